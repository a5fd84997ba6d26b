/** Drives the real studio through the main job without a display. */
@NullMarked
package app.proofsheet.ui.tour;

import org.jspecify.annotations.NullMarked;
