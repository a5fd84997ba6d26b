package app.proofsheet.jobs.store;

import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.StopRule.Hold;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Statements on the table {@code paused}. */
final class PauseTable {

    /** Stands for every provider. */
    static final String EVERYTHING = "*";

    private PauseTable() {}

    /** A pause with its reason and what it holds back. */
    record Pause(String reason, Hold hold) {}

    /** All pauses, by provider. */
    static Map<String, Pause> all(Connection c) throws SQLException {
        Map<String, Pause> pauses = new LinkedHashMap<>();
        try (PreparedStatement p =
                        c.prepareStatement(
                                "select provider, reason, holds from paused order by provider");
                ResultSet r = p.executeQuery()) {
            while (r.next()) {
                pauses.put(
                        r.getString(1),
                        new Pause(
                                r.getString(2),
                                Hold.valueOf(r.getString(3).toUpperCase(Locale.ROOT))));
            }
        }
        return pauses;
    }

    /** The reasons, by provider. */
    static Map<String, String> reasons(Connection c) throws SQLException {
        Map<String, String> reasons = new LinkedHashMap<>();
        all(c).forEach((provider, pause) -> reasons.put(provider, pause.reason()));
        return reasons;
    }

    /** True when one of the pauses holds a job of the provider in this state. */
    static boolean holds(Map<String, Pause> pauses, String provider, JobState state) {
        return holds(pauses.get(provider), state) || holds(pauses.get(EVERYTHING), state);
    }

    private static boolean holds(@Nullable Pause pause, JobState state) {
        if (pause == null) {
            return false;
        }
        return switch (pause.hold()) {
            case NOTHING -> false;
            case SUBMITS -> state == JobState.WAITING;
            case EVERYTHING -> true;
        };
    }

    /** Pauses; a pause that holds everything is not loosened by one that holds less. */
    static void pause(Connection c, String provider, String reason, Hold hold) throws SQLException {
        JobTable.execute(
                c,
                "insert into paused (provider, reason, holds) values (?, ?, ?)"
                        + " on conflict (provider) do update set reason = excluded.reason,"
                        + " holds = case holds when 'everything' then holds else excluded.holds"
                        + " end",
                provider,
                reason,
                hold.name().toLowerCase(Locale.ROOT));
    }

    static void resume(Connection c, String provider) throws SQLException {
        JobTable.execute(
                c,
                "delete from paused where provider = ? or ? = '" + EVERYTHING + "'",
                provider,
                provider);
    }
}
