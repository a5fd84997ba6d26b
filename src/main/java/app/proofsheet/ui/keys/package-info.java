/** The keys of the studio: the sheet that shows them and the card that changes them. */
@NullMarked
package app.proofsheet.ui.keys;

import org.jspecify.annotations.NullMarked;
