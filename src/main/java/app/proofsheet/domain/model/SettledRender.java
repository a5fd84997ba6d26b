package app.proofsheet.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of an endpoint once everything left open has its value: the highest tier the
 * endpoint offers (spec/brief.md §2). Null where the endpoint does not declare the field.
 *
 * @param outputFormat the normalised record always has one; {@code png} where it is not sent
 */
public record SettledRender(
        @Nullable String resolution,
        @Nullable String quality,
        @Nullable String size,
        String outputFormat,
        @Nullable Integer maxImages) {}
