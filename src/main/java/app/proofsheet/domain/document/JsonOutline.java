package app.proofsheet.domain.document;

import java.util.List;

/** A JSON value as a tree that keeps the order of fields, for showing, searching and folding. */
public sealed interface JsonOutline {

    /** An object with its fields in file order. */
    record ObjectNode(List<Field> fields) implements JsonOutline {
        /** Copies the fields. */
        public ObjectNode {
            fields = List.copyOf(fields);
        }
    }

    /** An array. */
    record ArrayNode(List<JsonOutline> items) implements JsonOutline {
        /** Copies the items. */
        public ArrayNode {
            items = List.copyOf(items);
        }
    }

    /** A string, without quotes. */
    record Text(String value) implements JsonOutline {}

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Literal(String text) implements JsonOutline {}

    /** One field of an object. */
    record Field(String name, JsonOutline value) {}
}
