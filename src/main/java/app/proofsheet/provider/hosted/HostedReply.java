package app.proofsheet.provider.hosted;

import app.proofsheet.provider.Receipt;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One answered call.
 *
 * @param status HTTP status
 * @param body the body as text, {@code ""} when none
 * @param retryAfter the server's hint, null when none
 * @param receipt status and headers as they are kept beside the answer
 */
record HostedReply(int status, String body, @Nullable Duration retryAfter, Receipt receipt) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The type the server declared, {@code ""} when it did not. */
    String contentType() {
        return receipt.headers().getOrDefault("content-type", "");
    }
}
