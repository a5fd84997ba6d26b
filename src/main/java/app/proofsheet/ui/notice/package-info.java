/** Notices, confirmations, and how failures reach the person. */
@NullMarked
package app.proofsheet.ui.notice;

import org.jspecify.annotations.NullMarked;
