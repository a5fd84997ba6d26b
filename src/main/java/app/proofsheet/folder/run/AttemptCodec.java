package app.proofsheet.folder.run;

import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;
import app.proofsheet.provider.ProviderPayload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attempt records and their entries in the list (spec/asset-folder.md §5). */
final class AttemptCodec {

    /** Keys of an entry of {@code attempts/index.json}, in order. */
    private static final List<String> ENTRY =
            List.of(
                    "attemptId",
                    "sequence",
                    "state",
                    "submitted",
                    "nextAction",
                    "generationHandle",
                    "hostedOperationId",
                    "lastHostedOperationId",
                    "providerStatus",
                    "providerOutputUrls",
                    "requestPath",
                    "responsePath",
                    "manifestPath",
                    "attemptPath",
                    "materializationError",
                    "hostedStatusError",
                    "createdAt",
                    "updatedAt");

    private AttemptCodec() {}

    /** A new record; every key of §5 is there from the start, so the order never changes. */
    static ObjectNode create(
            RunFolder folder, String attemptId, int sequence, ImageRequest request, Instant now) {
        Path dir = folder.attempt(attemptId);
        AttemptState state = AttemptState.SUBMITTING;
        ObjectNode node = Json.object();
        node.put("schemaVersion", 1);
        node.put("attemptId", attemptId);
        node.put("sequence", sequence);
        node.put("state", state.id());
        node.put("submitted", state.isSubmitted());
        node.put("nextAction", state.nextAction());
        node.put("assetId", request.target().assetId());
        node.put("runId", folder.runId());
        node.put("operation", request.render().mode());
        node.put("model", request.render().model());
        node.put("mode", request.render().mode());
        node.put("requestPath", folder.relative(dir.resolve("request.json")));
        node.putNull("responsePath");
        node.put("manifestPath", folder.relative(dir.resolve("manifest.json")));
        node.put("attemptPath", folder.relative(dir.resolve("attempt.json")));
        node.putNull("hostedOperationId");
        node.putNull("lastHostedOperationId");
        node.putNull("generationHandle");
        node.putNull("providerStatus");
        node.putNull("providerUrls");
        node.putArray("providerOutputUrls");
        node.putArray("responseHistory");
        node.putNull("materializationError");
        node.putNull("hostedStatusError");
        node.put("createdAt", Timestamps.text(now));
        node.put("updatedAt", Timestamps.text(now));
        node.put("provider", request.render().provider());
        return node;
    }

    static ObjectNode entry(ObjectNode attempt) {
        ObjectNode entry = Json.object();
        ENTRY.forEach(key -> {
            if (attempt.has(key)) {
                entry.set(key, attempt.get(key));
            }
        });
        return entry;
    }

    static Attempt read(ObjectNode node) {
        String word = node.path("state").asText("");
        boolean submitted = node.path("submitted").asBoolean(false);
        AttemptState state =
                AttemptState.of(word)
                        .orElse(
                                submitted
                                        ? AttemptState.SUBMITTED_PROCESSING
                                        : AttemptState.SUBMIT_OUTCOME_UNKNOWN);
        Map<String, String> urls = new LinkedHashMap<>();
        node.path("providerUrls")
                .properties()
                .forEach(e -> urls.put(e.getKey(), e.getValue().asText()));
        List<ProviderPayload.Output> outputs =
                node.path("providerOutputs").isArray()
                        ? Outputs.read(node.path("providerOutputs"))
                        : fromUrls(node.path("providerOutputUrls"));
        return new Attempt(
                node.path("attemptId").asText(""),
                node.path("sequence").asInt(0),
                state,
                submitted || state.isSubmitted(),
                Fields.text(node.path("hostedOperationId")),
                Fields.text(node.path("generationHandle")),
                Fields.text(node.path("providerStatus")),
                urls,
                outputs,
                PictureNodes.read(node.path("savedPictures")),
                history(node.path("responseHistory")),
                QuoteNode.read(node.path("quote")),
                FailureNode.read(node.path("failure")),
                node.path("mayResend").asBoolean(false),
                node.has("markedLostAt"),
                Fields.decimal(node.path("paidCredits")),
                BillingNode.read(node.path("billing")),
                Timestamps.read(node.path("submitLeftAt"))
                        .or(() -> Timestamps.read(node.path("createdAt")))
                        .orElse(null));
    }

    private static List<ProviderPayload.Output> fromUrls(JsonNode list) {
        List<ProviderPayload.Output> outputs = new ArrayList<>();
        list.forEach(url ->
                outputs.add(
                        new ProviderPayload.Output(
                                outputs.size(), ProviderPayload.Output.Kind.URL, url.asText())));
        return outputs;
    }

    private static List<Attempt.Answer> history(JsonNode list) {
        List<Attempt.Answer> answers = new ArrayList<>();
        for (JsonNode entry : list) {
            String path = entry.path("path").asText("").replace('\\', '/');
            answers.add(
                    new Attempt.Answer(
                            entry.path("kind").asText(""),
                            path.substring(path.lastIndexOf('/') + 1)));
        }
        return answers;
    }
}
