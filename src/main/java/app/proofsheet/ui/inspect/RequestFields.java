package app.proofsheet.ui.inspect;

import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.work.Dossiers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a recorded request as words, whether bare or in its envelope. */
final class RequestFields {

    private RequestFields() {}

    /** The fields of the request record of a dossier, in file order; empty when there is none. */
    static Map<String, String> of(Dossiers.Dossier dossier) {
        for (Dossiers.RecordFile file : dossier.files()) {
            if (file.path().endsWith("/request.json")) {
                return of(file.outline());
            }
        }
        return Map.of();
    }

    /** The fields of a request document (spec/asset-folder.md §2). */
    static Map<String, String> of(@Nullable JsonOutline outline) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (outline instanceof JsonOutline.ObjectNode object) {
            JsonOutline.ObjectNode bare = object;
            for (JsonOutline.Field field : object.fields()) {
                if (field.name().equals("input")
                        && field.value() instanceof JsonOutline.ObjectNode input) {
                    bare = input;
                }
            }
            for (JsonOutline.Field field : bare.fields()) {
                String words = words(field.value());
                if (!words.isEmpty()) {
                    fields.put(field.name(), words);
                }
            }
        }
        return fields;
    }

    private static String words(JsonOutline value) {
        return switch (value) {
            case JsonOutline.Text text -> text.value();
            case JsonOutline.Literal literal -> literal.text().equals("null") ? "" : literal.text();
            case JsonOutline.ArrayNode array -> {
                List<String> items = new ArrayList<>();
                array.items().forEach(item -> items.add(words(item)));
                yield String.join(", ", items);
            }
            case JsonOutline.ObjectNode object -> {
                List<String> items = new ArrayList<>();
                object.fields().forEach(f -> items.add(f.name() + ": " + words(f.value())));
                yield String.join(", ", items);
            }
        };
    }
}
