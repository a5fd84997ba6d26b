package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.sent.Difference;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything known about one picture, read from its records. */
public interface Dossiers {

    /** Reads the records behind a picture. Missing records are absent, broken ones say so. */
    Dossier of(PictureId id);

    /**
     * The persona locks of an asset's runs held against the documents as they are now.
     *
     * @return by run id; runs without a readable request are left out
     */
    Map<String, LockCheck> locks(String assetDir);

    /**
     * The records behind a picture.
     *
     * @param files manifest, request, response and other records, in that order, as text
     * @param attempts the attempts of its run, oldest first
     * @param promptHash check of the recorded prompt hash
     * @param requestHash check of the recorded hash of what left
     * @param lock the persona lock of its run, then and now
     * @param parents pictures it was made from, nearest first
     * @param children pictures made from it
     * @param decisions verdicts on these bytes, oldest first
     * @param source recorded evidence with whether it exists now
     * @param isCompared its manifest tells whether it was sent and made as asked
     * @param differences what its run asked, sent and made differently
     * @param explanation all of it in plain words, from the records alone
     */
    record Dossier(
            PictureSnapshot picture,
            List<RecordFile> files,
            List<AttemptStory> attempts,
            HashCheck promptHash,
            HashCheck requestHash,
            LockCheck lock,
            List<PictureSnapshot> parents,
            List<PictureSnapshot> children,
            List<Decision> decisions,
            List<Evidence> source,
            boolean isCompared,
            List<Difference> differences,
            String explanation) {}

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

    /**
     * One attempt as a timeline.
     *
     * @param bill what the provider told about the price
     */
    record AttemptStory(
            String attemptId,
            String state,
            String nextAction,
            boolean isPaid,
            Charge.Told bill,
            List<Event> events) {}

    /**
     * One line of a timeline: when, what kind ({@code sent}, {@code answer}, {@code poll}, {@code
     * saved}, {@code failed}), a sentence, an optional second line, and the work-relative path of
     * the record that tells it, null when it has no file of its own.
     */
    record Event(
            @Nullable Instant at,
            String kind,
            String sentence,
            @Nullable String detail,
            @Nullable String file) {}

    /** Result of checking a recorded hash. */
    record HashCheck(Result result, @Nullable String recorded, @Nullable String computed) {
        /** How it came out. */
        public enum Result {
            VERIFIED,
            DIFFERS,
            NOT_RECORDED
        }
    }

    /**
     * The persona lock a run was made with, and the document now.
     *
     * @param path of the document as the run recorded it, null when it recorded none
     * @param sentence what is known, for people
     */
    record LockCheck(Result result, @Nullable String path, String sentence) {
        /** How it came out. */
        public enum Result {
            SAME,
            CHANGED,
            OTHER_DOCUMENT,
            MISSING,
            NOT_RECORDED
        }

        /** True when the picture was made with another lock than the one there is now. */
        public boolean isStale() {
            return result == Result.CHANGED
                    || result == Result.OTHER_DOCUMENT
                    || result == Result.MISSING;
        }
    }

    /** One source basis entry. */
    record Evidence(String entry, boolean exists) {}
}
