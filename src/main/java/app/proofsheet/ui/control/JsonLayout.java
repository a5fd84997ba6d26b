package app.proofsheet.ui.control;

import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.ui.control.JsonLine.Kind;
import app.proofsheet.ui.control.JsonLine.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Lays a JSON outline out as lines: one field a line, empty and one-value containers in one. */
final class JsonLayout {

    private final List<JsonLine> lines = new ArrayList<>();

    private JsonLayout() {}

    /** The lines of a document. */
    static List<JsonLine> of(JsonOutline outline) {
        JsonLayout layout = new JsonLayout();
        layout.add(0, List.of(), outline, false, "");
        return List.copyOf(layout.lines);
    }

    /** A text that is not JSON, line by line. */
    static List<JsonLine> ofText(String text) {
        return text.lines()
                .map(line ->
                        new JsonLine(
                                0, List.of(new Span(line, Kind.MARK)), -1, List.of(), "", line))
                .toList();
    }

    /** The value that stands in a line, and in those it opens, as JSON. */
    static String value(List<JsonLine> lines, int at) {
        JsonLine first = lines.get(at);
        int start = at;
        int end = first.isFoldable() ? first.end() : at;
        if (!first.isFoldable()) {
            // A closing line stands for what it closes.
            for (int i = at - 1; i >= 0; i--) {
                if (lines.get(i).end() == at) {
                    start = i;
                    break;
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = start; i <= end; i++) {
            JsonLine line = lines.get(i);
            List<Span> spans = line.spans();
            boolean hasKey = i == start && !spans.isEmpty() && spans.getFirst().kind() == Kind.KEY;
            text.append(i == start ? "" : "\n")
                    .repeat("  ", line.depth() - lines.get(start).depth());
            spans.stream().skip(hasKey ? 2 : 0).forEach(span -> text.append(span.text()));
        }
        boolean hasComma = text.length() > 0 && text.charAt(text.length() - 1) == ',';
        return hasComma ? text.substring(0, text.length() - 1) : text.toString();
    }

    private void add(int depth, List<Span> lead, JsonOutline value, boolean hasMore, String path) {
        switch (value) {
            case JsonOutline.Text text ->
                    line(depth, lead, text(text.value()), hasMore, path, text.value());
            case JsonOutline.Literal literal ->
                    line(depth, lead, literal(literal), hasMore, path, literal.text());
            case JsonOutline.ObjectNode object -> object(depth, lead, object, hasMore, path);
            case JsonOutline.ArrayNode array -> array(depth, lead, array, hasMore, path);
        }
    }

    private void line(
            int depth,
            List<Span> lead,
            Span value,
            boolean hasMore,
            String path,
            @Nullable String plain) {
        List<Span> spans = new ArrayList<>(lead);
        spans.add(value);
        comma(spans, hasMore);
        lines.add(new JsonLine(depth, List.copyOf(spans), -1, List.of(), path, plain));
    }

    private void object(
            int depth,
            List<Span> lead,
            JsonOutline.ObjectNode object,
            boolean hasMore,
            String path) {
        if (object.fields().isEmpty()) {
            line(depth, lead, mark("{ }"), hasMore, path, null);
            return;
        }
        if (object.fields().size() == 1
                && object.fields().getFirst().value() instanceof JsonOutline.Literal literal) {
            List<Span> spans = new ArrayList<>(lead);
            spans.add(mark("{ "));
            spans.addAll(key(object.fields().getFirst().name()));
            spans.add(literal(literal));
            line(depth, spans, mark(" }"), hasMore, path, null);
            return;
        }
        int opening = open(depth, path);
        for (int i = 0; i < object.fields().size(); i++) {
            JsonOutline.Field field = object.fields().get(i);
            add(
                    depth + 1,
                    key(field.name()),
                    field.value(),
                    i + 1 < object.fields().size(),
                    below(path, field.name()));
        }
        String count = ControlTexts.get("json.fields", object.fields().size());
        close(opening, lead, new String[] {"{", count, "}"}, hasMore);
    }

    private void array(
            int depth, List<Span> lead, JsonOutline.ArrayNode array, boolean hasMore, String path) {
        if (array.items().isEmpty()) {
            line(depth, lead, mark("[ ]"), hasMore, path, null);
            return;
        }
        int opening = open(depth, path);
        for (int i = 0; i < array.items().size(); i++) {
            add(
                    depth + 1,
                    List.of(),
                    array.items().get(i),
                    i + 1 < array.items().size(),
                    path + "[" + i + "]");
        }
        String count = ControlTexts.get("json.items", array.items().size());
        close(opening, lead, new String[] {"[", count, "]"}, hasMore);
    }

    /** Keeps a place for the opening line, which needs to know where it ends. */
    private int open(int depth, String path) {
        lines.add(new JsonLine(depth, List.of(), -1, List.of(), path, null));
        return lines.size() - 1;
    }

    private void close(int opening, List<Span> lead, String[] words, boolean hasMore) {
        int depth = lines.get(opening).depth();
        String path = lines.get(opening).path();
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
                new JsonLine(
                        depth, List.copyOf(first), lines.size(), List.copyOf(folded), path, null));
        lines.add(new JsonLine(depth, List.copyOf(last), -1, List.of(), path, null));
    }

    /** A name that is a plain word stands after a dot, every other one in brackets. */
    private static String below(String path, String name) {
        if (!name.matches("[A-Za-z_$][A-Za-z0-9_$]*")) {
            return path + "[\"" + escaped(name) + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
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
