package app.proofsheet.folder.run;

import app.proofsheet.json.Json;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.ProviderPayload.Output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Outputs in records; the bytes of inline pictures stay in the answer alone. */
final class Outputs {

    private Outputs() {}

    static ArrayNode urls(List<Output> outputs) {
        ArrayNode urls = Json.mapper().createArrayNode();
        outputs.stream().filter(o -> o.kind() == Output.Kind.URL).forEach(o -> urls.add(o.value()));
        return urls;
    }

    static ArrayNode recorded(List<Output> outputs) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (Output output : outputs) {
            ObjectNode entry = array.addObject();
            entry.put("index", output.index());
            entry.put("type", output.kind().name().toLowerCase(Locale.ROOT));
            switch (output.kind()) {
                case URL -> entry.put("url", output.value());
                case MEDIA_REFERENCE, LOCAL -> entry.put("reference", output.value());
                case BASE64, UNSUPPORTED -> {}
            }
        }
        return array;
    }

    static List<Output> read(JsonNode list) {
        List<Output> outputs = new ArrayList<>();
        for (JsonNode entry : list) {
            Output.Kind kind = kind(entry.path("type").asText(""));
            String value = entry.path(kind == Output.Kind.URL ? "url" : "reference").asText("");
            outputs.add(new Output(entry.path("index").asInt(outputs.size()), kind, value));
        }
        return outputs;
    }

    private static Output.Kind kind(String word) {
        for (Output.Kind kind : Output.Kind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return kind;
            }
        }
        return Output.Kind.UNSUPPORTED;
    }

    /** Billing of an answer: its own object, else what the provider was told to have charged. */
    static @Nullable JsonNode billing(ProviderPayload payload) {
        JsonNode raw = PayloadReader.tree(payload.rawJson());
        JsonNode told = raw.path("billing").isObject() ? raw.path("billing") : null;
        if (told == null && PayloadReader.unwrapped(raw).path("billing").isObject()) {
            told = PayloadReader.unwrapped(raw).path("billing");
        }
        BigDecimal paid = payload.paidCredits();
        if (told == null && paid != null) {
            ObjectNode billing = Json.object();
            billing.put("billingUnit", "credit");
            billing.put("finalizedCredits", paid);
            return billing;
        }
        return told;
    }
}
