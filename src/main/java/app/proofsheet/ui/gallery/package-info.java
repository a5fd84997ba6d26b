/** The grid view of the pictures of an asset. */
@NullMarked
package app.proofsheet.ui.gallery;

import org.jspecify.annotations.NullMarked;
