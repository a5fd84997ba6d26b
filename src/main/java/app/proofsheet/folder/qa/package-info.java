/** Verdicts as records: the decision journal, what follows from it, the review page. */
@NullMarked
package app.proofsheet.folder.qa;

import org.jspecify.annotations.NullMarked;
