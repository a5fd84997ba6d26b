package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.QuoteChallenge;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One attempt as its record tells (spec/asset-folder.md §5, §6).
 *
 * @param id {@code attempt-001}
 * @param sequence rising from 1
 * @param state where it stands
 * @param isSubmitted true when the provider is known to have accepted it
 * @param operationId id of its paid submit, null as long as none was about to leave
 * @param handle the provider's job, null when not known
 * @param providerStatus the provider's last word, null before the first
 * @param urls addresses the provider told
 * @param outputs finished outputs as recorded; inline ones have an empty value, their bytes are in
 *     the answer
 * @param saved pictures that were saved or were about to be
 * @param history answers in order, newest last
 * @param quote the price question that is open, null when none
 * @param failure what stopped it last, null when nothing did
 * @param mayResend the refusal was about time alone: the same operation may be sent again
 * @param isMarkedLost a person gave it up
 * @param paid credits paid, null when the provider did not tell
 * @param billing all the provider told about the price, null when nothing
 * @param leftAt the paid submit left no earlier than this, null when no record tells
 */
public record Attempt(
        String id,
        int sequence,
        AttemptState state,
        boolean isSubmitted,
        @Nullable String operationId,
        @Nullable String handle,
        @Nullable String providerStatus,
        Map<String, String> urls,
        List<ProviderPayload.Output> outputs,
        List<SavedPicture> saved,
        List<Answer> history,
        @Nullable Quote quote,
        @Nullable Failure failure,
        boolean mayResend,
        boolean isMarkedLost,
        @Nullable BigDecimal paid,
        @Nullable Billing billing,
        @Nullable Instant leftAt) {

    /** Copies the collections. */
    public Attempt {
        urls = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(urls));
        outputs = List.copyOf(outputs);
        saved = List.copyOf(saved);
        history = List.copyOf(history);
    }

    /** Number of looks at the job that are on record. */
    public int polls() {
        return (int) history.stream().filter(a -> a.kind().equals("poll")).count();
    }

    /** Two digits or more for file names: {@code a01}. */
    public String tag() {
        return "a" + (sequence < 10 ? "0" : "") + sequence;
    }

    /** An answer on record: {@code submit}, {@code poll} or {@code legacy}, and its file's name. */
    public record Answer(String kind, String fileName) {}

    /**
     * A price question.
     *
     * @param challenge what the provider told, without the token
     * @param upload the upload it is for, null when it is for the submit
     */
    public record Quote(QuoteChallenge challenge, @Nullable QuotedUpload upload) {

        /** The id its token is signed against. */
        public String operationId() {
            return challenge.operationId();
        }
    }

    /**
     * An upload with a price.
     *
     * @param sha256 hash of its bytes
     * @param place where they lie already when only registering them costs, else null
     */
    public record QuotedUpload(String sha256, @Nullable String place) {}
}
