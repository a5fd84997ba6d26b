package app.proofsheet.ui.control;

import app.proofsheet.ui.text.Texts;

/** The words of the controls themselves. */
final class ControlTexts {

    private static final Texts TEXTS = Texts.of("control");

    private ControlTexts() {}

    static String get(String key, Object... arguments) {
        return TEXTS.get(key, arguments);
    }
}
