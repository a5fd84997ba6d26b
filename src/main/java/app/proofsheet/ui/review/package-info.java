/** The rubric, the reviewer's note and the verdict buttons. */
@NullMarked
package app.proofsheet.ui.review;

import org.jspecify.annotations.NullMarked;
