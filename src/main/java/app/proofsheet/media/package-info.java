/** Picture headers, text in pictures, thumbnails and difference maps; no JavaFX. */
@NullMarked
package app.proofsheet.media;

import org.jspecify.annotations.NullMarked;
