package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.ProviderPayload.Output;
import app.proofsheet.provider.ProviderPayload.Phase;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what the service says about a job (spec/hosted-media-api.md §5.3, §6.1). */
final class HostedPayloads {

    private static final Set<String> COMPLETED = Set.of("completed", "succeeded", "success");
    private static final Set<String> FAILED =
            Set.of("failed", "error", "expired", "canceled", "cancelled");
    private static final List<String> CREDITS =
            List.of(
                    "estimatedCredits",
                    "estimatedMillicredits",
                    "reservedCredits",
                    "reservedMillicredits",
                    "finalizedCredits",
                    "finalizedMillicredits");

    private HostedPayloads() {}

    /** The payload of a response envelope whose {@code output} is given. */
    static ProviderPayload read(JsonNode envelope) {
        JsonNode output = envelope.path("output");
        JsonNode payload = output.path("data").isObject() ? output.path("data") : output;
        String status =
                payload.path("status").isTextual() ? payload.path("status").asText().trim() : "";
        Phase phase = phase(status);
        return new ProviderPayload(
                text(payload, "id"),
                status,
                phase,
                phase == Phase.COMPLETED ? outputs(payload) : List.of(),
                urls(payload),
                phase == Phase.FAILED ? failure(payload.path("error")) : null,
                billing(envelope.path("billing"), payload.path("billing")),
                null,
                Json.write(output),
                null);
    }

    private static Phase phase(String status) {
        String word = status.toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return Phase.UNKNOWN;
        }
        if (COMPLETED.contains(word)) {
            return Phase.COMPLETED;
        }
        return FAILED.contains(word) ? Phase.FAILED : Phase.PENDING;
    }

    /** Durable references win over addresses that expire (§8.2). */
    private static List<Output> outputs(JsonNode payload) {
        List<Output> found = new ArrayList<>();
        JsonNode artifacts = payload.path("artifacts");
        for (JsonNode artifact : artifacts) {
            String reference = text(artifact, "mediaReference");
            if (reference != null) {
                found.add(new Output(found.size(), Output.Kind.MEDIA_REFERENCE, reference));
            }
        }
        JsonNode outputs = payload.path("outputs");
        if (!found.isEmpty() && found.size() >= outputs.size()) {
            return found;
        }
        found.clear();
        for (JsonNode output : outputs) {
            found.add(new Output(found.size(), kind(output), output.asText()));
        }
        return found;
    }

    private static Output.Kind kind(JsonNode output) {
        if (!output.isTextual()) {
            return Output.Kind.UNSUPPORTED;
        }
        String value = output.asText();
        return value.startsWith("http://") || value.startsWith("https://")
                ? Output.Kind.URL
                : Output.Kind.BASE64;
    }

    private static Map<String, String> urls(JsonNode payload) {
        Map<String, String> urls = new LinkedHashMap<>();
        payload.path("urls")
                .properties()
                .forEach(e -> {
                    if (e.getValue().isTextual()) {
                        urls.put(e.getKey(), e.getValue().asText());
                    }
                });
        return urls;
    }

    private static Failure failure(JsonNode error) {
        String message =
                error.isTextual()
                        ? error.asText()
                        : error.path("message").asText(error.path("error").asText(""));
        String code = error.path("code").asText("").trim();
        String advice = error.path("userAction").asText("");
        FailureKind kind =
                code.equals(HostedErrors.CONTENT_POLICY)
                        ? FailureKind.CONTENT_POLICY
                        : FailureKind.GENERATION;
        return Failure.of(
                        code.isEmpty() ? "postplus_hosted_media_generation_failed" : code,
                        kind,
                        message.isBlank()
                                ? "The provider says that the generation failed."
                                : Redaction.of(message))
                .withNext(advice.isEmpty() ? null : Redaction.of(advice));
    }

    /** Usable only when all six numbers are there (§5.3); nothing taken yet is no price. */
    private static @Nullable Billing billing(JsonNode outer, JsonNode inner) {
        JsonNode billing = outer.isObject() ? outer : inner;
        for (String field : CREDITS) {
            JsonNode number = billing.path(field);
            if (!number.isNumber() || number.decimalValue().signum() < 0) {
                return null;
            }
        }
        BigDecimal taken = credits(billing, "finalizedMillicredits");
        return new Billing(
                credits(billing, "estimatedMillicredits"),
                credits(billing, "reservedMillicredits"),
                taken.signum() == 0 ? null : taken,
                billing.path("charged").asBoolean(false));
    }

    private static BigDecimal credits(JsonNode billing, String millicredits) {
        return billing.path(millicredits).decimalValue().movePointLeft(3);
    }

    static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() && !node.path(field).asText().isBlank()
                ? node.path(field).asText()
                : null;
    }
}
