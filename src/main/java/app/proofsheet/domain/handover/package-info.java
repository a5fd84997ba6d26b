/** What is given to a client: forms of contact sheets, what a hand-off holds. */
@NullMarked
package app.proofsheet.domain.handover;

import org.jspecify.annotations.NullMarked;
