package app.proofsheet.ui.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;

/**
 * Takes faults nobody expected: logs each once, gives it a short stable code, and shows one card
 * that counts repeats. When memory runs out the pictures in memory go first. Works from any thread
 * and with no window.
 */
public final class LastResort implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(LastResort.class.getName());

    private final Executor fx;
    private volatile Consumer<Fault> show = fault -> {};
    private volatile Runnable freeMemory = () -> {};
    private String lastCode = "";
    private int times;

    /**
     * A fault to be shown.
     *
     * @param code short and stable, for searching: the same fault has the same code
     * @param times how often it happened in a row
     * @param details the whole story, to be copied
     */
    public record Fault(String code, int times, String details) {}

    /** A handler that hands faults over to the FX thread. */
    public LastResort(Executor fx) {
        this.fx = fx;
    }

    /** Where faults are shown; called on the FX thread. */
    public void showWith(Consumer<Fault> shower) {
        show = shower;
    }

    /** What to let go of when memory runs out. */
    public void freeMemoryWith(Runnable action) {
        freeMemory = action;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        if (fault instanceof OutOfMemoryError) {
            freeMemory.run();
        }
        String code = code(fault);
        int count;
        synchronized (this) {
            times = code.equals(lastCode) ? times + 1 : 1;
            lastCode = code;
            count = times;
        }
        if (count == 1) {
            LOG.log(Level.SEVERE, "Unexpected fault " + code + " in " + thread.getName(), fault);
        }
        StringWriter details = new StringWriter();
        fault.printStackTrace(new PrintWriter(details, true));
        Fault told = new Fault(code, count, "Proofsheet fault " + code + "\n" + details);
        fx.execute(() -> show.accept(told));
    }

    /** Four letters and digits from the kind of the fault and the place in this program. */
    static String code(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        CRC32 crc = new CRC32();
        StringBuilder place = new StringBuilder(root.getClass().getName());
        for (StackTraceElement element : root.getStackTrace()) {
            if (element.getClassName().startsWith("app.proofsheet.")) {
                place.append(element.getClassName()).append('.').append(element.getMethodName());
                break;
            }
        }
        crc.update(place.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String digits = Long.toString(crc.getValue(), 36).toUpperCase(Locale.ROOT);
        return ("0000" + digits).substring(digits.length());
    }
}
