/** The queue drawer. */
@NullMarked
package app.proofsheet.ui.queue;

import org.jspecify.annotations.NullMarked;
