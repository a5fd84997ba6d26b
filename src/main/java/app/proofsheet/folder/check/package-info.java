/** Compares the files of an asset folder with its records; looks only. */
@NullMarked
package app.proofsheet.folder.check;

import org.jspecify.annotations.NullMarked;
