package app.proofsheet.folder.run;

import app.proofsheet.json.Json;
import app.proofsheet.provider.Billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What an attempt costs, in credits as decimal text: {@code {estimated, reserved, finalized,
 * isCharged}}. What is not known is left out.
 */
final class BillingNode {

    private BillingNode() {}

    /** The newest word on top of what was known: a later answer settles, none takes away. */
    static ObjectNode merged(JsonNode known, Billing told) {
        ObjectNode node = Json.object();
        put(node, "estimated", told.estimated(), known);
        put(node, "reserved", told.reserved(), known);
        put(node, "finalized", told.finalized(), known);
        node.put("isCharged", told.isCharged() || known.path("isCharged").asBoolean(false));
        return node;
    }

    /** The billing in a record, null when there is none. */
    static @Nullable Billing read(JsonNode node) {
        return node.isObject()
                ? new Billing(
                        Fields.decimal(node.path("estimated")),
                        Fields.decimal(node.path("reserved")),
                        Fields.decimal(node.path("finalized")),
                        node.path("isCharged").asBoolean(false))
                : null;
    }

    private static void put(
            ObjectNode node, String name, @Nullable BigDecimal told, JsonNode known) {
        BigDecimal value = told == null ? Fields.decimal(known.path(name)) : told;
        if (value != null) {
            node.put(name, value.toPlainString());
        }
    }
}
