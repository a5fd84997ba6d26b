package app.proofsheet.ui.notice;

import org.jspecify.annotations.Nullable;

/** Asks before something that costs money or cannot be taken back. */
@FunctionalInterface
public interface Confirm {

    /** Asks; {@code yes} runs on the FX thread when the person agrees, nothing runs otherwise. */
    void ask(Question question, Runnable yes);

    /**
     * A question.
     *
     * @param title what it is about
     * @param text what happens, one or two sentences
     * @param deed the button that does it, a verb ("Pay again")
     * @param danger true when it costs money or loses something
     * @param detail text that can be copied, null when none
     */
    record Question(
            String title, String text, String deed, boolean danger, @Nullable String detail) {}
}
