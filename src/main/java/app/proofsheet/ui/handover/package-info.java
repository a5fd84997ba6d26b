/** The card that hands pictures over: a hand-off or a contact sheet. */
@NullMarked
package app.proofsheet.ui.handover;

import org.jspecify.annotations.NullMarked;
