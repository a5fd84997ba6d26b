/** The brief on disk: its document, its page for reading, the gate's answer, the contract. */
@NullMarked
package app.proofsheet.folder.brief;

import org.jspecify.annotations.NullMarked;
