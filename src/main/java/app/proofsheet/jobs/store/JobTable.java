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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements on the tables {@code jobs} and {@code meta}. */
final class JobTable {

    /** Room between the places of two jobs that were queued one after the other. */
    static final int ROOM = 1024;

    static final String IN_FLIGHT =
            Stream.of(JobState.SUBMITTING, JobState.PROCESSING, JobState.SAVING)
                    .map(s -> "'" + s.id() + "'")
                    .collect(Collectors.joining(", ", "(", ")"));
    static final String WAITING = "'" + JobState.WAITING.id() + "'";
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

    /** The waiting job that is first in the queue, 0 when none waits. */
    static long firstWaiting(Connection c) throws SQLException {
        return number(
                c, "select seq from jobs where state = " + WAITING + " order by place limit 1");
    }

    /** How long the next step of a job was told to wait, 0 when it is not known. */
    static long waitMillis(Connection c, String id) throws SQLException {
        return number(c, "select wait_ms from jobs where seq = ?", seqOf(id).orElse(0L));
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

    static long number(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement p = c.prepareStatement(sql)) {
            set(p, values);
            try (ResultSet r = p.executeQuery()) {
                return r.next() ? r.getLong(1) : 0;
            }
        }
    }

    static void set(PreparedStatement p, Object... values) throws SQLException {
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
