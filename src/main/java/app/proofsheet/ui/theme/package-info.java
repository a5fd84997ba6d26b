/** The look: AtlantaFX Primer, our tokens and style sheets, dark and light. */
@NullMarked
package app.proofsheet.ui.theme;

import org.jspecify.annotations.NullMarked;
