package app.proofsheet.provider;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * One upload.
 *
 * @param file the picture to hand over
 * @param mimeType its real type, from its bytes
 * @param operationId id of this logical operation
 * @param quoteToken confirmation of a quote, null when none was asked for
 */
public record UploadCall(
        Path file, String mimeType, String operationId, @Nullable String quoteToken) {}
