/** Everything known about one picture, and what differs between two. */
@NullMarked
package app.proofsheet.ui.inspect;

import org.jspecify.annotations.NullMarked;
