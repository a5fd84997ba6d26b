package app.proofsheet.provider.hosted;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One answered call.
 *
 * @param status HTTP status
 * @param body the body as text, {@code ""} when none
 * @param retryAfter the server's hint, null when none
 */
record HostedReply(int status, String body, @Nullable Duration retryAfter) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
