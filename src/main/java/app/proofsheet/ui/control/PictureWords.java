package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureState;

/** How the state of a picture looks as a pill. */
public final class PictureWords {

    private PictureWords() {}

    /** A pill of a state in words; never colour alone. */
    public static Pill pill(PictureState state, String words) {
        return switch (state) {
            case SOURCE -> new Pill(words, Pill.Tone.NEUTRAL, "image");
            case CANDIDATE -> new Pill(words, Pill.Tone.NEUTRAL);
            case APPROVED -> new Pill(words, Pill.Tone.GOOD, "check");
            case REJECTED -> new Pill(words, Pill.Tone.BAD, "x");
        };
    }
}
