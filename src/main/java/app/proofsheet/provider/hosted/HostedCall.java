package app.proofsheet.provider.hosted;

import org.jspecify.annotations.Nullable;

/** What a call that carries the sign-in is for: decides its limit, its repeats and its words. */
enum HostedCall {
    SUBMIT(false, "Nothing was bought."),
    STATUS(false, "The run and what was paid for it are unchanged."),
    UPLOAD(false, "Nothing was bought; the picture stays where it is."),
    READ_URL(true, "The provider's answer is kept; the picture is paid."),
    STORAGE_COPY(false, "The provider's answer is kept; the picture is paid."),
    ESTIMATE(true, "Nothing was bought; asking for a price is free."),
    BALANCE(true, null),
    RUNS(false, "Nothing was sent again."),
    READINESS(true, null),
    REFRESH(false, "Nothing was bought; your work is unchanged.");

    private final boolean isRepeated;
    private final @Nullable String kept;

    HostedCall(boolean isRepeated, @Nullable String kept) {
        this.isRepeated = isRepeated;
        this.kept = kept;
    }

    /** A free read whose trouble nobody further up waits out; see {@link ReadRetries}. */
    boolean isRepeated() {
        return isRepeated;
    }

    /** What is safe when the call fails without doubt, null when nothing was at stake. */
    @Nullable String kept() {
        return kept;
    }

    /** True for the calls that name the skill they belong to on the current wire (§4). */
    boolean namesSkill() {
        return this == SUBMIT || this == ESTIMATE;
    }
}
