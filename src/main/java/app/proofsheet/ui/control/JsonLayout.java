package app.proofsheet.ui.control;

import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.ui.control.JsonLine.Kind;
import app.proofsheet.ui.control.JsonLine.Span;

import java.util.ArrayList;
import java.util.List;

/** Lays a JSON outline out as lines: one field a line, empty and one-value containers in one. */
final class JsonLayout {

    private final List<JsonLine> lines = new ArrayList<>();

    private JsonLayout() {}

    /** The lines of a document. */
    static List<JsonLine> of(JsonOutline outline) {
        JsonLayout layout = new JsonLayout();
        layout.add(0, List.of(), outline, false);
        return List.copyOf(layout.lines);
    }

    /** A text that is not JSON, line by line. */
    static List<JsonLine> ofText(String text) {
        return text.lines()
                .map(line -> new JsonLine(0, List.of(new Span(line, Kind.MARK)), -1, List.of()))
                .toList();
    }

    private void add(int depth, List<Span> lead, JsonOutline value, boolean hasMore) {
        switch (value) {
            case JsonOutline.Text text -> line(depth, lead, text(text.value()), hasMore);
            case JsonOutline.Literal literal -> line(depth, lead, literal(literal), hasMore);
            case JsonOutline.ObjectNode object -> object(depth, lead, object, hasMore);
            case JsonOutline.ArrayNode array -> array(depth, lead, array, hasMore);
        }
    }

    private void line(int depth, List<Span> lead, Span value, boolean hasMore) {
        List<Span> spans = new ArrayList<>(lead);
        spans.add(value);
        comma(spans, hasMore);
        lines.add(new JsonLine(depth, List.copyOf(spans), -1, List.of()));
    }

    private void object(
            int depth, List<Span> lead, JsonOutline.ObjectNode object, boolean hasMore) {
        if (object.fields().isEmpty()) {
            line(depth, lead, mark("{ }"), hasMore);
            return;
        }
        if (object.fields().size() == 1
                && object.fields().getFirst().value() instanceof JsonOutline.Literal literal) {
            List<Span> spans = new ArrayList<>(lead);
            spans.add(mark("{ "));
            spans.addAll(key(object.fields().getFirst().name()));
            spans.add(literal(literal));
            line(depth, spans, mark(" }"), hasMore);
            return;
        }
        int opening = open(depth);
        for (int i = 0; i < object.fields().size(); i++) {
            JsonOutline.Field field = object.fields().get(i);
            add(depth + 1, key(field.name()), field.value(), i + 1 < object.fields().size());
        }
        String count = ControlTexts.get("json.fields", object.fields().size());
        close(opening, lead, new String[] {"{", count, "}"}, hasMore);
    }

    private void array(int depth, List<Span> lead, JsonOutline.ArrayNode array, boolean hasMore) {
        if (array.items().isEmpty()) {
            line(depth, lead, mark("[ ]"), hasMore);
            return;
        }
        int opening = open(depth);
        for (int i = 0; i < array.items().size(); i++) {
            add(depth + 1, List.of(), array.items().get(i), i + 1 < array.items().size());
        }
        String count = ControlTexts.get("json.items", array.items().size());
        close(opening, lead, new String[] {"[", count, "]"}, hasMore);
    }

    /** Keeps a place for the opening line, which needs to know where it ends. */
    private int open(int depth) {
        lines.add(new JsonLine(depth, List.of(), -1, List.of()));
        return lines.size() - 1;
    }

    private void close(int opening, List<Span> lead, String[] words, boolean hasMore) {
        int depth = lines.get(opening).depth();
        List<Span> first = new ArrayList<>(lead);
        first.add(mark(words[0]));
        List<Span> folded = new ArrayList<>(lead);
        folded.add(mark(words[0] + " "));
        folded.add(new Span("… " + words[1], Kind.QUIET));
        folded.add(mark(" " + words[2]));
        comma(folded, hasMore);
        List<Span> last = new ArrayList<>(List.of(mark(words[2])));
        comma(last, hasMore);
        lines.set(
                opening,
                new JsonLine(depth, List.copyOf(first), lines.size(), List.copyOf(folded)));
        lines.add(new JsonLine(depth, List.copyOf(last), -1, List.of()));
    }

    private static void comma(List<Span> spans, boolean hasMore) {
        if (hasMore) {
            spans.add(mark(","));
        }
    }

    private static List<Span> key(String name) {
        return List.of(new Span('"' + escaped(name) + '"', Kind.KEY), mark(": "));
    }

    private static Span text(String value) {
        return new Span('"' + escaped(value) + '"', Kind.TEXT);
    }

    private static Span literal(JsonOutline.Literal literal) {
        return new Span(literal.text(), Kind.NUMBER);
    }

    private static Span mark(String text) {
        return new Span(text, Kind.MARK);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
