package app.proofsheet.provider.offline;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A submitted job as it is kept: all that is needed to draw it again, by any process.
 *
 * @param handle name of the job
 * @param operationId the submit's own id
 * @param submittedAt when it was submitted
 * @param endpoint endpoint key
 * @param prompt text that was sent
 * @param personKey names the person where the prompt keeps the face
 * @param candidate names the candidate, usually the run id
 * @param rules phrases of the brief
 * @param width pixels
 * @param height pixels
 * @param format {@code png} or {@code jpeg}
 * @param count pictures
 * @param references pictures to edit; empty to draw anew
 */
record OfflineJob(
        String handle,
        String operationId,
        Instant submittedAt,
        String endpoint,
        String prompt,
        String personKey,
        String candidate,
        ImageRequest.Rules rules,
        int width,
        int height,
        String format,
        int count,
        List<String> references) {

    private static final String SCHEMA = "proofsheet-offline-job/1";

    boolean isEdit() {
        return !references.isEmpty();
    }

    String toJson() {
        ObjectNode node = Json.object();
        node.put("schema", SCHEMA);
        node.put("handle", handle);
        node.put("operationId", operationId);
        node.put("submittedAt", submittedAt.toString());
        node.put("endpoint", endpoint);
        node.put("prompt", prompt);
        node.put("personKey", personKey);
        node.put("candidate", candidate);
        list(node, "mustKeep", rules.mustKeep());
        list(node, "canVary", rules.canVary());
        list(node, "mustAvoid", rules.mustAvoid());
        list(node, "feedback", rules.feedback());
        node.put("width", width);
        node.put("height", height);
        node.put("format", format);
        node.put("count", count);
        list(node, "references", references);
        return Json.write(node);
    }

    private static void list(ObjectNode node, String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    /**
     * Reads a kept job.
     *
     * @return null when the text is no such job: cut off, or of another version
     */
    static @Nullable OfflineJob fromJson(String text) {
        try {
            ObjectNode node = Json.readObject(text, "job");
            if (!SCHEMA.equals(node.path("schema").asText())) {
                return null;
            }
            return new OfflineJob(
                    node.path("handle").asText(),
                    node.path("operationId").asText(),
                    Instant.parse(node.path("submittedAt").asText()),
                    node.path("endpoint").asText(),
                    node.path("prompt").asText(),
                    node.path("personKey").asText(),
                    node.path("candidate").asText(),
                    new ImageRequest.Rules(
                            list(node.path("mustKeep")),
                            list(node.path("canVary")),
                            list(node.path("mustAvoid")),
                            list(node.path("feedback"))),
                    node.path("width").asInt(),
                    node.path("height").asInt(),
                    node.path("format").asText(),
                    node.path("count").asInt(1),
                    list(node.path("references")));
        } catch (FailureException | DateTimeException damaged) {
            return null;
        }
    }

    private static List<String> list(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return List.copyOf(values);
    }
}
