package app.proofsheet.work;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The four tools of the reference, run at once in this program without the queue
 * (spec/asset-folder.md §11, spec/cli.md).
 */
public interface ImageTools {

    /** Submits, records, returns. */
    ToolResult generate(ToolCall call) throws InterruptedException;

    /** Uploads {@code inputFiles}, submits, records, returns. */
    ToolResult edit(ToolCall call) throws InterruptedException;

    /** Looks at a submitted attempt and saves finished pictures. */
    ToolResult poll(ToolCall call) throws InterruptedException;

    /** Uploads one local file. */
    ToolResult upload(ToolCall call) throws InterruptedException;

    /**
     * One call.
     *
     * @param requestFile the request document
     * @param provider overrides the request's provider, null to keep it
     * @param newAttempt lift the guard against a second paid attempt
     * @param operationId caller's own operation id, null to mint one
     * @param quoteToken confirmation of a quote, null when none
     * @param attemptId poll this attempt, null for the newest submitted
     * @param responseFile poll with this saved response, null when none
     * @param resultUrl poll this handle or address, null when none
     * @param untilFinished go on polling until the run is finished
     * @param progress hears progress sentences
     */
    record ToolCall(
            Path requestFile,
            @Nullable String provider,
            boolean newAttempt,
            @Nullable String operationId,
            @Nullable String quoteToken,
            @Nullable String attemptId,
            @Nullable Path responseFile,
            @Nullable String resultUrl,
            boolean untilFinished,
            Consumer<String> progress) {}

    /**
     * What came of a call. Failures that leave no manifest are thrown as {@link
     * app.proofsheet.domain.failure.FailureException}.
     *
     * @param manifestJson the run's manifest as text
     * @param failure the provider failed: shown on stderr with exit 1; null otherwise
     */
    record ToolResult(
            String manifestJson, app.proofsheet.domain.failure.@Nullable Failure failure) {}
}
