/** Tests of the queue on disk. */
@NullMarked
package app.proofsheet.jobs.store;

import org.jspecify.annotations.NullMarked;
