package app.proofsheet.provider;

/**
 * One output to fetch.
 *
 * @param handle the job it belongs to
 * @param output the output
 * @param fileName name the picture will get, for services that ask for one
 * @param operationId fresh id of this logical operation
 */
public record FetchCall(
        String handle, ProviderPayload.Output output, String fileName, String operationId) {}
