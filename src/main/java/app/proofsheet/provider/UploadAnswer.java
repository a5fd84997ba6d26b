package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

/** What can come of an upload. */
public sealed interface UploadAnswer {

    /**
     * The service has the picture.
     *
     * @param reference what to put into {@code images}: the durable reference when there is one
     * @param downloadUrl expiring address, null when none
     * @param mediaReference durable reference, null when none
     * @param storageReferenceJson storage record as JSON text, null when none
     * @param rawJson the final answer as it is recorded
     */
    record Uploaded(
            String reference,
            @Nullable String downloadUrl,
            @Nullable String mediaReference,
            @Nullable String storageReferenceJson,
            String rawJson)
            implements UploadAnswer {}

    /** It did not work; safe to try again. */
    record Refused(Failure failure, @Nullable Integer httpStatus) implements UploadAnswer {}

    /**
     * The price needs a person's consent.
     *
     * @param place null when asking for a place was challenged; else where the bytes lie, as JSON
     *     text for the confirmed {@link UploadCall}, since registering them was challenged
     */
    record QuoteRequired(QuoteChallenge challenge, Failure failure, @Nullable String place)
            implements UploadAnswer {}
}
