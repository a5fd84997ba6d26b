/** Hand-offs: approved pictures with what a client may see of their records, in a folder or zip. */
@NullMarked
package app.proofsheet.folder.handover;

import org.jspecify.annotations.NullMarked;
