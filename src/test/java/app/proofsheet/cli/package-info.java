/** Tests of the command line. */
@NullMarked
package app.proofsheet.cli;

import org.jspecify.annotations.NullMarked;
