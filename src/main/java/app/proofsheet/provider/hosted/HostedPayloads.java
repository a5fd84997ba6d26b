package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.ProviderPayload.Output;
import app.proofsheet.provider.ProviderPayload.Phase;
import app.proofsheet.provider.Receipt;

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

    private static final String REFERENCE = "postplus-media://";
    private static final int LONGEST_STATUS = 100;
    private static final int LONGEST_HANDLE = 1024;
    private static final int LONGEST_ADDRESS = 16 * 1024;

    private HostedPayloads() {}

    /** The payload of a response envelope whose {@code output} is given. */
    static ProviderPayload read(JsonNode envelope, Receipt receipt) {
        JsonNode output = envelope.path("output");
        JsonNode payload = output.path("data").isObject() ? output.path("data") : output;
        String status = status(payload);
        Phase phase = phase(status);
        return new ProviderPayload(
                handle(payload, "id"),
                status,
                phase,
                phase == Phase.COMPLETED ? outputs(payload) : List.of(),
                urls(payload.path("urls")),
                phase == Phase.FAILED ? failure(payload.path("error")) : null,
                billing(envelope.path("billing"), payload.path("billing")),
                null,
                Json.write(output),
                receipt);
    }

    /**
     * The payload of an entry of the run list with its details (§9.2). An end that it cannot prove
     * with outputs or an error counts as running, so that a look at the run settles it.
     */
    static ProviderPayload ofRun(JsonNode run, Receipt receipt) {
        String status = status(run);
        List<Output> outputs = outputs(run);
        Phase phase =
                switch (phase(status)) {
                    case COMPLETED -> outputs.isEmpty() ? Phase.PENDING : Phase.COMPLETED;
                    case FAILED -> isEmpty(run.path("error")) ? Phase.PENDING : Phase.FAILED;
                    case PENDING, UNKNOWN -> Phase.PENDING;
                };
        String task = handle(run, "providerTaskId");
        BigDecimal taken = Credits.of(run, "finalized");
        return new ProviderPayload(
                task == null ? handle(run, "id") : task,
                status,
                phase,
                phase == Phase.COMPLETED ? outputs : List.of(),
                urls(run.path("providerUrls")),
                phase == Phase.FAILED ? failure(run.path("error")) : null,
                new Billing(
                        Credits.of(run, "estimated"),
                        Credits.of(run, "reserved"),
                        taken == null || taken.signum() == 0 ? null : taken,
                        taken != null && taken.signum() > 0),
                null,
                Json.write(run),
                receipt);
    }

    private static boolean isEmpty(JsonNode error) {
        return error.isMissingNode()
                || error.isNull()
                || (error.isTextual() && error.asText().isBlank());
    }

    private static String status(JsonNode payload) {
        JsonNode status = payload.path("status");
        String word = status.isTextual() ? Redaction.plain(status.asText()) : "";
        return word.length() <= LONGEST_STATUS ? word : word.substring(0, LONGEST_STATUS);
    }

    /** An id that can be asked with; anything else would break records, requests or screens. */
    static @Nullable String handle(JsonNode node, String field) {
        String handle = text(node, field);
        return handle == null || handle.length() > LONGEST_HANDLE || hasControls(handle)
                ? null
                : handle;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
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
            if (reference != null && isAddress(reference)) {
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
        if (startsWith(value, REFERENCE)) {
            return isAddress(value) ? Output.Kind.MEDIA_REFERENCE : Output.Kind.UNSUPPORTED;
        }
        if (startsWith(value, "http://") || startsWith(value, "https://")) {
            return isAddress(value) ? Output.Kind.URL : Output.Kind.UNSUPPORTED;
        }
        return Output.Kind.BASE64;
    }

    private static boolean startsWith(String value, String start) {
        return value.regionMatches(true, 0, start, 0, start.length());
    }

    private static boolean isAddress(String value) {
        return value.length() <= LONGEST_ADDRESS && !hasControls(value);
    }

    private static Map<String, String> urls(JsonNode told) {
        Map<String, String> urls = new LinkedHashMap<>();
        told.properties()
                .forEach(e -> {
                    if (e.getValue().isTextual() && isAddress(e.getValue().asText())) {
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
        String code = HostedErrors.code(error);
        String advice = error.path("userAction").asText("");
        FailureKind kind =
                HostedCode.of(code) == HostedCode.CONTENT_POLICY
                        ? FailureKind.CONTENT_POLICY
                        : FailureKind.GENERATION;
        return Failure.of(
                        code == null ? "postplus_hosted_media_generation_failed" : code,
                        kind,
                        message.isBlank()
                                ? "The provider says that the generation failed."
                                : Redaction.of(message))
                .withKept("Its answer is on record.")
                .withNext(
                        !advice.isBlank()
                                ? Redaction.of(advice)
                                : kind == FailureKind.CONTENT_POLICY
                                        ? HostedCode.CONTENT_POLICY.next()
                                        : "Look at the answer, then decide on a new paid attempt.");
    }

    /** Usable only when all six numbers are there (§5.3); nothing taken yet is no price. */
    private static @Nullable Billing billing(JsonNode outer, JsonNode inner) {
        JsonNode billing = outer.isObject() ? outer : inner;
        for (String field : CREDITS) {
            if (Credits.amount(billing.path(field)) == null) {
                return null;
            }
        }
        BigDecimal taken = Credits.of(billing, "finalized");
        return new Billing(
                Credits.of(billing, "estimated"),
                Credits.of(billing, "reserved"),
                taken == null || taken.signum() == 0 ? null : taken,
                billing.path("charged").asBoolean(false));
    }

    static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() && !node.path(field).asText().isBlank()
                ? node.path(field).asText()
                : null;
    }
}
