package app.proofsheet.jobs.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The places of jobs, in {@code jobs.place}: lower is sooner, with room between two for a third.
 */
final class QueueOrder {

    private QueueOrder() {}

    /** Puts a job directly before another one. */
    static void moveBefore(Connection c, long seq, long before) throws SQLException {
        if (seq == before) {
            return;
        }
        if (!squeezeIn(c, seq, before)) {
            spread(c);
            squeezeIn(c, seq, before);
        }
    }

    private static boolean squeezeIn(Connection c, long seq, long before) throws SQLException {
        long upper = JobTable.number(c, "select place from jobs where seq = ?", before);
        long lower =
                JobTable.number(
                        c,
                        "select coalesce(max(place), ?) from jobs where place < ? and seq <> ?",
                        upper - 2L * JobTable.ROOM,
                        upper,
                        seq);
        long middle = lower + (upper - lower) / 2;
        if (middle == lower) {
            return false;
        }
        JobTable.execute(c, "update jobs set place = ? where seq = ?", middle, seq);
        return true;
    }

    /** Makes room everywhere; the order stays. */
    private static void spread(Connection c) throws SQLException {
        JobTable.execute(
                c,
                "update jobs set place = spread.place from (select seq, "
                        + JobTable.ROOM
                        + " * row_number() over (order by place, seq) as place from jobs) as spread"
                        + " where spread.seq = jobs.seq");
    }
}
