package app.proofsheet.cli;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log is for finding faults, not for producers: silent unless {@code PROOFSHEET_LOG} names a
 * level ({@code warning}, {@code info}, {@code fine}); then it goes to stderr.
 */
public final class LogSetting {

    private static final String VARIABLE = "PROOFSHEET_LOG";

    private LogSetting() {}

    /** Sets the level of the process. */
    public static void apply(UnaryOperator<String> environment) {
        Level level = level(environment.apply(VARIABLE));
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(level);
        }
    }

    /** The level a word names; anything unknown is silence. */
    static Level level(String word) {
        try {
            return Level.parse(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Level.OFF;
        }
    }
}
