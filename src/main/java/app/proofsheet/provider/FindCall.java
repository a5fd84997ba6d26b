package app.proofsheet.provider;

import java.time.Instant;

/**
 * A search for a paid submit whose answer was lost (spec/hosted-media-api.md §9.2).
 *
 * @param operationId id of the submit
 * @param endpointKey endpoint it went to
 * @param since it left no earlier than this; callers leave room for clocks that differ
 */
public record FindCall(String operationId, String endpointKey, Instant since) {}
