/** Pictures as files: headers, decoding, hashes, thumbnails, difference maps; no JavaFX. */
@NullMarked
package app.proofsheet.media;

import org.jspecify.annotations.NullMarked;
