package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.json.Json;
import app.proofsheet.provider.BalanceAnswer;
import app.proofsheet.provider.EstimateAnswer;
import app.proofsheet.provider.Readiness;
import app.proofsheet.settings.PostplusConfig;
import app.proofsheet.settings.Secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Price, balance and readiness (spec/hosted-media-api.md §9.1–§9.3): free questions that reserve
 * nothing.
 */
final class HostedAccount {

    private static final String ESTIMATE = "/api/postplus-cli/hosted/estimate";
    private static final String BALANCE = "/api/postplus-cli/hosted/balance";
    private static final String READINESS = "/api/postplus-cli/hosted/readiness";
    private static final int MOST_NAMED = 3;

    private final HostedTransport transport;

    HostedAccount(HostedTransport transport) {
        this.transport = transport;
    }

    /** What a submit of this body would cost. */
    EstimateAnswer estimate(String endpointKey, ObjectNode input) throws InterruptedException {
        ObjectNode body =
                Json.object().put("capability", "media-generation").put("endpointKey", endpointKey);
        body.set("input", input);
        try {
            HostedReply reply = transport.post(HostedCall.ESTIMATE, ESTIMATE, body);
            if (!reply.isSuccess()) {
                return new EstimateAnswer.Unknown(HostedErrors.of(reply, HostedCall.ESTIMATE));
            }
            BigDecimal credits = Credits.of(content(reply), "estimated");
            return credits == null
                    ? new EstimateAnswer.Unknown(
                            HostedErrors.unreadable(reply, HostedCall.ESTIMATE))
                    : new EstimateAnswer.Known(credits);
        } catch (HostedTrouble e) {
            return new EstimateAnswer.Unknown(e.failure());
        }
    }

    /** What is left to spend. */
    BalanceAnswer balance() throws InterruptedException {
        try {
            HostedReply reply = transport.get(HostedCall.BALANCE, BALANCE, List.of(), Map.of());
            if (!reply.isSuccess()) {
                return new BalanceAnswer.Unknown(HostedErrors.of(reply, HostedCall.BALANCE));
            }
            JsonNode told = content(reply);
            BigDecimal available = Credits.of(told, "available");
            if (available == null) {
                return new BalanceAnswer.Unknown(
                        HostedErrors.unreadable(reply, HostedCall.BALANCE));
            }
            return new BalanceAnswer.Known(
                    available, Credits.of(told, "reserved"), name(told, "accountName"));
        } catch (HostedTrouble e) {
            return new BalanceAnswer.Unknown(e.failure());
        }
    }

    /** Whether the account and what it may use are ready, asked over the network. */
    Readiness readiness(PostplusConfig config, Secret token) throws InterruptedException {
        try {
            String who =
                    "Signed in as "
                            + token.masked()
                            + " at "
                            + transport.baseUrl(config).host()
                            + ".";
            HostedReply reply = transport.get(HostedCall.READINESS, READINESS, List.of(), Map.of());
            if (!reply.isSuccess()) {
                return not(who, HostedErrors.of(reply, HostedCall.READINESS));
            }
            JsonNode told = content(reply);
            return told.path("ok").isBoolean()
                    ? read(who, told)
                    : not(who, HostedErrors.unreadable(reply, HostedCall.READINESS));
        } catch (HostedTrouble e) {
            return not("", e.failure());
        }
    }

    private static Readiness read(String who, JsonNode told) {
        boolean isReady = told.path("ok").asBoolean(false);
        if (told.has("subscriptionActive") && !told.path("subscriptionActive").asBoolean(true)) {
            String status = name(told, "subscriptionStatus");
            return new Readiness(
                    false,
                    who
                            + " The subscription is not active"
                            + (status == null ? "." : " (" + status + ")."));
        }
        List<String> missing = new ArrayList<>();
        List<String> degraded = new ArrayList<>();
        for (JsonNode capability : told.path("capabilities")) {
            String label = label(capability);
            if (!capability.path("ok").asBoolean(false)) {
                missing.add(label + failedCheck(capability));
            }
            for (JsonNode check : capability.path("checks")) {
                if (check.path("status").asText("").equals("degraded")) {
                    degraded.add(label);
                    break;
                }
            }
        }
        return new Readiness(
                isReady,
                who
                        + (isReady ? " Ready." : " Not ready.")
                        + said(" Not available: ", missing)
                        + said(" Running with trouble: ", degraded));
    }

    private static String failedCheck(JsonNode capability) {
        for (JsonNode check : capability.path("checks")) {
            if (!check.path("ok").asBoolean(true)) {
                return " (" + label(check) + ")";
            }
        }
        return "";
    }

    private static String said(String start, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        int more = names.size() - MOST_NAMED;
        return start
                + String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (more > 0 ? " and " + more + " more" : "")
                + ".";
    }

    private static String label(JsonNode node) {
        String label = name(node, "label");
        String id = name(node, "id");
        return label != null ? label : id != null ? id : "something unnamed";
    }

    private static @Nullable String name(JsonNode node, String field) {
        String text = HostedPayloads.text(node, field);
        return text == null ? null : Redaction.of(text);
    }

    private static Readiness not(String who, Failure failure) {
        String next = failure.next();
        return new Readiness(
                false, (who + " " + failure.sentence() + (next == null ? "" : " " + next)).strip());
    }

    /** The answer itself; wrapped like the others should the service ever do so. */
    private static JsonNode content(HostedReply reply) {
        JsonNode body = HostedErrors.parse(reply.body());
        JsonNode output = body.path("output");
        return output.path("data").isObject()
                ? output.path("data")
                : output.isObject() ? output : body;
    }
}
