package app.proofsheet.json;

import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.domain.failure.FailureException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the one JSON dialect of the records (spec/asset-folder.md §1): UTF-8, two
 * spaces, one trailing line feed, fields in the order they were put, non-ASCII not escaped, empty
 * arrays as {@code []}. Decimals are kept exactly.
 */
public final class Json {

    /** Deepest nesting of a record; trees are walked by recursion. */
    private static final int MAX_DEPTH = 256;

    /** Largest exponent of a number: beyond it a sum of two numbers would fill the memory. */
    private static final int MAX_EXPONENT = 400;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(JsonFile.MAX_BYTES)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(printer());

    private Json() {}

    /** The shared mapper, for tree models and small documents. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A new empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The text of a record, with its trailing line feed. */
    public static String write(JsonNode node) {
        try {
            return encodable(PRETTY.writeValueAsString(node)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot fail to print", e);
        }
    }

    /** One line without a line feed, for JSON lines and wire bodies. */
    public static String compact(JsonNode node) {
        try {
            return encodable(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot fail to print", e);
        }
    }

    /**
     * The text of a document with half surrogate pairs, which UTF-8 cannot hold, as escapes: they
     * would become "?".
     */
    public static String encodable(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean isPair =
                    Character.isHighSurrogate(c)
                            && i + 1 < json.length()
                            && Character.isLowSurrogate(json.charAt(i + 1));
            if (Character.isSurrogate(c) && !isPair) {
                escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
                escaped.append("\\u").append(Integer.toHexString(c));
                continue;
            }
            if (escaped != null) {
                escaped.append(c);
            }
            if (isPair) {
                i++;
                if (escaped != null) {
                    escaped.append(json.charAt(i));
                }
            }
        }
        return escaped == null ? json : escaped.toString();
    }

    /**
     * Reads one JSON value.
     *
     * @param text the document
     * @param name what it is called in the message, usually a relative path
     * @throws FailureException {@code json_unreadable}, saying where the text stops being JSON
     */
    public static JsonNode read(String text, String name) {
        try (JsonParser parser = new BoundedNumbers(MAPPER.createParser(text))) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw unreadable(name, "it is empty", null);
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw unreadable(name, "it is nested too deep or holds a number out of all bounds", e);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where =
                    at == null
                            ? "it is not JSON"
                            : "it is not JSON at line "
                                    + at.getLineNr()
                                    + ", column "
                                    + at.getColumnNr();
            throw unreadable(name, where, e);
        } catch (NumberFormatException e) {
            throw unreadable(name, "it has a number that no program can hold", e);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be read", e);
        }
    }

    /** Refuses decimals whose exponent makes plain arithmetic endless ({@code 1e999999999}). */
    private static final class BoundedNumbers extends JsonParserDelegate {

        BoundedNumbers(JsonParser parser) {
            super(parser);
        }

        @Override
        public BigDecimal getDecimalValue() throws IOException {
            BigDecimal value = super.getDecimalValue();
            if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
                throw new StreamConstraintsException(
                        "exponent out of bounds", currentTokenLocation());
            }
            return value;
        }
    }

    /** Reads one JSON object. @throws FailureException {@code json_unreadable} when it is none */
    public static ObjectNode readObject(String text, String name) {
        if (read(text, name) instanceof ObjectNode object) {
            return object;
        }
        throw unreadable(name, "its top level is not an object", null);
    }

    /** The document as an outline. @throws FailureException {@code json_unreadable} */
    public static JsonOutline outline(String text, String name) {
        return outline(read(text, name));
    }

    private static JsonOutline outline(JsonNode node) {
        if (node.isObject()) {
            List<JsonOutline.Field> fields = new ArrayList<>();
            node.properties()
                    .forEach(e ->
                            fields.add(new JsonOutline.Field(e.getKey(), outline(e.getValue()))));
            return new JsonOutline.ObjectNode(fields);
        }
        if (node.isArray()) {
            List<JsonOutline> items = new ArrayList<>();
            node.forEach(item -> items.add(outline(item)));
            return new JsonOutline.ArrayNode(items);
        }
        return node.isTextual()
                ? new JsonOutline.Text(node.textValue())
                : new JsonOutline.Literal(node.asText());
    }

    private static FailureException unreadable(
            String name, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new FailureException(JsonFile.unreadable(name, why).failure(), cause);
    }

    /** The layout of records. */
    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                .withArrayEmptySeparator("")
                                .withObjectEmptySeparator(""));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }
}
