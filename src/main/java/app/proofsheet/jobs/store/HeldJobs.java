package app.proofsheet.jobs.store;

import app.proofsheet.jobs.JobState;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Statements about jobs that wait to be made due. They read a few columns of the few rows that
 * matter now, however many jobs wait, because they run after every step.
 */
final class HeldJobs {

    private HeldJobs() {}

    /** Jobs in flight that wait to be made due. */
    static List<Held> inFlight(Connection c) throws SQLException {
        return held(
                c,
                "where released = 0 and state in " + JobTable.IN_FLIGHT + " order by place",
                List.of());
    }

    /** Waiting jobs of a provider that may begin next, first in the queue first. */
    static List<Held> waiting(Connection c, String provider, int atMost) throws SQLException {
        return held(
                c,
                "where released = 0 and state = "
                        + JobTable.WAITING
                        + " and provider = ? order by place limit ?",
                List.of(provider, atMost));
    }

    /** Waiting jobs of a provider that were made due and did not begin yet. */
    static List<Held> letGo(Connection c, String provider) throws SQLException {
        return held(
                c,
                "where released = 1 and state = " + JobTable.WAITING + " and provider = ?",
                List.of(provider));
    }

    /** Providers with waiting jobs. */
    static List<String> providers(Connection c) throws SQLException {
        List<String> providers = new ArrayList<>();
        String last = "";
        // One seek for each provider, however many jobs wait.
        try (PreparedStatement p =
                c.prepareStatement(
                        "select provider from jobs where released = 0 and state = "
                                + JobTable.WAITING
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

    /** Notes that a job was made due. */
    static void release(Connection c, long seq) throws SQLException {
        JobTable.execute(c, "update jobs set released = 1 where seq = ?", seq);
    }

    /** Notes that a job waits to be made due. */
    static void hold(Connection c, long seq) throws SQLException {
        JobTable.execute(c, "update jobs set released = 0 where seq = ?", seq);
    }

    private static List<Held> held(Connection c, String where, List<Object> values)
            throws SQLException {
        List<Held> held = new ArrayList<>();
        try (PreparedStatement p =
                c.prepareStatement("select seq, generation, provider, state from jobs " + where)) {
            JobTable.set(p, values.toArray());
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
}
