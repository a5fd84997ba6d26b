package app.proofsheet.domain.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an endpoint allows in one provider body field (spec/endpoints.md §2).
 *
 * @param name provider name, snake_case ({@code aspect_ratio})
 * @param type {@code string}, {@code integer} or {@code media-url}
 * @param allowed allowed values in the order of the source; empty means any
 * @param defaultValue the endpoint's default, null when it has none
 * @param canon how a value is normalised before it is checked
 * @param min smallest integer, null when unbounded
 * @param max largest integer, null when unbounded
 */
public record FieldRule(
        String name,
        String type,
        boolean required,
        boolean repeatable,
        List<String> allowed,
        @Nullable String defaultValue,
        Canon canon,
        @Nullable Integer min,
        @Nullable Integer max) {

    /** Normalisation before the enum check. */
    public enum Canon {
        NONE,
        /** {@code "4K"}, {@code " 2 k "} become {@code 4k}, {@code 2k}. */
        TIER,
        LOWER
    }

    /** Copies the allowed values. */
    public FieldRule {
        allowed = List.copyOf(allowed);
    }
}
