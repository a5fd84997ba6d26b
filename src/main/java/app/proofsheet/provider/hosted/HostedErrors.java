package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns error answers into failures: what happened, what was kept, what to do next
 * (spec/hosted-media-api.md §10). The body's own code wins whatever its prefix; the HTTP status
 * decides only when there is none (defect D6).
 */
final class HostedErrors {

    private static final Pattern CODE = Pattern.compile("[\\p{Graph}]{1,200}");
    private static final List<String> DETAILS =
            List.of(
                    "layer",
                    "operationId",
                    "providerStatus",
                    "userMessageRule",
                    "capabilityDisplayName",
                    "providerDisplayName");

    private HostedErrors() {}

    /** The failure an error answer stands for; texts of the server are cut of addresses. */
    static Failure of(HostedReply reply, HostedCall call) {
        JsonNode body = parse(reply.body());
        String code = code(body);
        HostedCode known = HostedCode.of(code);
        FailureKind kind = known == null ? kind(code, reply.status()) : known.kind();
        String told = text(body);
        String sentence =
                !told.isEmpty()
                        ? Redaction.of(told)
                        : known != null ? known.sentence() : sentenceOf(reply);
        return new Failure(
                code == null ? codeOf(reply.status()) : code,
                kind,
                sentence,
                call != HostedCall.SUBMIT || isDefiniteRefusal(reply) ? call.kept() : null,
                next(body, known, kind, reply.status()),
                detail(body, reply));
    }

    /** A 2xx that is not the service's own format: not JSON, or JSON without what it must have. */
    static Failure unreadable(HostedReply reply, HostedCall call) {
        JsonNode body = parse(reply.body());
        boolean isJson = !body.isMissingNode();
        String told = text(body);
        String code = code(body);
        String type = reply.contentType();
        String sentence =
                isJson
                        ? "The hosted service answered something that is not its own format."
                        : type.toLowerCase(Locale.ROOT).contains("html")
                                ? "A web page came back instead of the hosted service's answer."
                                : "The hosted service's answer is not JSON.";
        return Failure.of(
                        code != null
                                ? code
                                : isJson
                                        ? "skill_server_capability_invalid_response"
                                        : "skill_server_capability_invalid_json",
                        FailureKind.TRANSPORT,
                        told.isEmpty() ? sentence : sentence + " It says: " + Redaction.of(told))
                .withKept(call == HostedCall.SUBMIT ? null : call.kept())
                .withNext("Look again; check for a proxy or a sign-in page of the network.")
                .withDetail(
                        "HTTP "
                                + reply.status()
                                + ", "
                                + reply.body().length()
                                + " characters"
                                + (type.isEmpty() ? "" : " of " + type));
    }

    /** The error body as JSON, a missing node when it is none. */
    static JsonNode parse(String body) {
        try {
            return Json.read(body, "answer");
        } catch (FailureException e) {
            return Json.mapper().missingNode();
        }
    }

    /** {@code code} or {@code productErrorCode}, null when neither is a usable text. */
    static @Nullable String code(JsonNode body) {
        for (JsonNode value :
                List.of(body.path("code"), body.path("productErrorCode"), body.at("/error/code"))) {
            String code = value.isTextual() ? value.textValue().trim() : "";
            if (CODE.matcher(code).matches()) {
                return code;
            }
        }
        return null;
    }

    /** True when a status call says that the run is gone (§7). */
    static boolean isHandleGone(HostedReply reply) {
        String code = code(parse(reply.body()));
        return reply.status() == 404
                || (code != null && code.endsWith("_not_found"))
                || reply.body()
                        .toLowerCase(Locale.ROOT)
                        .contains("media generation run was not found");
    }

    /**
     * True when a submit answered like this was definitely not accepted (§10.4): the typed
     * refusals, client errors with a JSON body, the four statuses that say it alone, and the two
     * typed 503s. Everything else may have bought.
     */
    static boolean isDefiniteRefusal(HostedReply reply) {
        JsonNode body = parse(reply.body());
        HostedCode known = HostedCode.of(code(body));
        int status = reply.status();
        if (known != null && (known.isOpen() || known.isRefusal())) {
            return known.isRefusal() && !reply.isSuccess();
        }
        return switch (status) {
            case 401, 402, 426, 429 -> true;
            case 408 -> false;
            case 503 -> known == HostedCode.RELEASE || known == HostedCode.CAPABILITY_UNAVAILABLE;
            default -> status >= 400 && status < 500 && body.isObject();
        };
    }

    /** True when the same read may well be answered a moment later. */
    static boolean mayPass(HostedReply reply) {
        return switch (reply.status()) {
            case 408, 429, 500, 502, 503, 504 ->
                    HostedCode.of(code(parse(reply.body()))) != HostedCode.CAPABILITY_UNAVAILABLE;
            default -> false;
        };
    }

