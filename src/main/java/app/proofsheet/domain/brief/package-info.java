/** The brief as a value, the prompt composer, the gate and its findings. */
@NullMarked
package app.proofsheet.domain.brief;

import org.jspecify.annotations.NullMarked;
