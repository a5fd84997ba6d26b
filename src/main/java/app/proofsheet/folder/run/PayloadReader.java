package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.ProviderPayload.Output;
import app.proofsheet.provider.ProviderPayload.Phase;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a saved answer (spec/hosted-media-api.md §6.1), for folders of other programs and for an
 * answer that was written just before the program was killed.
 */
public final class PayloadReader {

    private static final Set<String> DONE = Set.of("completed", "succeeded", "success");

    private static final Set<String> FAILED =
            Set.of("failed", "error", "expired", "canceled", "cancelled");

    /** Codes that say a provider refuses the content itself; a word of prose says nothing (§11). */
    private static final Set<String> POLICY =
            Set.of("postplus_cli_hosted_media_content_policy_blocked");

    private PayloadReader() {}

    /**
     * Reads a saved answer.
     *
     * @throws FailureException {@code json_unreadable} when it is not a JSON object
     */
    public static ProviderPayload read(String text, String name) {
        return read(text, name, null);
    }

    /** The same, with what was said about the price beside the answer; null when nothing. */
    static ProviderPayload read(String text, String name, @Nullable Billing billing) {
        JsonNode payload = unwrapped(Json.readObject(text, name));
        String status = payload.path("status").asText("").strip();
        Phase phase = phase(status);
        Map<String, String> urls = new LinkedHashMap<>();
        payload.path("urls")
                .properties()
                .forEach(e -> {
                    if (e.getValue().isTextual()) {
                        urls.put(e.getKey(), e.getValue().textValue());
                    }
                });
        return new ProviderPayload(
                Fields.text(payload.path("id")),
                status,
                phase,
                outputs(payload),
                urls,
                phase == Phase.FAILED ? failure(payload, status) : null,
                billing,
                null,
                text,
                null);
    }

    private static Phase phase(String status) {
        String word = status.toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return Phase.UNKNOWN;
        }
        return DONE.contains(word)
                ? Phase.COMPLETED
                : FAILED.contains(word) ? Phase.FAILED : Phase.PENDING;
    }

    private static List<Output> outputs(JsonNode payload) {
        List<Output> outputs = new ArrayList<>();
        for (JsonNode item : payload.path("outputs")) {
            int index = outputs.size();
            String value = item.isTextual() ? item.textValue() : "";
            String lower = value.toLowerCase(Locale.ROOT);
            Output.Kind kind =
                    lower.startsWith("https://") || lower.startsWith("http://")
                            ? Output.Kind.URL
                            : lower.contains("-media://")
                                    ? Output.Kind.MEDIA_REFERENCE
                                    : item.isTextual()
                                            ? Output.Kind.BASE64
                                            : Output.Kind.UNSUPPORTED;
            outputs.add(new Output(index, kind, value));
        }
        if (outputs.isEmpty()) {
            for (JsonNode artifact : payload.path("artifacts")) {
                String reference = Fields.text(artifact.path("mediaReference"));
                if (reference != null) {
                    outputs.add(new Output(outputs.size(), Output.Kind.MEDIA_REFERENCE, reference));
                }
            }
        }
        return outputs;
    }

    private static Failure failure(JsonNode payload, String status) {
        JsonNode error = payload.path("error");
        String message = error.isTextual() ? error.textValue() : null;
        if (message == null) {
            message = Fields.text(error.path("message"));
        }
        if (message == null) {
            message = Fields.text(error.path("error"));
        }
        String given = Fields.text(error.path("code"));
        String code = given == null ? "postplus_hosted_media_generation_failed" : given;
        boolean isPolicy = POLICY.contains(code);
        String advice = Fields.text(error.path("userAction"));
        Failure failure =
                Failure.of(
                                code,
                                isPolicy ? FailureKind.CONTENT_POLICY : FailureKind.GENERATION,
                                message == null
                                        ? "The provider ended the run as \"" + status + "\"."
                                        : "The provider ended the run: " + message)
                        .withKept("Its answer is on record.");
        return advice == null ? failure : failure.withNext(advice);
    }

    /** The payload inside an answer: {@code data} when that is an object. */
    static JsonNode unwrapped(JsonNode answer) {
        return answer.path("data").isObject() ? answer.path("data") : answer;
    }

    /** A tree of any text; missing when it is not JSON. */
    static JsonNode tree(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Json.mapper().missingNode();
        }
        try {
            return Json.read(text, "answer");
        } catch (FailureException e) {
            return Json.mapper().missingNode();
        }
    }
}