    /** How long to wait: what the server says, else what its code is known to take. */
    static @Nullable Duration retryAfter(HostedReply reply) {
        if (reply.retryAfter() != null) {
            return reply.retryAfter();
        }
        HostedCode known = HostedCode.of(code(parse(reply.body())));
        return known == null ? null : known.usualWait();
    }

    private static String text(JsonNode body) {
        for (JsonNode value :
                List.of(
                        body.path("error"),
                        body.path("message"),
                        body.at("/error/message"),
                        body.at("/error/error"))) {
            if (value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue().trim();
            }
        }
        return "";
    }

    private static FailureKind kind(@Nullable String code, int status) {
        if (code != null && code.endsWith("_not_found")) {
            return FailureKind.STATE;
        }
        if (code != null && code.endsWith("_rate_limited")) {
            return FailureKind.BUSY;
        }
        return switch (status) {
            case 401, 403, 426 -> FailureKind.AUTHORISATION;
            case 402 -> FailureKind.QUOTA;
            case 408 -> FailureKind.TRANSPORT;
            case 429 -> FailureKind.BUSY;
            default -> status >= 400 && status < 500 ? FailureKind.REFUSED : FailureKind.TRANSPORT;
        };
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 401 -> "hosted_media_unauthorized";
            case 402 -> "hosted_media_payment_required";
            case 403 -> "hosted_media_forbidden";
            case 404 -> "hosted_media_not_found";
            case 413 -> "hosted_media_payload_too_large";
            case 426 -> "hosted_media_client_upgrade_required";
            case 429 -> "hosted_media_rate_limited";
            case 503 -> "hosted_media_unavailable";
            case 504 -> "hosted_media_gateway_timed_out";
            default ->
                    status >= 300 && status < 400
                            ? "hosted_media_redirect_refused"
                            : "hosted_media_request_failed";
        };
    }

    private static String sentenceOf(HostedReply reply) {
        return reply.status() >= 300 && reply.status() < 400
                ? "The hosted service wants the sign-in to be sent to another address; that is"
                        + " refused."
                : "The hosted service answered with status " + reply.status() + ".";
    }

    private static @Nullable String next(
            JsonNode body, @Nullable HostedCode known, FailureKind kind, int status) {
        String advice = body.path("userAction").asText("");
        String own =
                advice.isBlank()
                        ? known == null ? nextOf(kind) : known.next()
                        : Redaction.of(advice);
        if (known != HostedCode.UPGRADE && status != 426) {
            return own;
        }
        String upgrade = upgrade(body.at("/compatibility/upgrade"));
        if (upgrade.isEmpty()) {
            return known == null ? HostedCode.UPGRADE.next() : own;
        }
        return advice.isBlank() ? upgrade : own + " " + upgrade;
    }

    /** The commands exactly as the server gives them, each once. */
    private static String upgrade(JsonNode upgrade) {
        Set<String> commands = new LinkedHashSet<>();
        for (JsonNode command :
                List.of(
                        upgrade.path("command"),
                        upgrade.at("/cli/command"),
                        upgrade.at("/skills/command"))) {
            String text = Redaction.plain(command.asText(""));
            if (!text.isEmpty() && text.length() <= 1000) {
                commands.add(text);
            }
        }
        if (commands.isEmpty()) {
            return "";
        }
        return "Upgrade with: "
                + String.join(" ; ", commands)
                + (upgrade.path("restartAgentSession").asBoolean(false)
                        ? " ; then start the program again"
                        : "");
    }

    private static String detail(JsonNode body, HostedReply reply) {
        List<String> parts = new ArrayList<>();
        parts.add("HTTP " + reply.status());
        for (String name : DETAILS) {
            String value = body.path(name).isValueNode() ? body.path(name).asText("") : "";
            if (!value.isBlank()) {
                parts.add(name + " " + Redaction.of(value));
            }
        }
        return String.join(", ", parts);
    }

    private static @Nullable String nextOf(FailureKind kind) {
        return switch (kind) {
            case AUTHORISATION -> "Sign in again: postplus auth login";
            case QUOTA -> "Top up or confirm the price, then submit again.";
            case CONTENT_POLICY -> "Change the brief; this item is not sent again.";
            case BUSY -> "Wait a moment and try again.";
            case REFUSED -> "Correct the request and submit again.";
            case TRANSPORT -> "Look again later.";
            case STATE -> "Look again, or decide on a new paid attempt.";
            case INPUT, RECORD, STORAGE, GENERATION -> null;
        };
    }
}
