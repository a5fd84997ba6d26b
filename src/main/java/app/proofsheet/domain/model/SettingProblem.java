package app.proofsheet.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * A setting an endpoint does not take.
 *
 * @param code {@code bad_field}, {@code mode_mismatch}, {@code format_conflict}, {@code
 *     endpoint_unknown}, {@code setting_not_used}, {@code too_many_references}
 * @param isBlocking false when the request can be sent all the same
 * @param field the field as named in briefs and requests ({@code outputFormat})
 * @param message one sentence with endpoint, field, allowed and received values
 * @param mend what to do about it, one sentence
 * @param received the value it is about, null when it is missing
 */
public record SettingProblem(
        String code,
        boolean isBlocking,
        String field,
        String message,
        String mend,
        @Nullable String received) {}
