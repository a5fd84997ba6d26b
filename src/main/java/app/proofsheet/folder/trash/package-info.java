/** The trash of the operating system, without a window toolkit. */
@NullMarked
package app.proofsheet.folder.trash;

import org.jspecify.annotations.NullMarked;
