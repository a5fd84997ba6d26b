/** The studio's start, wiring, main window, shutdown and last-resort error screen. */
@NullMarked
package app.proofsheet.ui.app;

import org.jspecify.annotations.NullMarked;
