/** Send to edit: what the feedback is about, what must stay, and the edits that run. */
@NullMarked
package app.proofsheet.ui.edit;

import org.jspecify.annotations.NullMarked;
