/** Runs, attempts, their states and next actions, cost. */
@NullMarked
package app.proofsheet.domain.run;

import org.jspecify.annotations.NullMarked;
