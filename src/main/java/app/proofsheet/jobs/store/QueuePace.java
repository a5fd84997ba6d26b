package app.proofsheet.jobs.store;

import java.time.Duration;

/**
 * How often the queue looks at its file.
 *
 * @param due between two looks for steps that are due
 * @param watch between two looks for changes made by other programs; at most one second
 * @param heartbeat between two signs of life of a running step; a step without a sign for four of
 *     them is taken over
 * @param goodbye how long closing waits for running steps before it interrupts them
 */
public record QueuePace(Duration due, Duration watch, Duration heartbeat, Duration goodbye) {

    /** For people: quick enough to feel immediate, idle enough to cost nothing. */
    public static final QueuePace NORMAL =
            new QueuePace(
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5));
}
