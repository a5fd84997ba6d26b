package app.proofsheet.folder.run;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;

/**
 * An answer as it came (defect D40): only blanks between the tokens change, so that a person can
 * read it; every token stays letter for letter.
 */
final class RawAnswer {

    private final String json;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private RawAnswer(String json) {
        this.json = json;
    }

    static String indented(String rawJson) {
        return isJson(rawJson) ? Json.encodable(new RawAnswer(rawJson).laidOut()) : rawJson;
    }

    private static boolean isJson(String text) {
        int documents = 0;
        try (JsonParser parser = Json.mapper().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.getParsingContext().inRoot() && !token.isStructStart()) {
                    documents++;
                }
            }
            return documents == 1;
        } catch (IOException e) {
            // Not JSON: kept byte for byte.
            return false;
        }
    }

    private String laidOut() {
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            int end = at + 1;
            switch (c) {
                case ' ', '\t', '\r', '\n' -> {}
                case '"' -> {
                    end = endOfText(at);
                    out.append(json, at, end);
                }
                case '{', '[' -> {
                    int next = afterBlanks(end);
                    char follows = json.charAt(next);
                    out.append(c);
                    if (follows == '}' || follows == ']') {
                        out.append(follows);
                        end = next + 1;
                    } else {
                        depth++;
                        newLine();
                    }
                }
                case '}', ']' -> {
                    depth--;
                    newLine();
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    newLine();
                }
                case ':' -> out.append(": ");
                default -> out.append(c);
            }
            at = end;
        }
        return out.append('\n').toString();
    }

    private int endOfText(int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int afterBlanks(int from) {
        int at = from;
        while (Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at;
    }

    private void newLine() {
        out.append('\n').append("  ".repeat(depth));
    }
}
