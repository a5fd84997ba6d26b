package app.proofsheet.provider.hosted;

import okhttp3.Headers;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads {@code Retry-After}: seconds, or a date held against the server's own clock. */
final class RetryAfter {

    /** A server may not park a job for longer than this. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** The wait a server asks for, null when it asks for none or says it unreadably. */
    static @Nullable Duration of(Headers headers, Clock clock) {
        String given = headers.get("retry-after");
        if (given == null) {
            return null;
        }
        Duration wait;
        if (given.trim().matches("\\d{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(given.trim()));
        } else {
            Instant until = headers.getInstant("retry-after");
            if (until == null) {
                return null;
            }
            Instant now = headers.getInstant("date");
            wait = Duration.between(now == null ? clock.instant() : now, until);
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
