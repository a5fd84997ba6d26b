package app.proofsheet.provider;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.model.SizeRule;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the endpoint table (spec/endpoints.md §7, schema {@code proofsheet-endpoints/1}). Beside
 * the shape of the specification an endpoint may have {@code displayName}, {@code maxReferences},
 * {@code usd} (documented list price with its source) and, by group, a size rule.
 */
public final class EndpointTableReader {

    /** The schema this program reads. */
    public static final String SCHEMA = "proofsheet-endpoints/1";

    private static final String RESOURCE = "/app/proofsheet/provider/endpoints.json";

    private EndpointTableReader() {}

    /** The table that comes with the program. */
    public static EndpointTable embedded() {
        try (InputStream in = EndpointTableReader.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without " + RESOURCE);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "endpoints.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table.
     *
     * @param name what the document is called in messages
     * @throws app.proofsheet.domain.failure.FailureException {@code json_unreadable}
     * @throws IllegalArgumentException when it is JSON of another shape
     */
    public static EndpointTable read(String text, String name) {
        ObjectNode document = Json.readObject(text, name);
        if (!document.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException(name + " is not a " + SCHEMA + " document");
        }
        Map<String, SizeRule> sizeRules = new LinkedHashMap<>();
        document.path("sizeRules")
                .properties()
                .forEach(e -> sizeRules.put(e.getKey(), sizeRule(e.getValue())));
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        document.path("endpoints")
                .properties()
                .forEach(e ->
                        endpoints.put(
                                e.getKey(), endpoint(e.getKey(), e.getValue(), sizeRules, name)));
        return new EndpointTable(LocalDate.parse(document.path("sourceDate").asText()), endpoints);
    }

    private static Endpoint endpoint(
            String key, JsonNode node, Map<String, SizeRule> sizeRules, String name) {
        Map<String, FieldRule> fields = new LinkedHashMap<>();
        node.path("fields")
                .properties()
                .forEach(e -> fields.put(e.getKey(), fieldRule(e.getKey(), e.getValue())));
        Map<String, BigDecimal> usd = new LinkedHashMap<>();
        node.path("usd")
                .path("perPicture")
                .properties()
                .forEach(e -> usd.put(e.getKey(), new BigDecimal(e.getValue().asText())));
        String group = required(node, "group", key, name);
        return new Endpoint(
                key,
                node.path("displayName").asText(key),
                required(node, "mode", key, name),
                group,
                text(node, "fixedResolution"),
                fields,
                integer(node.path("maxReferences"), "count"),
                usd,
                fields.containsKey("size") ? sizeRules.get(group) : null);
    }

    private static FieldRule fieldRule(String name, JsonNode node) {
        List<String> allowed = new ArrayList<>();
        node.path("enum").forEach(value -> allowed.add(value.asText()));
        return new FieldRule(
                name,
                node.path("type").asText("string"),
                node.path("required").asBoolean(false),
                node.path("repeatable").asBoolean(false),
                allowed,
                text(node, "default"),
                FieldRule.Canon.valueOf(node.path("canon").asText("none").toUpperCase(Locale.ROOT)),
                integer(node, "min"),
                integer(node, "max"));
    }

    private static SizeRule sizeRule(JsonNode node) {
        return new SizeRule(
                node.path("minPixels").asLong(0),
                node.path("maxPixels").asLong(0),
                texts(node.path("byRatio")),
                texts(node.path("legacyByRatio")),
                node.path("legacyFallback").asText());
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> all = new LinkedHashMap<>();
        node.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }

    private static String required(JsonNode node, String field, String key, String name) {
        String value = text(node, field);
        if (value == null) {
            throw new IllegalArgumentException(name + ": " + key + " has no " + field);
        }
        return value;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }

    private static @Nullable Integer integer(JsonNode node, String field) {
        return node.path(field).canConvertToInt()
                ? Integer.valueOf(node.path(field).intValue())
                : null;
    }
}
