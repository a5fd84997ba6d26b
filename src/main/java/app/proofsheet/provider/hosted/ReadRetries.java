package app.proofsheet.provider.hosted;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Repeats of free reads (spec/hosted-media-api.md §10.4). Nothing is waited out twice: a look at a
 * run and a search for a lost submit answer with the server's {@code Retry-After} and are repeated
 * by whoever asked (the run engine has its own patience), so they are sent once here. Repeated here
 * are the reads whose answers end at their caller: price, balance, readiness, the address of a
 * finished picture and the picture itself. Submits, uploads and renewals are never repeated, and
 * the legacy wire, whose clients repeat nothing, has no repeats at all.
 *
 * @param attempts most sends of one read, 1 for no repeats
 * @param pause wait before the first repeat, doubled before each further one
 * @param longest longest wait; a server that wants more gets no repeat
 */
record ReadRetries(int attempts, Duration pause, Duration longest) {

    /** Two repeats within a second and a half. */
    static ReadRetries standard() {
        return new ReadRetries(3, Duration.ofMillis(500), Duration.ofSeconds(10));
    }

    /** One send, no repeats. */
    static ReadRetries none() {
        return new ReadRetries(1, Duration.ZERO, Duration.ZERO);
    }

    /** One send of a read. */
    @FunctionalInterface
    interface Read {
        /** Sends it. */
        HostedReply send() throws HostedTrouble, InterruptedException;
    }

    /** The first answer that is not a passing trouble, else the last one. */
    HostedReply run(Read read) throws HostedTrouble, InterruptedException {
        for (int sent = 1; ; sent++) {
            Duration wait;
            try {
                HostedReply reply = read.send();
                wait = HostedErrors.mayPass(reply) ? waitAfter(sent, reply.retryAfter()) : null;
                if (wait == null) {
                    return reply;
                }
            } catch (HostedTrouble e) {
                wait = e.mayPass() ? waitAfter(sent, null) : null;
                if (wait == null) {
                    throw e;
                }
            }
            Thread.sleep(wait);
        }
    }

    /**
     * How long to wait before the next send, null when there should be none.
     *
     * @param sent sends so far
     * @param wanted what the server asked for, null when it did not
     */
    @Nullable Duration waitAfter(int sent, @Nullable Duration wanted) {
        if (sent >= attempts) {
            return null;
        }
        Duration own = pause.multipliedBy(1L << (sent - 1));
        Duration wait = wanted != null && wanted.compareTo(own) > 0 ? wanted : own;
        return wait.compareTo(longest) > 0 ? null : wait;
    }
}
