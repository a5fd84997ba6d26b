/** The embedded engine: draws persona pictures on this machine, honest about being a sketch. */
@NullMarked
package app.proofsheet.provider.offline;

import org.jspecify.annotations.NullMarked;
