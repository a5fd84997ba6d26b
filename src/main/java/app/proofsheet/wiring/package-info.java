/** Makes the parts and hands them to the command line and to the studio. */
@NullMarked
package app.proofsheet.wiring;

import org.jspecify.annotations.NullMarked;
