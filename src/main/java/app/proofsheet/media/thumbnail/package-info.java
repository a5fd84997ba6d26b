/** Small pictures kept in the user's cache folder. */
@NullMarked
package app.proofsheet.media.thumbnail;

import org.jspecify.annotations.NullMarked;
