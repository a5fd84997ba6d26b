package app.proofsheet.folder;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times as records have them: {@code 2026-08-02T09:14:05.120Z} (spec/asset-folder.md §1). */
public final class Timestamps {

    private static final DateTimeFormatter RECORD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** The time now. */
    public static String now(Clock clock) {
        return text(clock.instant());
    }

    /** A time as records write it, in UTC with milliseconds. */
    public static String text(Instant time) {
        return RECORD.format(time);
    }

    /** A time for a file name: {@code 20260802-091405-120}. */
    public static String forFileName(Instant time) {
        return FILE_NAME.format(time);
    }

    /** The time in a record's field, empty when it is absent or none. */
    public static Optional<Instant> read(@Nullable JsonNode field) {
        if (field == null || !field.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(field.textValue()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
