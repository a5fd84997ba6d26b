package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.sent.Difference;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Everything known about one picture, read from its records. */
public interface Dossiers {

    /** Reads the records behind a picture. Missing records are absent, broken ones say so. */
    Dossier of(PictureId id);

    /**
     * The records behind a picture.
     *
     * @param files manifest, request, response and other records, in that order, as text
     * @param attempts the attempts of its run, oldest first
     * @param promptHash check of the recorded prompt hash
     * @param parents pictures it was made from, nearest first
     * @param children pictures made from it
     * @param decisions verdicts on these bytes, oldest first
     * @param source recorded evidence with whether it exists now
     * @param differences what its run asked, sent and made differently
     */
    record Dossier(
            PictureSnapshot picture,
            List<RecordFile> files,
            List<AttemptStory> attempts,
            HashCheck promptHash,
            List<PictureSnapshot> parents,
            List<PictureSnapshot> children,
            List<Decision> decisions,
            List<Evidence> source,
            List<Difference> differences) {}

    /**
     * One record file.
     *
     * @param name for people: {@code Manifest}, {@code Request}, {@code Response}
     * @param path work-relative
     * @param text as on disk
     * @param outline parsed, null when it is not JSON
     * @param problem why it cannot be parsed, null when it can
     */
    record RecordFile(
            String name,
            String path,
            String text,
            @Nullable JsonOutline outline,
            @Nullable String problem) {}

    /** One attempt as a timeline. */
    record AttemptStory(
            String attemptId,
            String state,
            String nextAction,
            boolean isPaid,
            List<Event> events) {}

    /**
     * One line of a timeline: when, what kind ({@code sent}, {@code answer}, {@code poll}, {@code
     * saved}, {@code failed}), a sentence, an optional second line.
     */
    record Event(@Nullable Instant at, String kind, String sentence, @Nullable String detail) {}

    /** Result of checking the prompt hash. */
    record HashCheck(Result result, @Nullable String recorded, @Nullable String computed) {
        /** How it came out. */
        public enum Result {
            VERIFIED,
            DIFFERS,
            NOT_RECORDED
        }
    }

    /** One source basis entry. */
    record Evidence(String entry, boolean exists) {}
}
