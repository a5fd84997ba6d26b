/** Carries one run through submit, poll and save, records first. */
@NullMarked
package app.proofsheet.runs;

import org.jspecify.annotations.NullMarked;
