package app.proofsheet.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * An expected failure, told to a person: what happened, what was kept and what to do next. Codes
 * are stable and lower-case with underscores; provider codes are kept verbatim.
 *
 * @param code stable code, for example {@code no_source_basis} or a provider's own code
 * @param kind what sort of failure it is; decides whether a batch goes on and whether a retry helps
 * @param sentence what happened, one sentence for a producer, with the name of the thing
 * @param kept what was kept in spite of it, or null when nothing was at stake
 * @param next what to do next, or null when there is nothing to do
 * @param detail the technical cause for logs and "Show details", already free of secrets, or null
 */
public record Failure(
        String code,
        FailureKind kind,
        String sentence,
        @Nullable String kept,
        @Nullable String next,
        @Nullable String detail) {

    /** A failure with nothing kept, no advice and no detail. */
    public static Failure of(String code, FailureKind kind, String sentence) {
        return new Failure(code, kind, sentence, null, null, null);
    }

    /** The same failure with advice on what to do next. */
    public Failure withNext(@Nullable String advice) {
        return new Failure(code, kind, sentence, kept, advice, detail);
    }

    /** The same failure, saying what was kept. */
    public Failure withKept(@Nullable String what) {
        return new Failure(code, kind, sentence, what, next, detail);
    }

    /** The same failure with its technical cause. */
    public Failure withDetail(@Nullable String cause) {
        return new Failure(code, kind, sentence, kept, next, cause);
    }
}
