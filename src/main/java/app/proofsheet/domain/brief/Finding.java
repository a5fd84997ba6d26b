package app.proofsheet.domain.brief;

import org.jspecify.annotations.Nullable;

/**
 * One line of the gate (spec/brief.md §3).
 *
 * @param code stable code, for example {@code no_visual_lock}
 * @param severity whether it stops the work
 * @param field the brief field it is about, as named in {@code brief.json} ({@code sourceBasis})
 * @param message what is wrong, one sentence
 * @param mend what to do about it, one sentence
 * @param subject the exact entry it is about (a path, a phrase), null when the whole field
 */
public record Finding(
        String code,
        Severity severity,
        String field,
        String message,
        String mend,
        @Nullable String subject) {

    /** Whether a finding stops the work. */
    public enum Severity {
        BLOCKED,
        WARNING
    }
}
