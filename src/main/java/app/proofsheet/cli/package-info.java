/** Commands: parse, call a use case, print. */
@NullMarked
package app.proofsheet.cli;

import org.jspecify.annotations.NullMarked;
