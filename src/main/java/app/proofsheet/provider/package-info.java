/** The port an image service must fill, and what it may answer. */
@NullMarked
package app.proofsheet.provider;

import org.jspecify.annotations.NullMarked;
