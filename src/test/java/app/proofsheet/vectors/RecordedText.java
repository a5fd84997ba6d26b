package app.proofsheet.vectors;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what was recorded, with its placeholders, to what the program sent.
 *
 * @param known placeholder to its value in this replay, for example {@code {port}}
 */
record RecordedText(Map<String, String> known) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z]+(?::[a-z]+)?}");

    private static final Map<String, String> OPEN =
            Map.of(
                    "{uuid}", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                    "{ts}", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z",
                    "{n}", "\\d+");

    /** Writes {@code $repeat} out. */
    static JsonNode expanded(JsonNode node) {
        if (node.has("$repeat")) {
            JsonNode repeat = node.path("$repeat");
            return TextNode.valueOf(
                    repeat.path("text").asText().repeat(repeat.path("times").asInt()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(e -> copy.set(e.getKey(), expanded(e.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.mapper().createArrayNode();
            array.forEach(item -> copy.add(expanded(item)));
            return copy;
        }
        return node;
    }

    /** The text of an input file; half a surrogate pair, which UTF-8 cannot hold, is escaped. */
    static String asJson(JsonNode node) {
        StringBuilder text = new StringBuilder();
        Json.write(expanded(node))
                .codePoints()
                .forEach(c -> {
                    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                        text.append("\\u").append(Integer.toHexString(c));
                    } else {
                        text.appendCodePoint(c);
                    }
                });
        return text.toString();
    }

    /** Puts the known values in. */
    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : known.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }

    /** True when the text is the recorded one, whatever the placeholders stand for. */
    boolean matches(String recorded, String actual) {
        if (!recorded.contains("{")) {
            return recorded.equals(actual);
        }
        StringBuilder regex = new StringBuilder();
        Matcher found = PLACEHOLDER.matcher(recorded);
        int from = 0;
        while (found.find()) {
            regex.append(Pattern.quote(recorded.substring(from, found.start())));
            String name = found.group();
            String open = OPEN.get(name);
            regex.append(open == null ? Pattern.quote(known.getOrDefault(name, name)) : open);
            from = found.end();
        }
        regex.append(Pattern.quote(recorded.substring(from)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual).matches();
    }

    /** True when the values are the recorded ones; the order of fields does not count. */
    boolean matches(JsonNode recorded, JsonNode actual) {
        if (recorded.has("$long")) {
            byte[] bytes = actual.asText().getBytes(StandardCharsets.UTF_8);
            return recorded.path("$long").path("bytes").asInt() == bytes.length
                    && recorded.path("$long").path("sha256").asText().equals(sha256(bytes));
        }
        if (recorded.isObject()) {
            return actual.isObject()
                    && recorded.size() == actual.size()
                    && recorded.properties().stream()
                            .allMatch(e ->
                                    actual.has(e.getKey())
                                            && matches(e.getValue(), actual.get(e.getKey())));
        }
        if (recorded.isArray()) {
            boolean isAlike = actual.isArray() && recorded.size() == actual.size();
            for (int i = 0; isAlike && i < recorded.size(); i++) {
                isAlike = matches(recorded.get(i), actual.get(i));
            }
            return isAlike;
        }
        if (recorded.isNumber()) {
            return actual.isNumber()
                    && recorded.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        if (recorded.isTextual()) {
            return actual.isTextual() && matches(recorded.asText(), actual.asText());
        }
        return recorded.equals(actual);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
