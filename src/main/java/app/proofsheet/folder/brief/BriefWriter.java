package app.proofsheet.folder.brief;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Writes {@code brief.json}: fields in the order of spec/brief.md §2, then unknown ones. */
final class BriefWriter {

    private BriefWriter() {}

    /**
     * The document of a brief.
     *
     * @param previous the document it replaces, whose unknown fields and foreign words are kept;
     *     null when there is none
     */
    static ObjectNode node(Brief brief, @Nullable ObjectNode previous) {
        JsonNode old = previous == null ? Json.object() : previous;
        ObjectNode node = Json.object();
        node.put("schema", Brief.SCHEMA);
        Brief.Identity identity = brief.identity();
        node.put("assetId", identity.assetId());
        node.put("customerId", identity.customerId());
        node.put("campaignId", identity.campaignId());
        node.put("personaId", identity.personaId());
        node.put("conceptId", identity.conceptId());
        node.put("assetPurpose", purpose(identity.purpose(), old.path("assetPurpose")));
        Brief.Grounding grounding = brief.grounding();
        node.set("personaLock", lock(grounding.personaLock(), old.path("personaLock")));
        node.put("visualDirection", grounding.visualDirection());
        node.set("sourceBasis", array(grounding.sourceBasis()));
        node.set("mustKeep", array(brief.rules().mustKeep()));
        node.set("canVary", array(brief.rules().canVary()));
        node.set("mustAvoid", array(brief.rules().mustAvoid()));
        node.put("explicitVariantTest", grounding.explicitVariantTest());
        node.set("references", references(grounding.references(), old.path("references")));
        Brief.Output output = brief.output();
        node.put("creativeFormat", output.creativeFormat());
        node.put("aspectRatio", output.aspectRatio());
        node.put("provider", output.provider());
        node.put("model", output.model());
        node.put("resolution", output.resolution());
        node.put("quality", output.quality());
        node.put("size", output.size());
        node.put("outputFormat", output.outputFormat());
        node.put("maxImages", output.maxImages());
        node.put("draft", output.draft());
        node.put("count", output.count());
        node.put("prompt", brief.prompt());
        node.put("negativePrompt", brief.negativePrompt());
        node.put("localAssetDir", brief.localAssetDir());
        node.put("notes", brief.notes());
        keepUnknown(node, old);
        return node;
    }

    static ArrayNode array(List<String> texts) {
        ArrayNode array = Json.mapper().createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static @Nullable String purpose(@Nullable AssetPurpose purpose, JsonNode old) {
        if (purpose != null) {
            return purpose.id();
        }
        boolean isForeign = old.isTextual() && AssetPurpose.of(old.textValue()).isEmpty();
        return isForeign ? old.textValue() : null;
    }

    private static JsonNode lock(Brief.@Nullable PersonaLock lock, JsonNode old) {
        if (lock == null) {
            return Json.mapper().nullNode();
        }
        ObjectNode node = Json.object();
        node.put("path", lock.path());
        node.put("sha256", lock.sha256());
        if (old.path("path").asText().equals(lock.path())) {
            keepUnknown(node, old);
        }
        return node;
    }

    private static ArrayNode references(List<Brief.Reference> references, JsonNode old) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (Brief.Reference reference : references) {
            ObjectNode node = array.addObject();
            node.put("path", reference.path());
            node.put("use", reference.use().id());
            for (JsonNode before : old) {
                if (before.path("path").asText().equals(reference.path())) {
                    String word = before.path("use").asText();
                    if (reference.use() == Brief.ReferenceUse.EXCLUDED && isForeignUse(word)) {
                        node.put("use", word);
                    }
                    keepUnknown(node, before);
                    break;
                }
            }
        }
        return array;
    }

    private static boolean isForeignUse(String word) {
        return !word.isEmpty()
                && Arrays.stream(Brief.ReferenceUse.values()).noneMatch(u -> u.id().equals(word));
    }

    private static void keepUnknown(ObjectNode node, JsonNode old) {
        old.properties()
                .forEach(e -> {
                    if (!node.has(e.getKey())) {
                        node.set(e.getKey(), e.getValue());
                    }
                });
    }
}
