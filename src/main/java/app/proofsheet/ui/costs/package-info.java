/** What was spent, by persona, campaign, model, asset or day, and the ceilings. */
@NullMarked
package app.proofsheet.ui.costs;

import org.jspecify.annotations.NullMarked;
