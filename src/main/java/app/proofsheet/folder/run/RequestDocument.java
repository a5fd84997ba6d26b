package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/**
 * A request document: the envelope of spec/asset-folder.md §2.1, a bare request, or a saved {@code
 * request.json} (defect D18).
 *
 * @param request the normalised request
 * @param quoteToken confirmation of a quote, null when none came with it
 * @param operationId the caller's own operation id, null when none came with it
 */
public record RequestDocument(
        ImageRequest request, @Nullable String quoteToken, @Nullable String operationId) {

    private static final String ENVELOPE = "postplus_hosted_skill_execution_envelope_required";

    /** What a document is read for; it decides the defaults and the checks. */
    public enum Use {
        /** New pictures from a text: everything is checked. */
        GENERATE,
        /** Changes to pictures: everything is checked, a reference is needed. */
        EDIT,
        /**
         * A run that exists: the mode is the document's own, a vanished endpoint key stays
         * readable, what is missing gets its default.
         */
        RECORD
    }

    /**
     * Reads a document in the order of checks of §2.3. Nothing is written.
     *
     * @param name what the document is called in a sentence
     * @param provider overrides the document's provider, null to keep it
     * @throws FailureException one sentence on the first thing that is wrong
     */
    public static RequestDocument read(
            String text, String name, Use use, EndpointTable endpoints, @Nullable String provider) {
        Opened opened = open(text, name);
        ImageRequest request =
                new RequestReader(opened.input, opened.isBare, use, endpoints).read(provider);
        return new RequestDocument(request, opened.quoteToken, opened.operationId);
    }

    /** The text of {@code request.json}: fields in the order of §4, then what Proofsheet adds. */
    public static String text(ImageRequest request) {
        return Json.write(RequestWriter.node(request));
    }

    /** The request in its envelope, as it is kept in {@code inputs/requests/}. */
    public static String envelope(ImageRequest request) {
        ObjectNode node = Json.object();
        node.put("schemaVersion", 1);
        node.set("input", RequestWriter.node(request));
        return Json.write(node);
    }

    /** Takes the envelope off. */
    static Opened open(String text, String name) {
        JsonNode root = Json.read(text.startsWith("\uFEFF") ? text.substring(1) : text, name);
        if (!(root instanceof ObjectNode object)) {
            throw envelope(name + " must be a JSON object.");
        }
        boolean isBare = !object.has("schemaVersion");
        JsonNode input = object;
        if (!isBare) {
            JsonNode version = object.path("schemaVersion");
            if (!version.isNumber()
                    || version.decimalValue().compareTo(java.math.BigDecimal.ONE) != 0) {
                throw envelope(
                        name + " has a schemaVersion this program does not know; it knows 1.");
            }
            if (!object.has("input")) {
                throw envelope(name + " has a schemaVersion but no \"input\".");
            }
            input = object.path("input");
        }
        String operationId = Fields.trimmed(object.path("hostedOperationId"));
        return new Opened(
                input instanceof ObjectNode fields ? fields : Json.object(),
                isBare,
                Fields.trimmed(object.path("quoteConfirmationToken")),
                operationId != null ? operationId : Fields.trimmed(object.path("operationId")));
    }

    private static FailureException envelope(String sentence) {
        return new FailureException(
                Failure.of(ENVELOPE, FailureKind.INPUT, sentence)
                        .withKept("Nothing was written.")
                        .withNext(
                                "Give {\"schemaVersion\": 1, \"input\": {…}} or the bare"
                                        + " request."));
    }

    @Override
    public String toString() {
        return "RequestDocument[run=" + request.target().runId() + "]";
    }

    /** What was inside. */
    record Opened(
            ObjectNode input,
            boolean isBare,
            @Nullable String quoteToken,
            @Nullable String operationId) {}
}
