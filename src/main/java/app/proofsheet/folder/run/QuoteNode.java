package app.proofsheet.folder.run;

import app.proofsheet.json.Json;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteChallenge.Driver;
import app.proofsheet.provider.QuoteChallenge.Labels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The open price question of an attempt record, without its token ({@link QuoteTokens}). */
final class QuoteNode {

    private QuoteNode() {}

    static ObjectNode of(QuoteChallenge challenge, Attempt.@Nullable QuotedUpload upload) {
        ObjectNode quote = Json.object();
        quote.put("operationId", challenge.operationId());
        quote.put("accountId", challenge.accountId());
        put(quote, "estimatedCredits", challenge.estimatedCredits());
        put(quote, "reservedCredits", challenge.reservedCredits());
        put(quote, "requiredTierCredits", challenge.requiredTierCredits());
        quote.put("action", challenge.labels().action());
        quote.put("featureLabel", challenge.labels().feature());
        quote.put("serviceLabel", challenge.labels().service());
        for (Driver driver : challenge.drivers()) {
            quote.withArray("drivers")
                    .addObject()
                    .put("key", driver.key())
                    .put("label", driver.label())
                    .put("value", driver.value());
        }
        if (upload != null) {
            quote.put("uploadSha256", upload.sha256());
            quote.put("uploadPlace", upload.place());
        }
        return quote;
    }

    static Attempt.@Nullable Quote read(JsonNode node) {
        String operationId = Fields.text(node.path("operationId"));
        if (operationId == null) {
            return null;
        }
        String sha256 = Fields.text(node.path("uploadSha256"));
        return new Attempt.Quote(
                new QuoteChallenge(
                        "",
                        operationId,
                        Fields.text(node.path("accountId")),
                        Fields.decimal(node.path("estimatedCredits")),
                        Fields.decimal(node.path("reservedCredits")),
                        Fields.decimal(node.path("requiredTierCredits")),
                        new Labels(
                                Fields.text(node.path("action")),
                                Fields.text(node.path("featureLabel")),
                                Fields.text(node.path("serviceLabel"))),
                        drivers(node.path("drivers")),
                        ""),
                sha256 == null
                        ? null
                        : new Attempt.QuotedUpload(sha256, Fields.text(node.path("uploadPlace"))));
    }

    private static List<Driver> drivers(JsonNode list) {
        List<Driver> drivers = new ArrayList<>();
        list.forEach(one ->
                drivers.add(
                        new Driver(
                                one.path("key").asText(""),
                                one.path("label").asText(""),
                                one.path("value").asText(""))));
        return drivers;
    }

    private static void put(ObjectNode node, String name, @Nullable BigDecimal value) {
        node.put(name, value == null ? null : value.toPlainString());
    }
}
