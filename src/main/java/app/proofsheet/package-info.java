/** The entry point: looks at the arguments and starts the command line or the studio. */
@NullMarked
package app.proofsheet;

import org.jspecify.annotations.NullMarked;
