package app.proofsheet.provider.hosted;

import java.time.Duration;

/**
 * How long each kind of call may take from its first byte out to its last byte in, redirects and
 * repeats of a transfer included (spec/hosted-media-api.md §13). There are no shorter limits for
 * parts of a call: a service that holds a submit for two minutes is not cut off early.
 *
 * @param capability a capability call, submits among them
 * @param estimate a question for a price
 * @param auth a renewal of the sign-in
 * @param readiness a question whether the service is ready
 * @param account balance and runs
 * @param upload a signed PUT
 * @param download a signed GET, headers and body
 */
record Timeouts(
        Duration capability,
        Duration estimate,
        Duration auth,
        Duration readiness,
        Duration account,
        Duration upload,
        Duration download) {

    /** The limits of the service's own client. */
    static Timeouts standard() {
        return new Timeouts(
                Duration.ofSeconds(120),
                Duration.ofSeconds(120),
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                Duration.ofSeconds(120));
    }

    /** The limit of a call that carries the sign-in. */
    Duration of(HostedCall call) {
        return switch (call) {
            case SUBMIT, STATUS, UPLOAD, READ_URL, STORAGE_COPY -> capability;
            case ESTIMATE -> estimate;
            case REFRESH -> auth;
            case READINESS -> readiness;
            case BALANCE, RUNS -> account;
        };
    }
}
