/** The bridge to the FX thread and to work off it; nothing visible. */
@NullMarked
package app.proofsheet.ui.fx;

import org.jspecify.annotations.NullMarked;
