package app.proofsheet.ui.control;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One line of a JSON document as it is shown.
 *
 * @param depth levels in
 * @param spans coloured pieces of text
 * @param end index of the line that closes what this line opens, -1 when it opens nothing
 * @param folded what stands for everything up to the closing line while folded
 * @param path where the value is: {@code assets[0].promptHash}; empty for the whole document
 * @param plain the text of a text value, without quotes; null for every other line
 */
record JsonLine(
        int depth,
        List<Span> spans,
        int end,
        List<Span> folded,
        String path,
        @Nullable String plain) {

    /** What a piece of text is, for its colour. */
    enum Kind {
        KEY,
        TEXT,
        NUMBER,
        MARK,
        QUIET
    }

    /** A piece of text. */
    record Span(String text, Kind kind) {}

    /** The line as plain text, without indent. */
    String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    boolean isFoldable() {
        return end > 0;
    }
}
