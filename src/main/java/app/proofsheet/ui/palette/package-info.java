/** The palette: one field that finds every action, asset, run and picture. */
@NullMarked
package app.proofsheet.ui.palette;

import org.jspecify.annotations.NullMarked;
