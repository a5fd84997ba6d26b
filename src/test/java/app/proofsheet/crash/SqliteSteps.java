package app.proofsheet.crash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** Tells before every commit of the queue's database, as long as it is open. */
final class SqliteSteps implements AutoCloseable, Driver {

    private final Driver real;
    private final WatchedDisk.Steps steps;

    private SqliteSteps(Driver real, WatchedDisk.Steps steps) {
        this.real = real;
        this.steps = steps;
    }

    /** Takes the driver's place. */
    static SqliteSteps tell(WatchedDisk.Steps steps) {
        try {
            Driver real = DriverManager.getDriver("jdbc:sqlite:");
            SqliteSteps told = new SqliteSteps(real, steps);
            DriverManager.deregisterDriver(real);
            DriverManager.registerDriver(told);
            return told;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            DriverManager.deregisterDriver(this);
            DriverManager.registerDriver(real);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = real.connect(url, info);
        if (connection == null) {
            return null;
        }
        return (Connection)
                Proxy.newProxyInstance(
                        SqliteSteps.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                told("before a commit of the queue");
                            }
                            Object result;
                            try {
                                result = method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            if (method.getName().equals("commit")) {
                                told("after a commit of the queue");
                            }
                            return result;
                        });
    }

    private void told(String step) throws SQLException {
        try {
            steps.before(step);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return real.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("sqlite");
    }
}
