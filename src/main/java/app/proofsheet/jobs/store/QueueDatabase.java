package app.proofsheet.jobs.store;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * The file {@code queue.db} and this program's one connection to it.
 *
 * <p>One connection behind a fair lock: SQLite has one writer at a time anyway, every statement
 * here takes well under a millisecond, and a busy wait inside native code would hold a carrier
 * thread of the virtual threads. Other programs are waited for with {@code busy_timeout}. WAL keeps
 * readers and the writer apart. Every commit survives a kill of the program; those that a person or
 * money waits for ({@link #durably}) also survive a power cut, with all commits before them. What a
 * power cut may take back is how far a job was, and its run's records know that. Transactions begin
 * {@code IMMEDIATE}, because SQLite cannot upgrade a reader to a writer while another program
 * writes.
 *
 * <p>It is handed to db-scheduler as a {@link DataSource}; calls on a thread that is inside {@link
 * #transaction} join that transaction.
 */
final class QueueDatabase implements DataSource, AutoCloseable {

    private static final int BUSY_MILLIS = 15_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Connection connection;
    private final @Nullable Path movedAside;

    private QueueDatabase(Path file, Connection connection, @Nullable Path movedAside) {
        this.file = file;
        this.connection = connection;
        this.movedAside = movedAside;
    }

    /** Work on the connection. */
    interface SqlWork<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }

    /** Work that has no answer. */
    interface SqlDeed {
        /** Does it. */
        void on(Connection connection) throws SQLException;
    }

    /**
     * Opens the file, creating it and its folder. A file that is no database is renamed to {@code
     * queue.db.broken-<time>} and a new one begins; nothing is deleted.
     *
     * @throws FailureException {@code queue_not_writable}, {@code queue_newer}, {@code
     *     queue_unavailable}
     */
    static QueueDatabase open(Path file, Clock clock) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw notWritable(file, e);
        }
        try {
            return new QueueDatabase(file, connect(file), null);
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw failure(file, e);
            }
        }
        Path aside = moveAside(file, STAMP.format(clock.instant()));
        try {
            return new QueueDatabase(file, connect(file), aside);
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Properties properties = config.toProperties();
        Connection opened = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
        try {
            QueueSchema.prepare(opened, file);
            return opened;
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Opens an existing file in a folder that cannot be written, for reading only. Never changes
     * anything, so it sees the state of the last clean checkpoint.
     */
    static QueueDatabase openForReading(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        String address = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?immutable=1";
        try {
            return new QueueDatabase(
                    file, DriverManager.getConnection(address, config.toProperties()), null);
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Where a broken file was moved when this one was opened. */
    Optional<Path> movedAside() {
        return Optional.ofNullable(movedAside);
    }

    /** The file. */
    Path file() {
        return file;
    }

    /** As {@link #transaction}; it and all before it are on the disk itself when this returns. */
    <T> T durably(SqlWork<T> work) {
        lock.lock();
        try {
            pragma("synchronous = FULL");
            try {
                return transaction(work);
            } finally {
                pragma("synchronous = NORMAL");
            }
        } catch (SQLException e) {
            throw failure(file, e);
        } finally {
            lock.unlock();
        }
    }

    private void pragma(String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("pragma " + setting);
        }
    }

    /** Runs work in one transaction: all of it is written when this returns, or none. */
    <T> T transaction(SqlWork<T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1 && !connection.getAutoCommit()) {
                return work.on(connection);
            }
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** Runs work without an answer in one transaction. */
    void change(SqlDeed deed) {
        transaction(c -> {
            deed.on(c);
            return true;
        });
    }

    /** Reads without a transaction of its own. */
    <T> T read(SqlWork<T> work) {
        lock.lock();
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw failure(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** The connection, held by this thread until it is closed; may be taken again inside. */
    @Override
    public Connection getConnection() throws SQLException {
        lock.lock();
        return (Connection)
                Proxy.newProxyInstance(
                        QueueDatabase.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("close")) {
                                lock.unlock();
                                return null;
                            }
                            try {
                                return method.invoke(connection, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing is lost: every change was committed before it was told to anybody.
        } finally {
            lock.unlock();
        }
    }

    private static boolean isBroken(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (is(sqlite, SQLiteErrorCode.SQLITE_NOTADB)
                        || is(sqlite, SQLiteErrorCode.SQLITE_CORRUPT));
    }

    private static boolean is(SQLiteException e, SQLiteErrorCode code) {
        return (e.getResultCode().code & 0xff) == code.code;
    }

    private static Path moveAside(Path file, String stamp) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken-" + stamp);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            for (String tail : new String[] {"-wal", "-shm"}) {
                Path part = file.resolveSibling(file.getFileName() + tail);
                if (Files.exists(part)) {
                    Files.move(part, aside.resolveSibling(aside.getFileName() + tail));
                }
            }
            return aside;
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    static FailureException failure(Path file, SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            if (is(sqlite, SQLiteErrorCode.SQLITE_READONLY)
                    || is(sqlite, SQLiteErrorCode.SQLITE_CANTOPEN)
                    || is(sqlite, SQLiteErrorCode.SQLITE_PERM)) {
                return notWritable(file, e);
            }
            if (is(sqlite, SQLiteErrorCode.SQLITE_FULL)) {
                return new FailureException(
                        Failure.of(
                                        "disk_full",
                                        FailureKind.STORAGE,
                                        "The disk is full; the queue could not be written.")
                                .withKept("What was queued before is kept.")
                                .withNext("Free some space, then try again.")
                                .withDetail(e.getMessage()),
                        e);
            }
        }
        return new FailureException(
                Failure.of(
                                "queue_unavailable",
                                FailureKind.STORAGE,
                                "The queue of this work folder cannot be used right now.")
                        .withKept("What was queued before is kept.")
                        .withNext(
                                "Close other programs that use the folder, then try again: "
                                        + file.getFileName())
                        .withDetail(e.getMessage()),
                e);
    }

    private static FailureException notWritable(Path file, Exception e) {
        return new FailureException(
                Failure.of(
                                "queue_not_writable",
                                FailureKind.STORAGE,
                                "The work folder cannot be written, so nothing can be queued in"
                                        + " it.")
                        .withKept("Nothing was changed.")
                        .withNext("Make the folder writable, or work on a copy of it.")
                        .withDetail(file + ": " + e),
                e);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
