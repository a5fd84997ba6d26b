package app.proofsheet.folder.run;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** Writes {@code request.json}, fields in the order of spec/asset-folder.md §4. */
final class RequestWriter {

    private RequestWriter() {}

    static ObjectNode node(ImageRequest request) {
        ImageRequest.Target target = request.target();
        ImageRequest.Render render = request.render();
        ObjectNode node = Json.object();
        node.put("provider", render.provider());
        node.put("model", render.model());
        node.put("mode", render.mode());
        node.put("creativeFormat", request.format().id());
        node.put("creativeFormatLabel", request.format().label());
        node.put("assetId", target.assetId());
        node.put("runId", target.runId());
        node.put("jobId", target.jobId());
        node.put("campaignId", target.campaignId());
        node.put("personaId", target.personaId());
        node.put("conceptId", target.conceptId());
        node.put("assetPurpose", target.assetPurpose());
        node.put("prompt", request.prompt());
        node.put("negativePrompt", request.negativePrompt());
        node.put("aspectRatio", request.format().aspectRatio());
        node.put("targetAspectRatio", request.format().aspectRatio());
        node.put("resolution", render.resolution());
        node.put("quality", render.quality());
        node.put("size", render.size());
        node.put("maxImages", render.maxImages());
        node.put("outputFormat", render.outputFormat());
        node.put("enableSyncMode", render.syncMode());
        node.put("enableBase64Output", render.base64Output());
        node.put("enableWebSearch", render.webSearch());
        node.put("localAssetDir", request.localAssetDir());
        node.put("localOutputDir", request.localOutputDir());
        node.set("sourceBasis", array(request.sourceBasis()));
        node.set("mustKeep", array(request.rules().mustKeep()));
        node.set("canVary", array(request.rules().canVary()));
        node.set("feedback", array(request.rules().feedback()));
        if (request.isEdit()) {
            node.set("inputUrls", array(request.inputUrls()));
        }
        node.set("mustAvoid", array(request.rules().mustAvoid()));
        if (target.customerId() != null) {
            node.put("customerId", target.customerId());
        }
        if (!request.inputFiles().isEmpty()) {
            node.set("inputFiles", array(request.inputFiles()));
        }
        if (!request.variant().isEmpty()) {
            ObjectNode variant = node.putObject("variant");
            request.variant().forEach(variant::put);
        }
        if (request.derivedFrom() != null) {
            node.put("derivedFrom", request.derivedFrom());
        }
        request.extra()
                .forEach((name, json) -> {
                    if (!node.has(name)) {
                        node.set(name, Json.read(json, name));
                    }
                });
        return node;
    }

    static ArrayNode array(List<String> texts) {
        ArrayNode array = Json.mapper().createArrayNode();
        texts.forEach(array::add);
        return array;
    }
}
