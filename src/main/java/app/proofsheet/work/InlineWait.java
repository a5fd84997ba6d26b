package app.proofsheet.work;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import java.time.Duration;
import java.util.Map;

/**
 * How long a submit on the legacy wire itself looks for the result, as its environment variables
 * say (spec/hosted-media-api.md §7).
 *
 * @param looks most looks; 0 for none
 * @param budget no look begins later than this after the submit
 * @param interval pause between two looks
 * @param retries looks that may fail one after the other because of the connection
 */
public record InlineWait(int looks, Duration budget, Duration interval, int retries) {

    private static final String PREFIX = "POSTPLUS_HOSTED_MEDIA_";

    /** No waiting. */
    public static final InlineWait NONE = new InlineWait(0, Duration.ZERO, Duration.ZERO, 0);

    /**
     * Reads the variables.
     *
     * @throws FailureException {@code hosted_media_wait_setting} when one is not a whole number
     */
    public static InlineWait of(Map<String, String> environment) {
        int budget = number(environment, "POLL_TIMEOUT_MS", 0);
        int interval = number(environment, "POLL_INTERVAL_MS", 2000);
        int inBudget = Math.max(1, Math.ceilDiv(budget, Math.max(1, interval)));
        int looks = number(environment, "POLL_ATTEMPTS", inBudget);
        int retries = number(environment, "STATUS_TRANSIENT_RETRIES", 2);
        return new InlineWait(
                budget == 0 ? 0 : looks,
                Duration.ofMillis(budget),
                Duration.ofMillis(interval),
                retries);
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String given = environment.getOrDefault(PREFIX + name, "").strip();
        if (given.isEmpty()) {
            return otherwise;
        }
        if (!given.matches("\\d{1,9}")) {
            throw new FailureException(
                    Failure.of(
                                    "hosted_media_wait_setting",
                                    FailureKind.INPUT,
                                    "The variable " + PREFIX + name + " is not a whole number.")
                            .withKept("Nothing was sent.")
                            .withNext("Give milliseconds or a count, or unset it."));
        }
        return Integer.parseInt(given);
    }
}
