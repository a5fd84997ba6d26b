/** One picture at a time, with filmstrip and verdict bar. */
@NullMarked
package app.proofsheet.ui.loupe;

import org.jspecify.annotations.NullMarked;
