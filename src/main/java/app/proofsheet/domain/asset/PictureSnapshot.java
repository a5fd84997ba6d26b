package app.proofsheet.domain.asset;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * What is known about one picture at one moment, for lists and tiles; nothing here needs decoding.
 *
 * @param id where it is
 * @param state review state, from its folder
 * @param label short name for captions: run number and index ({@code 007-03}), else the file name
 * @param rating 1 to 5, 0 when not rated
 * @param origin the run that made it, or null when no record names one
 * @param bytes file length
 * @param modified last modified time of the file
 * @param size picture size in pixels as declared by its header, null when it cannot be read
 * @param format type from the magic bytes ({@code png}, {@code jpeg}, {@code webp}), null when
 *     unknown
 * @param sha256 lower-case hex of the file's bytes as recorded, null when no record has one
 * @param isNew true until it is seen in the loupe, rated or judged
 * @param problem why the picture cannot be shown (a sentence), null when it can
 */
public record PictureSnapshot(
        PictureId id,
        PictureState state,
        String label,
        int rating,
        @Nullable Origin origin,
        long bytes,
        Instant modified,
        @Nullable PixelSize size,
        @Nullable String format,
        @Nullable String sha256,
        boolean isNew,
        @Nullable String problem) {

    /**
     * The run behind a picture.
     *
     * @param runId the run
     * @param attemptId the attempt, null for folders without attempts
     * @param index 1-based place among the run's pictures
     * @param provider provider id
     * @param model endpoint key
     * @param mode {@code text-to-image} or {@code edit}
     * @param prompt the prompt as sent
     * @param variant the choice made for each can-vary alternative, empty when none
     * @param derivedFrom work-relative path of the picture this is an edit of, null when not an
     *     edit
     * @param feedback subjects the edit was about ({@code wardrobe}), empty when not an edit
     * @param cost credits paid for this picture as plain decimal text, null when unknown
     */
    public record Origin(
            String runId,
            @Nullable String attemptId,
            int index,
            String provider,
            String model,
            String mode,
            @Nullable String prompt,
            Map<String, String> variant,
            @Nullable String derivedFrom,
            java.util.List<String> feedback,
            @Nullable String cost) {

        /** Copies the collections. */
        public Origin {
            variant = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(variant));
            feedback = java.util.List.copyOf(feedback);
        }

        /** True when the picture was made by editing another. */
        public boolean isEdit() {
            return derivedFrom != null || mode.equals("edit");
        }
    }

    /** True when the picture can be decoded as far as its header tells. */
    public boolean isReadable() {
        return problem == null;
    }
}
