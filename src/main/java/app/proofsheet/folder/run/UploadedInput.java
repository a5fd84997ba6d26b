package app.proofsheet.folder.run;

import org.jspecify.annotations.Nullable;

/**
 * An input picture that a provider has.
 *
 * @param path work-relative path of the file
 * @param sha256 lower-case hex of the bytes that were handed over
 * @param provider provider id
 * @param reference what goes into the request
 * @param mediaReference durable reference, null when the reference may expire
 */
public record UploadedInput(
        String path,
        String sha256,
        String provider,
        String reference,
        @Nullable String mediaReference) {}
