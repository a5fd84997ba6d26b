package app.proofsheet.folder.run;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A picture of an attempt: recorded just before it gets its name, so that after a crash the file
 * and the record find each other (defect D28).
 *
 * @param index 0-based place among the outputs
 * @param path asset-relative path it was given
 * @param mimeType type from its bytes
 * @param sha256 lower-case hex of its bytes
 * @param bytes file length
 * @param width pixels, null when the header does not tell
 * @param height pixels, null when the header does not tell
 * @param createdAt when it was saved
 * @param remoteUrl address it came from, null when it has none
 */
public record SavedPicture(
        int index,
        String path,
        String mimeType,
        String sha256,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        Instant createdAt,
        @Nullable String remoteUrl) {}
