package app.proofsheet.provider.hosted;

import app.proofsheet.json.Json;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteChallenge.Driver;
import app.proofsheet.provider.QuoteChallenge.Labels;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises a price that needs consent (spec/hosted-media-api.md §9). */
final class Quotes {

    private Quotes() {}

    /**
     * The challenge of a refused call, empty when it is none or has no token.
     *
     * @param operationId the call's own id, for a challenge that does not repeat it
     */
    static Optional<QuoteChallenge> challenge(HostedReply reply, String operationId) {
        JsonNode body = HostedErrors.parse(reply.body());
        JsonNode quote = body.path("quoteConfirmation");
        boolean isTyped =
                HostedCode.of(HostedErrors.code(body)) == HostedCode.QUOTE_REQUIRED
                        || HostedCode.QUOTE_REQUIRED
                                .text()
                                .equals(body.path("productErrorCode").asText(""));
        String token = HostedPayloads.text(quote, "token");
        if ((!isTyped && !quote.isObject()) || token == null) {
            return Optional.empty();
        }
        String signedFor = HostedPayloads.text(quote, "operationId");
        return Optional.of(
                new QuoteChallenge(
                        token,
                        signedFor == null ? operationId : signedFor,
                        HostedPayloads.text(quote, "accountId"),
                        Credits.of(quote, "estimated"),
                        Credits.of(quote, "reserved"),
                        Credits.of(quote, "requiredTier"),
                        new Labels(
                                label(quote.path("action")),
                                label(quote.path("featureLabel")),
                                label(quote.path("serviceLabel"))),
                        drivers(quote.path("drivers")),
                        Json.write(quote)));
    }

    private static List<Driver> drivers(JsonNode told) {
        List<Driver> drivers = new ArrayList<>();
        for (JsonNode one : told) {
            String key = label(one.path("key"));
            String label = label(one.path("label"));
            String value = label(one.path("value"));
            String name = label == null ? key : label;
            if (name != null && value != null && drivers.size() < QuoteChallenge.MOST_DRIVERS) {
                drivers.add(new Driver(key == null ? name : key, name, value));
            }
        }
        return drivers;
    }

    private static @Nullable String label(JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        return text.isBlank() ? null : Redaction.of(text);
    }
}
