package app.proofsheet.domain.asset;

import java.util.Arrays;
import java.util.Optional;

/** What an asset is for (spec/brief.md §2). */
public enum AssetPurpose {
    PERSONA_CANDIDATE,
    COVER_FRAME,
    SHOT_SUPPORT,
    EDIT_FIX;

    /** The word in files: {@code persona_candidate}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The purpose of a word in a file, empty when the word is none of the four. */
    public static Optional<AssetPurpose> of(String id) {
        return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }
}
