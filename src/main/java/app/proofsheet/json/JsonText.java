package app.proofsheet.json;

import app.proofsheet.domain.document.JsonOutline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes plain values as JSON, for code that prints JSON without knowing a JSON library: maps (in
 * their order), iterables, text, numbers, truth values, null, {@link JsonOutline}; anything else by
 * its text.
 */
public final class JsonText {

    private JsonText() {}

    /** Several lines in the dialect of the records, with a trailing line feed. */
    public static String pretty(@Nullable Object value) {
        return Json.write(node(value));
    }

    /** One line without a line feed. */
    public static String line(@Nullable Object value) {
        return Json.compact(node(value));
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.getInstance();
            case Map<?, ?> map -> object(map);
            case Iterable<?> items -> array(items);
            case JsonOutline outline -> outline(outline);
            case Boolean truth -> Json.mapper().getNodeFactory().booleanNode(truth);
            case Integer number -> Json.mapper().getNodeFactory().numberNode(number);
            case Long number -> Json.mapper().getNodeFactory().numberNode(number);
            case Double number -> Json.mapper().getNodeFactory().numberNode(number);
            case BigDecimal number -> Json.mapper().getNodeFactory().numberNode(number);
            default -> text(value.toString());
        };
    }

    private static JsonNode object(Map<?, ?> map) {
        ObjectNode object = Json.object();
        map.forEach((name, value) -> object.set(String.valueOf(name), node(value)));
        return object;
    }

    private static JsonNode array(Iterable<?> items) {
        ArrayNode array = Json.mapper().createArrayNode();
        items.forEach(item -> array.add(node(item)));
        return array;
    }

    private static JsonNode outline(JsonOutline outline) {
        return switch (outline) {
            case JsonOutline.ObjectNode object -> {
                ObjectNode made = Json.object();
                object.fields().forEach(field -> made.set(field.name(), outline(field.value())));
                yield made;
            }
            case JsonOutline.ArrayNode array -> array(array.items());
            case JsonOutline.Text text -> text(text.value());
            case JsonOutline.Literal literal -> Json.read(literal.text(), "a literal");
        };
    }

    private static JsonNode text(String text) {
        return Json.mapper().getNodeFactory().textNode(text);
    }
}
