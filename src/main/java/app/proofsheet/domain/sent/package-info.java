/** What a run asked for held against what was sent and what was made. */
@NullMarked
package app.proofsheet.domain.sent;

import org.jspecify.annotations.NullMarked;
