package app.proofsheet.jobs.store;

import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements on the tables {@code jobs} and {@code meta}. */
final class JobTable {

    /** Room between the places of two jobs that were queued one after the other. */
    static final int ROOM = 1024;

    private static final String IN_FLIGHT =
            Stream.of(JobState.SUBMITTING, JobState.PROCESSING, JobState.SAVING)
                    .map(s -> "'" + s.id() + "'")
                    .collect(Collectors.joining(", ", "(", ")"));
    private static final String WAITING = "'" + JobState.WAITING.id() + "'";
    private static final String COLUMNS =
            "seq, wish, generation, released, stopped_queue, snapshot, wait_ms";

    private JobTable() {}

    static JobRow insert(Connection c, JobOrder order, Instant now) throws SQLException {
        try (PreparedStatement p =
                c.prepareStatement(
                        "insert into jobs (revision, provider, state, asset_dir, run_id, wish,"
                                + " generation, released, stopped_queue, snapshot, place)"
                                + " values (0, ?, ?, ?, ?, ?, 1, 0, 0, '', (select"
                                + " coalesce(max(place), 0) + "
                                + ROOM
                                + " from jobs))")) {
            p.setString(1, order.provider());
            p.setString(2, JobState.WAITING.id());
            p.setString(3, order.run().assetDir());
            p.setString(4, order.run().runId());
            p.setString(5, RunWish.CONTINUE.name());
            p.executeUpdate();
        }
        long seq = number(c, "select last_insert_rowid()");
        JobSnapshot first = SnapshotDraft.first(JobRow.id(seq), order, now);
        RunWish wish = order.newAttempt() ? RunWish.NEW_ATTEMPT : RunWish.CONTINUE;
        return change(c, new JobRow(seq, first, wish, 1, false, false, 0));
    }

    /** Writes a change that people see: it gets the next revision. */
    static JobRow change(Connection c, JobRow row) throws SQLException {
        long revision =
                number(
                        c,
                        "update meta set value = value + 1 where name = 'revision' returning"
                                + " value");
        JobSnapshot s = row.snapshot();
        JobRow numbered =
                row.with(
                        new JobSnapshot(
                                s.id(),
                                revision,
                                s.order(),
                                s.state(),
                                s.step(),
                                s.steps(),
                                s.polls(),
                                s.saved(),
                                s.fraction(),
                                s.paid(),
                                s.failure(),
                                s.choices(),
                                s.pictures(),
                                s.queuedAt(),
                                s.startedAt(),
                                s.finishedAt()));
        keep(c, numbered);
        return numbered;
    }

    /** Writes a change nobody sees. */
    static void keep(Connection c, JobRow row) throws SQLException {
        try (PreparedStatement p =
                c.prepareStatement(
                        "update jobs set revision = ?, state = ?, wish = ?, generation = ?,"
                                + " released = ?, stopped_queue = ?, snapshot = ?, wait_ms = ?"
                                + " where seq = ?")) {
            p.setLong(1, row.snapshot().revision());
            p.setString(2, row.snapshot().state().id());
            p.setString(3, row.wish().name());
            p.setInt(4, row.generation());
            p.setBoolean(5, row.released());
            p.setBoolean(6, row.stoppedQueue());
            p.setString(7, SnapshotCodec.write(row.snapshot()));
            p.setLong(8, row.waitMillis());
            p.setLong(9, row.seq());
            p.executeUpdate();
        }
    }

    static Optional<JobRow> find(Connection c, String id) throws SQLException {
        Optional<Long> seq = seqOf(id);
        if (seq.isEmpty()) {
            return Optional.empty();
        }
        return rows(c, "where seq = ?", seq.get()).stream().findFirst();
    }

    /** The unsettled job of a run. */
    static Optional<JobRow> unsettled(Connection c, RunRef run) throws SQLException {
        return rows(
                        c,
                        "where asset_dir = ? and run_id = ? and (state = "
                                + WAITING
                                + " or state in "
                                + IN_FLIGHT
                                + ")",
                        run.assetDir(),
                        run.runId())
                .stream()
                .findFirst();
    }

    /** All jobs in the order of the queue. */
    static List<JobRow> all(Connection c) throws SQLException {
        return rows(c, "order by place, seq");
    }

    /** Jobs nothing will happen to by itself any more are left out. */
    static List<JobRow> unsettled(Connection c) throws SQLException {
        return rows(
                c, "where state = " + WAITING + " or state in " + IN_FLIGHT + " order by place");
    }

    static List<JobRow> since(Connection c, long revision) throws SQLException {
        return rows(c, "where revision > ? order by revision", revision);
    }

    /** Jobs in flight that wait to be made due. */
    static List<Held> heldInFlight(Connection c) throws SQLException {
        return held(
                c, "where released = 0 and state in " + IN_FLIGHT + " order by place", List.of());
    }

    /** Waiting jobs of a provider that may begin next, first in the queue first. */
    static List<Held> heldWaiting(Connection c, String provider, int atMost) throws SQLException {
        return held(
                c,
                "where released = 0 and state = "
                        + WAITING
                        + " and provider = ? order by place limit ?",
                List.of(provider, atMost));
    }

    /** Waiting jobs of a provider that were made due and did not begin yet. */
    static List<Held> letGo(Connection c, String provider) throws SQLException {
        return held(
                c,
                "where released = 1 and state = " + WAITING + " and provider = ?",
                List.of(provider));
    }

