package app.proofsheet.domain.review;

import java.util.Locale;
import java.util.Optional;

/** How a person answers one question of the rubric; stored as a score (review-records.md §2). */
public enum Answer {
    PASS(5),
    CONCERN(3),
    FAIL(1);

    private final int score;

    Answer(int score) {
        this.score = score;
    }

    /** The score in records, 5 is always the good end. */
    public int score() {
        return score;
    }

    /** The word in text keys and on pages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The answer a score of 1 to 5 stands for, those of other tools included; else empty. */
    public static Optional<Answer> ofScore(int score) {
        return switch (score) {
            case 4, 5 -> Optional.of(PASS);
            case 3 -> Optional.of(CONCERN);
            case 1, 2 -> Optional.of(FAIL);
            default -> Optional.empty();
        };
    }
}
