package app.proofsheet.provider;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.model.SizeRule;
import app.proofsheet.domain.model.Tiers;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Turns a normalised request into the body an endpoint is sent (spec/endpoints.md §3). The table
 * drives it: a field that an endpoint does not declare is never sent. Check the request with {@link
 * EndpointRules#checkRequest} first.
 */
public final class ProviderBody {

    private ProviderBody() {}

    /** Which body is built. */
    public enum Mode {
        /** Declared fields only, canonical values, defaults written out (§3.1). */
        CURRENT,
        /** What the reference scripts of 2026-05 send (§3.2), guesses and flags included. */
        LEGACY
    }

    /**
     * The body, fields in the order they are sent.
     *
     * @param references what goes into {@code images}: addresses or media references; not sent to
     *     text endpoints
     */
    public static ObjectNode of(
            Endpoint endpoint, ImageRequest request, List<String> references, Mode mode) {
        return switch (mode) {
            case CURRENT -> current(endpoint, request, references);
            case LEGACY -> legacy(endpoint, request, references);
        };
    }

    private static ObjectNode current(
            Endpoint endpoint, ImageRequest request, List<String> references) {
        ImageRequest.Render render = request.render();
        ObjectNode body = Json.object();
        for (FieldRule rule : endpoint.fields().values()) {
            switch (rule.name()) {
                case "prompt" -> body.put("prompt", request.prompt());
                case "images" -> putImages(body, references);
                case "aspect_ratio" -> {
                    String ratio = ratio(rule, request);
                    putIfGiven(body, rule.name(), ratio);
                }
                case "resolution" ->
                        putIfGiven(
                                body,
                                rule.name(),
                                endpoint.fixedResolution() != null
                                        ? endpoint.fixedResolution()
                                        : value(rule, render.resolution()));
                case "quality" -> putIfGiven(body, rule.name(), value(rule, render.quality()));
                case "output_format" ->
                        putIfGiven(body, rule.name(), value(rule, render.outputFormat()));
                case "size" -> putIfGiven(body, rule.name(), size(endpoint, rule, request));
                case "max_images" -> {
                    if (render.maxImages() != null) {
                        body.put(rule.name(), render.maxImages());
                    }
                }
                // A field that a newer table declares and no request can fill yet.
                default -> putIfGiven(body, rule.name(), rule.defaultValue());
            }
        }
        return body;
    }

    private static ObjectNode legacy(
            Endpoint endpoint, ImageRequest request, List<String> references) {
        ImageRequest.Render render = request.render();
        ObjectNode body = Json.object();
        if (endpoint.isEdit()) {
            putImages(body, references);
        }
        body.put("prompt", request.prompt());
        SizeRule sizes = endpoint.sizeRule();
        if (sizes != null) {
            body.put(
                    "size",
                    sizes.inferLegacy(
                            render.size(), render.resolution(), request.format().aspectRatio()));
            body.put("output_format", render.outputFormat());
            putFlags(body, render);
            // The reference sends it to all four keys, whatever they declare (defect D36).
            if (render.maxImages() != null) {
                body.put("max_images", render.maxImages());
            }
            return body;
        }
        body.put("aspect_ratio", request.format().aspectRatio());
        body.put(
                "resolution",
                endpoint.fixedResolution() != null
                        ? endpoint.fixedResolution()
                        : render.resolution());
        if (endpoint.group().equals("nano-banana")) {
            body.put("enable_web_search", render.webSearch());
        }
        FieldRule quality = endpoint.fields().get("quality");
        if (quality != null) {
            body.put(
                    "quality",
                    render.quality() == null ? quality.defaultValue() : render.quality());
        } else {
            body.put("output_format", render.outputFormat());
        }
        putFlags(body, render);
        return body;
    }

    /** The server's own default is square, so the ratio is always said (§3.1). */
    private static @Nullable String ratio(FieldRule rule, ImageRequest request) {
        boolean isOptional = rule.defaultValue() == null;
        return isOptional && !EndpointRules.isRatioChosen(request)
                ? null
                : request.format().aspectRatio();
    }

    private static @Nullable String value(FieldRule rule, @Nullable String given) {
        return Tiers.given(given, rule.canon()).orElse(rule.defaultValue());
    }

    private static @Nullable String size(Endpoint endpoint, FieldRule rule, ImageRequest request) {
        SizeRule sizes = endpoint.sizeRule();
        ImageRequest.Render render = request.render();
        if (sizes == null) {
            return value(rule, render.size());
        }
        return sizes.infer(render.size(), render.resolution(), request.format().aspectRatio())
                .orElse(rule.defaultValue());
    }

    private static void putImages(ObjectNode body, List<String> references) {
        ArrayNode images = body.putArray("images");
        references.forEach(images::add);
    }

    private static void putFlags(ObjectNode body, ImageRequest.Render render) {
        body.put("enable_sync_mode", render.syncMode());
        body.put("enable_base64_output", render.base64Output());
    }

    private static void putIfGiven(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
