/** The asset folder's ground: safe paths, atomic writes, locks, tolerant reading. */
@NullMarked
package app.proofsheet.folder;

import org.jspecify.annotations.NullMarked;
