/** Picture headers, thumbnails and pixel work on disk files; no JavaFX. */
@NullMarked
package app.proofsheet.media;

import org.jspecify.annotations.NullMarked;
