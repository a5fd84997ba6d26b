package app.proofsheet.cli;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Whether a window can be shown, found out without loading a toolkit. */
final class Display {

    private Display() {}

    /**
     * Looks at the system.
     *
     * @param osName {@code os.name}
     * @param glassPlatform {@code glass.platform}, {@code ""} when not set
     * @param environment environment variables, {@code ""} when absent
     */
    static boolean isPresent(
            String osName, String glassPlatform, UnaryOperator<String> environment) {
        if (glassPlatform.equalsIgnoreCase("headless")) {
            return false;
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac") || os.startsWith("windows")) {
            return true;
        }
        return !environment.apply("DISPLAY").isBlank()
                || !environment.apply("WAYLAND_DISPLAY").isBlank();
    }

    /** Looks at this system. */
    static boolean isPresent(UnaryOperator<String> environment) {
        return isPresent(
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform", ""),
                environment);
    }
}
