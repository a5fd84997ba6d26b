package app.proofsheet.provider.hosted;

import app.proofsheet.json.Json;
import app.proofsheet.provider.QuoteChallenge;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/** Recognises a price that needs consent (spec/hosted-media-api.md §9). */
final class Quotes {

    private Quotes() {}

    /** The challenge of a refused call, empty when it is none or has no token. */
    static Optional<QuoteChallenge> challenge(HostedReply reply) {
        JsonNode body = HostedErrors.parse(reply.body());
        JsonNode quote = body.path("quoteConfirmation");
        boolean typed = HostedErrors.QUOTE_REQUIRED.equals(HostedErrors.code(body));
        String token = HostedPayloads.text(quote, "token");
        if ((!typed && !quote.isObject()) || token == null) {
            return Optional.empty();
        }
        return Optional.of(
                new QuoteChallenge(
                        token,
                        quote.path("operationId").asText(body.path("operationId").asText("")),
                        HostedPayloads.text(quote, "accountId"),
                        HostedProvider.credits(quote.path("estimatedMillicredits")),
                        HostedProvider.credits(quote.path("requiredTierMillicredits")),
                        Json.write(quote)));
    }
}
