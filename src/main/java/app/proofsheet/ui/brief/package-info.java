/** The brief form, its gate, and the button that queues it. */
@NullMarked
package app.proofsheet.ui.brief;

import org.jspecify.annotations.NullMarked;
