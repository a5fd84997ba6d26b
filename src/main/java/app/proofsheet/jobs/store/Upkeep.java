package app.proofsheet.jobs.store;

import app.proofsheet.folder.ProgramName;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks after executions whose program ended, hangs or lost its clock. Whether a step lives is told
 * by its sign of life changing while we watch, never by what time it says: the clocks of two looks
 * may be a year apart after somebody set the clock, and both stand still while the machine sleeps.
 */
final class Upkeep {

    private static final int MISSED = 4;

    /** Looks further apart than this tell of a sleep, not of somebody else's silence. */
    private static final int LATE = 2;

    /** Small steps of the clock are the business of whoever keeps it right. */
    private static final Duration SLACK = StepSchedule.AFTER_TROUBLE.plusSeconds(1);

    private final String program;
    private final Supplier<Set<String>> executing;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration patience;
    private final Duration late;
    private final Map<String, Seen> seen = new HashMap<>();
    private long lastLook;
    private Instant lastTime = Instant.MIN;

    /**
     * Looks after the executions of one file.
     *
     * @param program the name under which this program picks steps
     * @param executing names of the executions that run in this program now
     * @param nanos a clock nobody can set, in nanoseconds
     */
    Upkeep(
            String program,
            Supplier<Set<String>> executing,
            Clock clock,
            LongSupplier nanos,
            QueuePace pace) {
        this.program = program;
        this.executing = executing;
        this.clock = clock;
        this.nanos = nanos;
        this.patience = pace.heartbeat().multipliedBy(MISSED);
        this.late = pace.heartbeat().multipliedBy(LATE);
        this.lastLook = nanos.getAsLong();
    }

    /** A sign of life and when it was seen first. */
    private record Seen(long sign, long since) {}

    private record Picked(String execution, String by, long sign) {}

    /** Gives a sign of life for our own steps, frees dead ones; true when something became due. */
    boolean look(Connection c) throws SQLException {
        signal(c);
        boolean freed = freeEnded(c) + freeSilent(c) > 0;
        boolean wentBack = clock.instant().isBefore(lastTime);
        lastTime = clock.instant();
        return bringNear(c) || freed || wentBack;
    }

    private void signal(Connection c) throws SQLException {
        for (String execution : executing.get()) {
            JobTable.execute(
                    c,
                    "update scheduled_tasks set last_heartbeat = max(coalesce(last_heartbeat, 0) +"
                            + " 1, ?) where picked = 1 and picked_by = ? and task_instance = ?",
                    clock.millis(),
                    program,
                    execution);
        }
    }

    /** Frees the steps of programs of this machine that ended without letting go of them. */
    int freeEnded(Connection c) throws SQLException {
        Map<String, Boolean> gone = new HashMap<>();
        int freed = 0;
        for (Picked picked : picked(c)) {
            if (!picked.by().equals(program)
                    && gone.computeIfAbsent(picked.by(), ProgramName::isGone)) {
                free(c, picked);
                freed++;
            }
        }
        return freed;
    }

    /** Frees steps that gave no sign of life for long: of other machines, or stuck between two. */
    private int freeSilent(Connection c) throws SQLException {
        long now = nanos.getAsLong();
        if (now - lastLook > late.toNanos()) {
            // We were away ourselves; whoever shares our machine was, too.
            seen.clear();
        }
        lastLook = now;
        Set<String> still = new HashSet<>();
        Set<String> ours = executing.get();
        int freed = 0;
        for (Picked picked : picked(c)) {
            still.add(picked.execution());
            Seen before = seen.get(picked.execution());
            if (before == null || before.sign() != picked.sign()) {
                seen.put(picked.execution(), new Seen(picked.sign(), now));
            } else if (now - before.since() > patience.toNanos()
                    && !ours.contains(picked.execution())) {
                free(c, picked);
                freed++;
            }
        }
        seen.keySet().retainAll(still);
        return freed;
    }

    private static List<Picked> picked(Connection c) throws SQLException {
        List<Picked> picked = new ArrayList<>();
        try (PreparedStatement p =
                        c.prepareStatement(
                                "select task_instance, picked_by, last_heartbeat from"
                                        + " scheduled_tasks where picked = 1");
                ResultSet r = p.executeQuery()) {
            while (r.next()) {
                @Nullable String by = r.getString(2);
                picked.add(new Picked(r.getString(1), by == null ? "" : by, r.getLong(3)));
            }
        }
        return picked;
    }

    private void free(Connection c, Picked picked) throws SQLException {
        JobTable.execute(
                c,
                "update scheduled_tasks set picked = 0, picked_by = null, last_heartbeat = null,"
                        + " execution_time = ?, version = version + 1 where picked = 1 and"
                        + " task_instance = ? and picked_by = ?",
                clock.millis(),
                picked.execution(),
                picked.by());
    }

    /**
     * A step that is further away than it was told to wait was given its time before the clock went
     * back; it is due now rather than when that time comes again.
     */
    private boolean bringNear(Connection c) throws SQLException {
        long now = clock.millis();
        List<String> far = new ArrayList<>();
        try (PreparedStatement p =
                c.prepareStatement(
                        "select task_instance, execution_time from scheduled_tasks where"
                                + " execution_time > ? and execution_time < ? and picked = 0")) {
            p.setLong(1, now + SLACK.toMillis());
            p.setLong(2, StepSchedule.PARKED.toEpochMilli());
            try (ResultSet r = p.executeQuery()) {
                while (r.next()) {
                    String execution = r.getString(1);
                    String job = execution.substring(0, execution.lastIndexOf('/'));
                    long wait = JobTable.waitMillis(c, job);
                    if (r.getLong(2) > now + SLACK.toMillis() + wait) {
                        far.add(execution);
                    }
                }
            }
        }
        for (String execution : far) {
            JobTable.execute(
                    c,
                    "update scheduled_tasks set execution_time = ?, version = version + 1 where"
                            + " picked = 0 and task_instance = ?",
                    now,
                    execution);
        }
        return !far.isEmpty();
    }
}
