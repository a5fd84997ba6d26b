/** Tests of the wiring. */
@NullMarked
package app.proofsheet.wiring;

import org.jspecify.annotations.NullMarked;
