/** The asset folder: paths, codecs, atomic writes, locks. */
@NullMarked
package app.proofsheet.folder;

import org.jspecify.annotations.NullMarked;
