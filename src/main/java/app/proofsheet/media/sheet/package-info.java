/** Contact sheets as PNG, PDF and HTML; thumbnails are decoded one at a time. */
@NullMarked
package app.proofsheet.media.sheet;

import org.jspecify.annotations.NullMarked;
