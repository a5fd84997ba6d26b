package app.proofsheet.provider;

import java.time.Duration;

/**
 * What a service can do.
 *
 * @param idempotentSubmit the same operation id submitted again yields the same job
 * @param canCancel a running job can be cancelled
 * @param needsUpload edits need their pictures uploaded first
 * @param concurrency jobs worth having in flight at once
 * @param pollInterval time between two looks at one job
 * @param namesAsReference scripts for it expect the reference's picture names where those are free
 * @param label honest label for metadata and screens, for example {@code offline sketch}
 */
public record Capabilities(
        boolean idempotentSubmit,
        boolean canCancel,
        boolean needsUpload,
        int concurrency,
        Duration pollInterval,
        boolean namesAsReference,
        String label) {}
