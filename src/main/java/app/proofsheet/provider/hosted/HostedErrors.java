package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/**
 * Turns error answers into failures (spec/hosted-media-api.md §10). The body's own code wins
 * whatever its prefix; the HTTP status decides only when there is none (defect D6).
 */
final class HostedErrors {

    static final String CONTENT_POLICY = "postplus_cli_hosted_media_content_policy_blocked";
    static final String QUOTE_REQUIRED = "postplus_cli_quote_confirmation_required";
    static final String BALANCE = "billing_balance_insufficient";

    private HostedErrors() {}

    /** The failure an error answer stands for; texts of the server are cut of addresses. */
    static Failure of(HostedReply reply) {
        JsonNode body = parse(reply.body());
        String code = code(body);
        String codeOrStatus = code == null ? codeOf(reply.status()) : code;
        String text = text(body);
        String advice = body.path("userAction").asText("");
        FailureKind kind = kind(codeOrStatus, reply.status());
        String sentence =
                text.isEmpty()
                        ? "The hosted service answered with status " + reply.status() + "."
                        : Redaction.of(text);
        return Failure.of(codeOrStatus, kind, sentence)
                .withNext(advice.isEmpty() ? nextOf(kind, body) : Redaction.of(advice))
                .withDetail("HTTP " + reply.status());
    }

    /** The error body as JSON, a missing node when it is none. */
    static JsonNode parse(String body) {
        try {
            return Json.read(body, "answer");
        } catch (FailureException e) {
            return Json.mapper().missingNode();
        }
    }

    /** {@code code} or {@code productErrorCode}, null when neither is a non-blank text. */
    static @Nullable String code(JsonNode body) {
        for (String field : new String[] {"code", "productErrorCode"}) {
            String value = body.path(field).isTextual() ? body.path(field).asText().trim() : "";
            if (!value.isEmpty()) {
                return value;
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
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("media generation run was not found");
    }

    /**
     * True when a submit answered like this was definitely not accepted (§10.4): client errors,
     * sign-in, quota, rate limits and the two typed 503s.
     */
    static boolean isDefiniteRefusal(HostedReply reply) {
        String code = code(parse(reply.body()));
        if (reply.status() >= 400 && reply.status() < 500) {
            return reply.status() != 408;
        }
        return reply.status() == 503
                && code != null
                && (code.equals("postplus_cli_cloud_release_in_progress")
                        || code.equals("postplus_cli_hosted_capability_unavailable"));
    }

    private static String text(JsonNode body) {
        for (String field : new String[] {"error", "message"}) {
            if (body.path(field).isTextual() && !body.path(field).asText().isBlank()) {
                return body.path(field).asText().trim();
            }
        }
        return "";
    }

    private static FailureKind kind(String code, int status) {
        if (code.equals(CONTENT_POLICY)) {
            return FailureKind.CONTENT_POLICY;
        }
        if (code.equals(BALANCE) || code.equals(QUOTE_REQUIRED) || status == 402) {
            return FailureKind.QUOTA;
        }
        if (status == 401 || status == 403 || status == 426) {
            return FailureKind.AUTHORISATION;
        }
        if (status == 429 || code.equals("postplus_cli_cloud_release_in_progress")) {
            return FailureKind.BUSY;
        }
        return status >= 500 ? FailureKind.TRANSPORT : FailureKind.REFUSED;
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 401 -> "hosted_media_unauthorized";
            case 402 -> "hosted_media_payment_required";
            case 413 -> "hosted_media_payload_too_large";
            case 429 -> "hosted_media_rate_limited";
            default -> "hosted_media_request_failed";
        };
    }

    private static @Nullable String nextOf(FailureKind kind, JsonNode body) {
        return switch (kind) {
            case AUTHORISATION -> {
                String command = body.at("/compatibility/upgrade/command").asText("");
                yield command.isEmpty()
                        ? "Sign in again: postplus auth login"
                        : "Upgrade with: " + command;
            }
            case QUOTA -> "Top up or confirm the price, then submit again.";
            case CONTENT_POLICY -> "Change the brief; this item is not sent again.";
            case BUSY -> "Wait a moment and try again.";
            case REFUSED -> "Correct the request and submit again.";
            case TRANSPORT -> "Look again later.";
            case INPUT, RECORD, STORAGE, GENERATION, STATE -> null;
        };
    }
}
