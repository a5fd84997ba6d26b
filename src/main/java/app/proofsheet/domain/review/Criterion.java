package app.proofsheet.domain.review;

import java.util.Arrays;
import java.util.Optional;

/** The five questions of the rubric (spec/review-records.md §2, {@code scores}). */
public enum Criterion {
    REALISM("realism", "Realism"),
    BENCHMARK_FIT("benchmarkFit", "Benchmark fit"),
    REPEATABILITY("repeatability", "Repeatability across 10 videos"),
    COPIED_CREATOR_RISK("copiedCreatorRisk", "Risk of looking like a specific copied creator"),
    AD_LIKE_DRIFT("adLikeDrift", "Ad-like drift");

    private final String id;
    private final String question;

    Criterion(String id, String question) {
        this.id = id;
        this.question = question;
    }

    /** The word in records. */
    public String id() {
        return id;
    }

    /** The question as reasons in records name it. */
    public String question() {
        return question;
    }

    /** The criterion of a word in a record, empty for one of another tool. */
    public static Optional<Criterion> of(String id) {
        return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
    }
}
