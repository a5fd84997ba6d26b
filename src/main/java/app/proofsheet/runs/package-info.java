/** The engine of runs: submits, looks, saves; never buys twice and never loses what was paid. */
@NullMarked
package app.proofsheet.runs;

import org.jspecify.annotations.NullMarked;
