/** Reusable controls: picture grid, chip field, zoom and compare panes, JSON viewer. */
@NullMarked
package app.proofsheet.ui.control;

import org.jspecify.annotations.NullMarked;
