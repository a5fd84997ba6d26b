package app.proofsheet.provider;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * One upload.
 *
 * @param file the picture to hand over
 * @param mimeType its real type, from its bytes
 * @param operationId id of this logical operation: of asking for a place, or of registering where
 *     {@code place} is set
 * @param quoteToken confirmation of a quote of that operation, null when none was asked for
 * @param place where the bytes lie already and only have to be registered, as {@link
 *     UploadAnswer.QuoteRequired#place()} told; null to begin at the beginning
 */
public record UploadCall(
        Path file,
        String mimeType,
        String operationId,
        @Nullable String quoteToken,
        @Nullable String place) {

    /** A call from the beginning. */
    public UploadCall(Path file, String mimeType, String operationId, @Nullable String quoteToken) {
        this(file, mimeType, operationId, quoteToken, null);
    }

    /** The same upload, gone on with where the price was asked about. */
    public UploadCall confirming(UploadAnswer.QuoteRequired quote) {
        QuoteChallenge challenge = quote.challenge();
        return new UploadCall(
                file, mimeType, challenge.operationId(), challenge.token(), quote.place());
    }

    /** True when this call carried consent to the very operation that asks for it (§9). */
    public boolean hadConsentFor(UploadAnswer.QuoteRequired quote) {
        return quoteToken != null && (place == null) == (quote.place() == null);
    }
}
