package app.proofsheet.jobs.store;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of {@code queue.db}. {@code scheduled_tasks} has the columns db-scheduler documents;
 * the others are ours. {@code jobs.released} is 0 while a job waits to be made due (for a free
 * place, for a pause to end, or because someone asked to hurry); {@code jobs.place} orders the jobs
 * with room between two, {@code jobs.wait_ms} is how long the next step was told to wait, and
 * {@code paused.holds} says what a pause holds back.
 */
final class QueueSchema {

    /** Version of our tables, in {@code PRAGMA user_version}. */
    static final int VERSION = 2;

    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists scheduled_tasks (
                        task_name text not null,
                        task_instance text not null,
                        task_data blob,
                        execution_time integer,
                        picked integer not null,
                        picked_by text,
                        last_success integer,
                        last_failure integer,
                        consecutive_failures integer,
                        last_heartbeat integer,
                        version integer not null,
                        priority integer,
                        primary key (task_name, task_instance))\
                    """,
                    "create index if not exists due on scheduled_tasks (execution_time)",
                    "create index if not exists alive on scheduled_tasks (last_heartbeat)",
                    """
                    create table if not exists jobs (
                        seq integer primary key autoincrement,
                        revision integer not null,
                        provider text not null,
                        state text not null,
                        asset_dir text not null,
                        run_id text not null,
                        wish text not null,
                        generation integer not null,
                        released integer not null,
                        stopped_queue integer not null,
                        snapshot text not null)\
                    """,
                    "create index if not exists job_revision on jobs (revision)",
                    "create index if not exists job_state on jobs (provider, state)",
                    """
                    create table if not exists paused (
                        provider text primary key,
                        reason text not null)\
                    """,
                    """
                    create table if not exists meta (
                        name text primary key,
                        value integer not null)\
                    """,
                    "insert or ignore into meta (name, value) values ('revision', 0)");

    private static final List<String> SINCE_2 =
            List.of(
                    "alter table jobs add column place integer not null default 0",
                    "update jobs set place = seq * " + JobTable.ROOM,
                    "alter table jobs add column wait_ms integer not null default 0",
                    "alter table paused add column holds text not null default 'everything'",
                    "drop index job_state",
                    "create index job_state on jobs (provider, state, released)",
                    "create index job_place on jobs (place)",
                    "create index job_run on jobs (asset_dir, run_id)",
                    "create index job_held on jobs (state, provider, place) where released = 0");

    private QueueSchema() {}

    /**
     * Creates what is missing and carries an older file on.
     *
     * @throws FailureException {@code queue_newer}
     */
    static void prepare(Connection connection, Path file) throws SQLException {
        int version = number(connection, "pragma user_version");
        if (version > VERSION) {
            throw new FailureException(
                    Failure.of(
                                    "queue_newer",
                                    FailureKind.STORAGE,
                                    "The queue of this work folder was written by a newer"
                                            + " Proofsheet.")
                            .withKept("The queue stays as it is.")
                            .withNext("Open the folder with the newer program.")
                            .withDetail(file + " has version " + version));
        }
        try (Statement statement = connection.createStatement()) {
            // Finds a file that opens but cannot be trusted, before a job depends on it.
            try (ResultSet check = statement.executeQuery("pragma quick_check(1)")) {
                if (!check.next() || !"ok".equals(check.getString(1))) {
                    throw new org.sqlite.SQLiteException(
                            "quick_check found damage", org.sqlite.SQLiteErrorCode.SQLITE_CORRUPT);
                }
            }
            if (version == VERSION) {
                return;
            }
            connection.setAutoCommit(false);
            // Once more, now that no other program can write: one of two does it.
            int before = number(connection, "pragma user_version");
            if (before < 1) {
                for (String table : TABLES) {
                    statement.executeUpdate(table);
                }
            }
            if (before < 2) {
                for (String change : SINCE_2) {
                    statement.executeUpdate(change);
                }
                statement.executeUpdate("pragma user_version = " + VERSION);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
