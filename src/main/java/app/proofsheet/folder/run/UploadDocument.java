package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.WorkPaths;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/**
 * A request to hand one local file over (spec/asset-folder.md §2.3, §8).
 *
 * @param localFilePath as given, relative to the work folder or absolute
 * @param quoteToken confirmation of a quote, null when none came with it
 * @param operationId the caller's own operation id, null when none came with it
 */
public record UploadDocument(
        String assetId,
        String runId,
        String jobId,
        String provider,
        String localFilePath,
        String localAssetDir,
        String localOutputDir,
        @Nullable String quoteToken,
        @Nullable String operationId) {

    /**
     * Reads an upload request in the order of checks of §2.3. Nothing is written.
     *
     * @param name what the document is called in a sentence
     * @param provider overrides the document's provider, null to keep it
     * @throws FailureException one sentence on the first thing that is wrong
     */
    public static UploadDocument read(String text, String name, @Nullable String provider) {
        RequestDocument.Opened opened = RequestDocument.open(text, name);
        ObjectNode input = opened.input();
        boolean isBare = opened.isBare();
        String assetId = required(input, "assetId", isBare ? "jobId" : "assetId");
        String runId = required(input, "runId", isBare ? "jobId" : "runId");
        String file = required(input, "localFilePath", "localFilePath");
        String dir = required(input, "localAssetDir", isBare ? "localOutputDir" : "localAssetDir");
        WorkPaths.requireId(runId, "runId");
        WorkPaths.requireId(assetId, "assetId");
        String jobId = Fields.text(input.path("jobId"));
        String outputDir = Fields.text(input.path("localOutputDir"));
        String given = Fields.text(input.path("provider"));
        return new UploadDocument(
                assetId,
                runId,
                jobId == null ? runId : jobId,
                provider != null ? provider : given == null ? "hosted-media" : given,
                file,
                dir,
                outputDir == null ? dir : outputDir,
                opened.quoteToken(),
                opened.operationId());
    }

    private static String required(ObjectNode input, String name, String older) {
        JsonNode node = input.path(name);
        String value = Fields.text(node);
        if (value == null) {
            value = Fields.text(input.path(older));
        }
        if (value == null || node.isNumber() && !name.endsWith("Id")) {
            throw new FailureException(
                    Failure.of(
                                    "request_field_required",
                                    FailureKind.INPUT,
                                    "The request has no " + name + ".")
                            .withKept("Nothing was written.")
                            .withNext("Add the field \"" + name + "\"."));
        }
        return value;
    }

    @Override
    public String toString() {
        return "UploadDocument[run=" + runId + "]";
    }
}
