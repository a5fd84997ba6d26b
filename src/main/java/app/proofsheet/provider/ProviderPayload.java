package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service says about a job (spec/hosted-media-api.md §6.1).
 *
 * @param handle id to poll with, null when not told
 * @param status the service's own word, trimmed, {@code ""} when missing
 * @param phase what the word means
 * @param outputs finished pictures in order
 * @param urls addresses told by the service, for example {@code get}
 * @param failure set when {@code phase} is FAILED
 * @param billing what it costs, null when not told
 * @param fraction progress 0 to 1, null when not told
 * @param rawJson the payload as it is recorded ({@code response.json})
 * @param receipt how the answer came, null when it did not come over a wire
 */
public record ProviderPayload(
        @Nullable String handle,
        String status,
        Phase phase,
        List<Output> outputs,
        Map<String, String> urls,
        @Nullable Failure failure,
        @Nullable Billing billing,
        @Nullable Double fraction,
        String rawJson,
        @Nullable Receipt receipt) {

    /** Copies the collections. */
    public ProviderPayload {
        outputs = List.copyOf(outputs);
        urls = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(urls));
    }

    /** What was charged in credits, null when not told. */
    public @Nullable BigDecimal paidCredits() {
        return billing == null ? null : billing.finalized();
    }

    /** What a status word means. */
    public enum Phase {
        PENDING,
        COMPLETED,
        FAILED,
        /** No status at all: do not loop, show the payload. */
        UNKNOWN
    }

    /**
     * One finished picture.
     *
     * @param index 0-based
     * @param kind how to get it
     * @param value address, reference or base64 text
     */
    public record Output(int index, Kind kind, String value) {
        /** How to get an output. */
        public enum Kind {
            URL,
            MEDIA_REFERENCE,
            BASE64,
            /** Drawn or kept on this machine; only its provider knows how to read it. */
            LOCAL,
            UNSUPPORTED
        }
    }
}
