package app.proofsheet.folder.run;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads fields of records and requests the way the reference does (spec/asset-folder.md §2.2). */
final class Fields {

    private Fields() {}

    /** A text that is not empty; numbers count as their text. */
    static @Nullable String text(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().isEmpty() ? null : node.textValue();
        }
        if (node.isNumber()) {
            return node.decimalValue().signum() == 0 ? null : node.asText();
        }
        return null;
    }

    /** A text without blanks around it, null when nothing is left. */
    static @Nullable String trimmed(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue().strip() : null;
    }

    /** True when the field counts as given. */
    static boolean isGiven(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return false;
        }
        if (node.isTextual()) {
            return !node.textValue().isEmpty();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return !node.isNumber() || node.decimalValue().signum() != 0;
    }

    /** Texts of an array; what is not a text is kept as its JSON. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(
                    item -> texts.add(item.isTextual() ? item.textValue() : Json.compact(item)));
        }
        return texts;
    }

    /** A decimal, also as text; null when it is none. */
    static @Nullable BigDecimal decimal(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        try {
            return node.isTextual() ? new BigDecimal(node.textValue()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A whole number, also when written {@code 2.0}; null when it is none or too big. */
    static @Nullable Integer integer(JsonNode node) {
        if (!node.isNumber()) {
            return null;
        }
        BigDecimal value = node.decimalValue();
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
