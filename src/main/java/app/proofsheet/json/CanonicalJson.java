package app.proofsheet.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One spelling for every value: no blanks, fields by name, numbers without needless zeros. Equal
 * values have equal texts and so equal hashes.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The text of a value. */
    public static String text(JsonNode node) {
        return Json.compact(ordered(node));
    }

    /** {@code sha256:} and lower-case hex over the UTF-8 of {@link #text}. */
    public static String hash(JsonNode node) {
        return hash(text(node));
    }

    /** {@code sha256:} and lower-case hex over the UTF-8 of a text. */
    public static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static JsonNode ordered(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Collections.sort(fields, Map.Entry.comparingByKey());
            ObjectNode ordered = Json.object();
            fields.forEach(field -> ordered.set(field.getKey(), ordered(field.getValue())));
            return ordered;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode ordered = Json.mapper().createArrayNode();
            array.forEach(item -> ordered.add(ordered(item)));
            return ordered;
        }
        return node.isNumber()
                ? Json.mapper()
                        .getNodeFactory()
                        .numberNode(node.decimalValue().stripTrailingZeros())
                : node;
    }
}
