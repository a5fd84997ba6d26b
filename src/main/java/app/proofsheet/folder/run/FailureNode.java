package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** A failure in a record and back. */
final class FailureNode {

    private FailureNode() {}

    static ObjectNode of(Failure failure) {
        ObjectNode node = Json.object();
        node.put("code", failure.code());
        node.put("kind", failure.kind().name().toLowerCase(Locale.ROOT));
        node.put("message", failure.sentence());
        putIfAny(node, "kept", failure.kept());
        putIfAny(node, "next", failure.next());
        putIfAny(node, "detail", failure.detail());
        return node;
    }

    static @Nullable Failure read(JsonNode node) {
        String code = Fields.text(node.path("code"));
        String message = Fields.text(node.path("message"));
        if (code == null || message == null) {
            return null;
        }
        return new Failure(
                code,
                kind(node.path("kind").asText("")),
                message,
                Fields.text(node.path("kept")),
                Fields.text(node.path("next")),
                Fields.text(node.path("detail")));
    }

    private static FailureKind kind(String word) {
        for (FailureKind kind : FailureKind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return kind;
            }
        }
        return FailureKind.STATE;
    }

    private static void putIfAny(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
