package app.proofsheet.provider;

import org.jspecify.annotations.Nullable;

/**
 * One look at a job.
 *
 * @param handle the job
 * @param getUrl the service's own status address, null when not told
 * @param operationId fresh id of this look
 */
public record PollCall(String handle, @Nullable String getUrl, String operationId) {}
