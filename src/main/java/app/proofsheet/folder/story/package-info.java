/** The records behind one picture, read for people: files as text, attempts as a timeline. */
@NullMarked
package app.proofsheet.folder.story;

import org.jspecify.annotations.NullMarked;
