/** Every expected way things go wrong, as values. */
@NullMarked
package app.proofsheet.domain.failure;

import org.jspecify.annotations.NullMarked;
