/** Tests of how the program is put together. */
@NullMarked
package app.proofsheet.wiring;

import org.jspecify.annotations.NullMarked;
