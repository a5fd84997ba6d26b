package app.proofsheet.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils JSON documents, the same way for the same seed. */
public final class Mutations {

    /** Values that no reader expects where they are put. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "\"\"",
                    "[]",
                    "{}",
                    "[[[]]]",
                    "[null]",
                    "[{}]",
                    "1e999999",
                    "-1e999999999",
                    "1e-999999999",
                    "99999999999999999999999999999999",
                    "1" + "0".repeat(3000),
                    "NaN",
                    "-Infinity",
                    "\"NaN\"",
                    "\"../../../../x\"",
                    "\"/etc/passwd\"",
                    "\"C:\\\\x\\\\images\\\\approved\\\\a.png\"",
                    "\"a\\u0000b\"",
                    "\"images/candidates/a\\u0000b.png\"",
                    "\"a\\nb\"",
                    "\"CON\"",
                    "\"-rf\"",
                    "\".hidden\"",
                    "\"\\ud800\"",
                    "\"images/candidates/\\ud800.png\"",
                    "\"\\u202egnp.exe\"",
                    "\"" + "n".repeat(300) + "\"",
                    "\"images/candidates/" + "n".repeat(300) + ".png\"",
                    "\"2026-99-99T99:99:99Z\"",
                    "\"+999999999-01-01T00:00:00Z\"");

    private final Random random;

    /** A stream of mutations. */
    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** A spoilt form of a document. */
    public byte[] of(byte[] document) {
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(document, random.nextInt(document.length + 1));
            case 1 -> flipped(document);
            case 2 -> cut(document);
            case 3 -> text(whole());
            case 4 -> encoded(document);
            case 5 -> twice(document);
            default -> replaced(document);
        };
    }

    private byte[] flipped(byte[] document) {
        byte[] bytes = document.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] cut(byte[] document) {
        int from = random.nextInt(document.length);
        int to = Math.min(document.length, from + 1 + random.nextInt(40));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(document, 0, from);
        bytes.write(document, to, document.length - to);
        return bytes.toByteArray();
    }

    private String whole() {
        return switch (random.nextInt(6)) {
            case 0 -> "[".repeat(100_000);
            case 1 -> "{\"a\":".repeat(100_000);
            case 2 -> "[".repeat(100_000) + "]".repeat(100_000);
            case 3 -> " \n ";
            case 4 -> "\u0000".repeat(500);
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    private byte[] encoded(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> text("\uFEFF" + text);
            case 1 -> text.getBytes(StandardCharsets.UTF_16);
            case 2 -> text.replace("a", "\u00e4").getBytes(StandardCharsets.ISO_8859_1);
            default -> text(text + text);
        };
    }

    /** One field twice, the second time with another value. */
    private byte[] twice(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        JsonNode tree = Json.read(text, "document");
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return document;
        }
        String name = names.get(random.nextInt(names.size()));
        int end = text.lastIndexOf('}');
        return text(
                text.substring(0, end)
                        + ", \""
                        + name
                        + "\": "
                        + VALUES.get(random.nextInt(VALUES.size()))
                        + "}");
    }

    /** A value anywhere in the tree replaced by another. */
    private byte[] replaced(byte[] document) {
        JsonNode tree = Json.read(new String(document, StandardCharsets.UTF_8), "document");
        List<Place> places = new ArrayList<>();
        collect(tree, places);
        if (places.isEmpty()) {
            return text(whole());
        }
        String mark = "\u0001mark\u0001";
        places.get(random.nextInt(places.size())).put(mark);
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return text(Json.write(tree).replace(Json.compact(Json.object().textNode(mark)), value));
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> {
                        places.add(mark -> object.put(field.getKey(), mark));
                        collect(field.getValue(), places);
                    });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(mark -> array.set(at, mark));
                collect(array.get(i), places);
            }
        }
    }

    private interface Place {
        void put(String mark);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
