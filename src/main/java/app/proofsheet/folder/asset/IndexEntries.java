package app.proofsheet.folder.asset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The picture entries of an {@code index.json}: one per file (defect D4), with run, attempt and
 * hash. Unknown fields of an entry stay.
 */
public final class IndexEntries {

    private final ArrayNode images;

    /** The entries of an index document, which must have its {@code images} list. */
    public IndexEntries(ObjectNode index) {
        this.images =
                index.get("images") instanceof ArrayNode list ? list : index.putArray("images");
    }

    /** The entry of a path. */
    public Optional<ObjectNode> find(String path) {
        for (JsonNode entry : images) {
            if (entry instanceof ObjectNode object && path.equals(text(object, "path"))) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }

    /** The entry of a path, made when there is none. */
    public ObjectNode at(String path) {
        return find(path)
                .orElseGet(() -> {
                    ObjectNode entry = images.addObject();
                    entry.put("path", path);
                    return entry;
                });
    }

    /** Lets the entry of a moved file follow it; makes one when there is none. */
    public ObjectNode move(String from, String to, String kind) {
        boolean known = find(from).isPresent();
        if (known && !from.equals(to)) {
            remove(to);
        }
        ObjectNode entry = known ? at(from) : at(to);
        entry.put("path", to);
        entry.put("kind", kind);
        return entry;
    }

    /** Takes the entry of a path away. */
    public void remove(String path) {
        for (int i = images.size() - 1; i >= 0; i--) {
            if (images.get(i) instanceof ObjectNode object && path.equals(text(object, "path"))) {
                images.remove(i);
            }
        }
    }

    /** The path of the last entry of a kind, empty when there is none. */
    public Optional<String> lastOfKind(String kind) {
        for (int i = images.size() - 1; i >= 0; i--) {
            JsonNode entry = images.get(i);
            if (kind.equals(text(entry, "kind"))) {
                return Optional.ofNullable(text(entry, "path"));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
