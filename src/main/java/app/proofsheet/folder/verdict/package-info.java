/** Verdicts carried out on disk: moves that never overwrite and survive a crash. */
@NullMarked
package app.proofsheet.folder.verdict;

import org.jspecify.annotations.NullMarked;
