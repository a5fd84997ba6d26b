package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLException;

/**
 * Why no answer came, read from all nested causes (defect D45): the outermost exception of a client
 * rarely says it.
 */
enum ConnectionTrouble {
    DNS(
            "dns_resolution_failed",
            "The name %s is not known to the network.",
            "Check the network connection and the address of the service, then look again."),
    REFUSED(
            "connection_refused",
            "%s takes no connections.",
            "Check the address of the service, or wait until it runs again."),
    TLS(
            "tls_failed",
            "No safe connection to %s came about.",
            "Check the clock and the certificates of this machine, and the address."),
    TIMEOUT("timed_out", "%s did not answer in time.", "Look again in a while."),
    BROKEN(
            "network_request_failed",
            "The connection to %s broke.",
            "Check the network connection and look again.");

    private static final int LEVELS = 4;
    private static final int DEEPEST = 16;

    private final String code;
    private final String sentence;
    private final String next;

    ConnectionTrouble(String code, String sentence, String next) {
        this.code = code;
        this.sentence = sentence;
        this.next = next;
    }

    /** The trouble behind an exception. */
    static ConnectionTrouble of(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        if (has(causes, UnknownHostException.class)) {
            return DNS;
        }
        // A reset under an established TLS connection is wrapped as well; it is no TLS trouble.
        if (has(causes, SSLException.class) && !has(causes, SocketException.class)) {
            return TLS;
        }
        if (has(causes, InterruptedIOException.class)) {
            return TIMEOUT;
        }
        return has(causes, ConnectException.class) || has(causes, NoRouteToHostException.class)
                ? REFUSED
                : BROKEN;
    }

    /**
     * As a failure that names the host alone, never a path.
     *
     * @param prefix first part of the code, for example {@code hosted_media}
     */
    Failure failure(String prefix, String host, Throwable thrown) {
        return Failure.of(prefix + "_" + code, FailureKind.TRANSPORT, said(host))
                .withNext(next)
                .withDetail(detail(thrown));
    }

    /** The sentence about a host. */
    String said(String host) {
        return String.format(Locale.ROOT, sentence, host);
    }

    /** True when the same read may well work a moment later. */
    boolean mayPass() {
        return this == BROKEN || this == REFUSED;
    }

    /** At most four levels of causes, without addresses and secrets. */
    static String detail(Throwable thrown) {
        List<String> levels = new ArrayList<>();
        for (Throwable cause : causes(thrown)) {
            if (levels.size() == LEVELS) {
                break;
            }
            String message = cause.getMessage();
            levels.add(
                    cause.getClass().getSimpleName()
                            + (message == null ? "" : ": " + Redaction.of(message)));
        }
        return String.join(", caused by ", levels);
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown;
                cause != null && causes.size() < DEEPEST;
                cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
