package app.proofsheet.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of a provider in records that anybody may read (defect D47): what signs them in is cut,
 * what a person can recognise them by stays.
 */
public final class Addresses {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "([a-zA-Z][a-zA-Z0-9+.-]*://)(?:[^/?#]*@)?([^?#]*)(?:[?#].*)?", Pattern.DOTALL);

    private Addresses() {}

    /** An address without user, query and fragment; any other text as it is. */
    public static String plain(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches() ? address.group(1) + address.group(2) : text;
    }

    /** A copy of a part of a record with every address in it plain. */
    public static JsonNode plain(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(plain(node.textValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), plain(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(plain(item)));
            return copy;
        }
        return node;
    }
}
