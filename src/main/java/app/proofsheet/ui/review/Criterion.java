package app.proofsheet.ui.review;

/** The five questions of the rubric (design/studio.md, way through, 6). */
public enum Criterion {
    REALISM("realism"),
    BENCHMARK_FIT("benchmarkFit"),
    REPEATABILITY("repeatability"),
    COPIED_CREATOR_RISK("copiedCreatorRisk"),
    AD_LIKE_DRIFT("adLikeDrift");

    private final String id;

    Criterion(String id) {
        this.id = id;
    }

    /** The word in records (spec/review-records.md §2). */
    public String id() {
        return id;
    }
}
