/** Two pictures with zoom and pan locked together. */
@NullMarked
package app.proofsheet.ui.compare;

import org.jspecify.annotations.NullMarked;
