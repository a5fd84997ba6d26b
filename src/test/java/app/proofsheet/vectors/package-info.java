/** Replays the recorded behaviour of the 2026-05 reference against the program. */
@NullMarked
package app.proofsheet.vectors;

import org.jspecify.annotations.NullMarked;
