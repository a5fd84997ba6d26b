/** Verdicts, decisions and their inverses. */
@NullMarked
package app.proofsheet.domain.review;

import org.jspecify.annotations.NullMarked;
