/** Verdicts on disk: the decision journal, moves that survive a crash, the review page. */
@NullMarked
package app.proofsheet.folder.qa;

import org.jspecify.annotations.NullMarked;