    /** Providers with waiting jobs. */
    static List<String> waitingProviders(Connection c) throws SQLException {
        List<String> providers = new ArrayList<>();
        String last = "";
        // One seek for each provider, however many jobs wait.
        try (PreparedStatement p =
                c.prepareStatement(
                        "select provider from jobs where released = 0 and state = "
                                + WAITING
                                + " and provider > ? order by provider limit 1")) {
            while (true) {
                p.setString(1, last);
                try (ResultSet r = p.executeQuery()) {
                    if (!r.next()) {
                        return providers;
                    }
                    last = r.getString(1);
                    providers.add(last);
                }
            }
        }
    }

    /** The waiting job that is first in the queue, 0 when none waits. */
    static long firstWaiting(Connection c) throws SQLException {
        return number(
                c, "select seq from jobs where state = " + WAITING + " order by place limit 1");
    }

    /** How long the next step of a job was told to wait, 0 when it is not known. */
    static long waitMillis(Connection c, String id) throws SQLException {
        return number(c, "select wait_ms from jobs where seq = ?", seqOf(id).orElse(0L));
    }

    /** Notes that a job was made due. */
    static void release(Connection c, long seq) throws SQLException {
        execute(c, "update jobs set released = 1 where seq = ?", seq);
    }

    /** Jobs whose failure paused a provider. */
    static List<JobRow> stoppers(Connection c, String provider) throws SQLException {
        return rows(
                c,
                "where stopped_queue = 1 and (provider = ? or ? = '"
                        + PauseTable.EVERYTHING
                        + "') order by place",
                provider,
                provider);
    }

    /** Places taken at a provider: jobs in flight, and waiting ones already let go. */
    static int places(Connection c, String provider) throws SQLException {
        return (int)
                (number(
                                c,
                                "select count(*) from jobs where provider = ? and state in "
                                        + IN_FLIGHT,
                                provider)
                        + number(
                                c,
                                "select count(*) from jobs where provider = ? and state = "
                                        + WAITING
                                        + " and released = 1",
                                provider));
    }

    /** True when none of the jobs is unsettled; one that was cleared meanwhile had settled. */
    static boolean areSettled(Connection c, Iterable<String> ids) throws SQLException {
        try (PreparedStatement p =
                c.prepareStatement(
                        "select 1 from jobs where seq = ? and (state = "
                                + WAITING
                                + " or state in "
                                + IN_FLIGHT
                                + ")")) {
            for (String id : ids) {
                p.setLong(1, seqOf(id).orElse(0L));
                try (ResultSet r = p.executeQuery()) {
                    if (r.next()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    static void delete(Connection c, long seq) throws SQLException {
        execute(c, "delete from jobs where seq = ?", seq);
    }

    /** Notes that a job waits to be made due. */
    static void hold(Connection c, long seq) throws SQLException {
        execute(c, "update jobs set released = 0 where seq = ?", seq);
    }

    /** Writes nothing new: tells whether the file can be written. */
    static void touch(Connection c) throws SQLException {
        execute(c, "update meta set value = value where name = 'revision'");
    }

    static long revision(Connection c) throws SQLException {
        return number(c, "select value from meta where name = 'revision'");
    }

    static void execute(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement p = c.prepareStatement(sql)) {
            set(p, values);
            p.executeUpdate();
        }
    }

    private static List<JobRow> rows(Connection c, String where, Object... values)
            throws SQLException {
        List<JobRow> rows = new ArrayList<>();
        try (PreparedStatement p =
                c.prepareStatement("select " + COLUMNS + " from jobs " + where)) {
            set(p, values);
            try (ResultSet r = p.executeQuery()) {
                while (r.next()) {
                    rows.add(
                            new JobRow(
                                    r.getLong(1),
                                    SnapshotCodec.read(r.getString(6)),
                                    RunWish.valueOf(r.getString(2)),
                                    r.getInt(3),
                                    r.getBoolean(4),
                                    r.getBoolean(5),
                                    r.getLong(7)));
                }
            }
        }
        return rows;
    }

    private static List<Held> held(Connection c, String where, List<Object> values)
            throws SQLException {
        List<Held> held = new ArrayList<>();
        try (PreparedStatement p =
                c.prepareStatement("select seq, generation, provider, state from jobs " + where)) {
            set(p, values.toArray());
            try (ResultSet r = p.executeQuery()) {
                while (r.next()) {
                    held.add(
                            new Held(
                                    r.getLong(1),
                                    r.getInt(2),
                                    r.getString(3),
                                    JobState.valueOf(r.getString(4).toUpperCase(Locale.ROOT))));
                }
            }
        }
        return held;
    }

    /** What arranging needs to know of a job that waits to be made due. */
    record Held(long seq, int generation, String provider, JobState state) {
        /** Name of the execution that carries this life of the job. */
        String execution() {
            return JobRow.execution(seq, generation);
        }
    }

    static long number(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement p = c.prepareStatement(sql)) {
            set(p, values);
            try (ResultSet r = p.executeQuery()) {
                return r.next() ? r.getLong(1) : 0;
            }
        }
    }

    private static void set(PreparedStatement p, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            p.setObject(i + 1, values[i]);
        }
    }

    private static Optional<Long> seqOf(@Nullable String id) {
        if (id == null || !id.matches("job-\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(id.substring("job-".length())));
    }
}
