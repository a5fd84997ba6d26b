/** The bar of verdict buttons below a picture, shared by loupe and compare. */
@NullMarked
package app.proofsheet.ui.verdict;

import org.jspecify.annotations.NullMarked;
