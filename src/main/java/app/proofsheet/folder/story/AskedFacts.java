package app.proofsheet.folder.story;

import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.asset.RunArchive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recorded request asks for, as far as it says (spec/asset-folder.md §4).
 *
 * @param texts texts and numbers by field name
 * @param lists lists by field name; a field that is not in the record is not here either
 * @param lockPath the persona lock's document as recorded, null when none is recorded
 * @param lockSha256 its hash when the run was asked for, null when not recorded
 */
public record AskedFacts(
        Map<String, String> texts,
        Map<String, List<String>> lists,
        @Nullable String lockPath,
        @Nullable String lockSha256) {

    /** Copies the collections. */
    public AskedFacts {
        texts = Map.copyOf(texts);
        lists = Map.copyOf(lists);
    }

    /** Reads a request, bare or in its envelope. */
    static AskedFacts of(ObjectNode document) {
        JsonNode request = document.path("input").isObject() ? document.path("input") : document;
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        request.properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isArray()) {
                        lists.put(field.getKey(), texts(value));
                    } else if (value.isTextual() && !value.textValue().isBlank()
                            || value.isNumber()) {
                        texts.put(field.getKey(), value.asText());
                    }
                });
        JsonNode lock = request.path("personaLock");
        return new AskedFacts(
                texts, lists, lock.path("path").textValue(), lock.path("sha256").textValue());
    }

    /** What the runs of an asset ask for, by run id; runs without a readable request left out. */
    public static Map<String, AskedFacts> ofRuns(Path assetRoot) {
        Map<String, AskedFacts> runs = new LinkedHashMap<>();
        for (Path run : RunArchive.folders(assetRoot.resolve("runs/image"))) {
            JsonRecord.read(run.resolve("request.json"), "request.json")
                    .object()
                    .ifPresent(node -> runs.put(String.valueOf(run.getFileName()), of(node)));
        }
        return runs;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.isTextual() ? item.textValue() : item.toString()));
        return texts;
    }
}
