/** The one JSON dialect the program writes, and a tolerant reader that names what is wrong. */
@NullMarked
package app.proofsheet.json;

import org.jspecify.annotations.NullMarked;
