package app.proofsheet.ui.queue;

/**
 * A pause, as it is told above the rows.
 *
 * @param provider provider id, {@code "*"} for all
 * @param text who is paused and why
 * @param resume the button
 * @param effect what one resume will do
 */
public record PauseRow(String provider, String text, String resume, String effect) {}
