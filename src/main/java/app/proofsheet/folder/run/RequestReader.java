package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.CreativeFormat;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Normalises one request (spec/asset-folder.md §2.2) and checks it in the order of §2.3. */
final class RequestReader {

    private static final Map<String, String> PROVIDER_NAMES =
            Map.of(
                    "aspect_ratio", "aspectRatio",
                    "enable_base64_output", "enableBase64Output",
                    "enable_sync_mode", "enableSyncMode",
                    "enable_web_search", "enableWebSearch",
                    "output_format", "outputFormat");

    private static final Set<String> KNOWN =
            Set.of(
                    "provider",
                    "model",
                    "mode",
                    "creativeFormat",
                    "targetCreativeFormat",
                    "creativeFormatLabel",
                    "assetId",
                    "runId",
                    "jobId",
                    "customerId",
                    "campaignId",
                    "personaId",
                    "conceptId",
                    "assetPurpose",
                    "prompt",
                    "negativePrompt",
                    "aspectRatio",
                    "targetAspectRatio",
                    "ratio",
                    "resolution",
                    "quality",
                    "size",
                    "maxImages",
                    "outputFormat",
                    "enableSyncMode",
                    "enableBase64Output",
                    "enableWebSearch",
                    "localAssetDir",
                    "localOutputDir",
                    "sourceBasis",
                    "mustKeep",
                    "canVary",
                    "mustAvoid",
                    "feedback",
                    "inputUrls",
                    "inputImages",
                    "inputFiles",
                    "variant",
                    "derivedFrom",
                    "schemaVersion",
                    "quoteConfirmationToken",
                    "hostedOperationId",
                    "operationId");

    private static final Pattern TIER = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*[kK]");

    private final ObjectNode input;
    private final boolean isBare;
    private final RequestDocument.Use use;
    private final EndpointTable endpoints;

    RequestReader(
            ObjectNode input, boolean isBare, RequestDocument.Use use, EndpointTable endpoints) {
        this.input = input;
        this.isBare = isBare;
        this.use = use;
        this.endpoints = endpoints;
    }

    ImageRequest read(@Nullable String provider) {
        refuseProviderNames();
        CreativeFormat.Choice.Chosen chosen = format();
        CreativeFormat format = chosen.format();
        String assetId = required("assetId", "jobId");
        String runId = required("runId", "jobId");
        String localAssetDir = required("localAssetDir", "localOutputDir");
        String prompt = prompt();
        requireText("runId");
        requireText("localAssetDir");
        for (String name : List.of("resolution", "quality", "outputFormat", "size")) {
            requireText(name);
        }
        RequestReferences given = new RequestReferences(input, use == RequestDocument.Use.RECORD);
        List<String> inputUrls = isEdit() ? given.urls() : List.of();
        List<String> inputFiles = isEdit() ? given.files() : List.of();
        if (use == RequestDocument.Use.EDIT && inputUrls.isEmpty() && inputFiles.isEmpty()) {
            throw Refusals.of(
                    "reference_required",
                    "An edit needs a picture: give inputUrls or inputFiles.",
                    "Name local pictures in inputFiles, or upload them first and give their"
                            + " addresses in inputUrls.");
        }
        if (use != RequestDocument.Use.RECORD) {
            WorkPaths.requireId(runId, "runId");
            WorkPaths.requireId(assetId, "assetId");
        }
        String model = orElse(text("model"), defaultModel());
        checkModel(model);
        String jobId = orElse(text("jobId"), runId);
        return new ImageRequest(
                new ImageRequest.Target(
                        assetId,
                        runId,
                        jobId,
                        text("customerId"),
                        text("campaignId"),
                        text("personaId"),
                        text("conceptId"),
                        text("assetPurpose")),
                new ImageRequest.Format(format.id(), format.label(), format.aspectRatio()),
                prompt,
                text("negativePrompt"),
                render(model, provider),
                localAssetDir,
                orElse(text("localOutputDir"), localAssetDir),
                Fields.texts(input.path("sourceBasis")),
                new ImageRequest.Rules(
                        Fields.texts(input.path("mustKeep")),
                        Fields.texts(input.path("canVary")),
                        Fields.texts(input.path("mustAvoid")),
                        Fields.texts(input.path("feedback"))),
                inputUrls,
                inputFiles,
                variant(),
                given.derivedFrom(),
                extra(chosen.isRatioChosen()));
    }

    private void refuseProviderNames() {
        List<String> wrong = new ArrayList<>();
        PROVIDER_NAMES.keySet().stream()
                .sorted()
                .filter(input::has)
                .forEach(name -> wrong.add(name + " → " + PROVIDER_NAMES.get(name)));
        if (!wrong.isEmpty() && use != RequestDocument.Use.RECORD) {
            throw Refusals.of(
                    "request_field_name",
                    "The request uses names of the wire: " + String.join(", ", wrong) + ".",
                    "Rename them as shown.");
        }
    }

    private CreativeFormat.Choice.Chosen format() {
        String name = orNull(firstOf("creativeFormat", "targetCreativeFormat"));
        String ratio = orNull(firstOf("targetAspectRatio", "aspectRatio", "ratio"));
        return switch (CreativeFormat.choose(name, ratio)) {
            case CreativeFormat.Choice.Chosen chosen -> chosen;
            case CreativeFormat.Choice.Conflict conflict ->
                    throw Refusals.of(
                            "creative_format_aspect_ratio_conflict",
                            "The creative format "
                                    + conflict.preset().id()
                                    + " means "
                                    + conflict.preset().aspectRatio()
                                    + ", but "
                                    + Refusals.shortened(conflict.received())
                                    + " was asked for.",
                            "Leave one of the two out, or make them agree.");
            case CreativeFormat.Choice.Unsupported unsupported ->
                    throw Refusals.of(
                            "unsupported_creative_format",
                            "There is no creative format \""
                                    + Refusals.shortened(unsupported.received())
                                    + "\".",
                            "Use short_form_vertical (9:16) or instagram_meta_ads (3:4), or leave"
                                    + " it out and give the ratio alone.");
        };
    }

    private Optional<String> firstOf(String... names) {
        for (String name : names) {
            String value = Fields.trimmed(input.path(name));
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Bare requests of the first release name a job instead (spec/asset-folder.md §2.2). */
    private String required(String name, String older) {
        String value = text(name);
        if (value == null && (isBare || use == RequestDocument.Use.RECORD)) {
            value = text(older);
        }
        if (value == null) {
            throw Refusals.of(
                    "request_field_required",
                    "The request has no " + name + ".",
                    "Add the field \"" + name + "\".");
        }
        return value;
    }

    private String prompt() {
        JsonNode node = input.path("prompt");
        if (node.isTextual() && !node.textValue().isBlank()) {
            return node.textValue();
        }
        if (use == RequestDocument.Use.RECORD) {
            return node.isTextual() ? node.textValue() : Fields.isGiven(node) ? node.asText() : "";
        }
        if (Fields.isGiven(node) && !node.isTextual()) {
            throw mustBeText("prompt");
        }
        throw Refusals.of(
                "request_field_required",
                "The request has no prompt.",
                "Say in the field \"prompt\" what the picture shows.");
    }

    private void requireText(String name) {
        JsonNode node = input.path(name);
        boolean isText = node.isTextual() || node.isMissingNode() || node.isNull();
        if (!isText && use != RequestDocument.Use.RECORD) {
            throw mustBeText(name);
        }
    }

    private String defaultModel() {
        return isEdit() ? "image-gpt-image-2-edit" : "image-gpt-image-2-text";
    }

    private boolean isEdit() {
        return switch (use) {
            case GENERATE -> false;
            case EDIT -> true;
            case RECORD -> {
                String mode = text("mode");
                String model = text("model");
                yield mode != null
                        ? mode.equals("edit")
                        : model != null
                                && endpoints.find(model).map(Endpoint::isEdit).orElse(false);
            }
        };
    }

    private void checkModel(String model) {
        if (use == RequestDocument.Use.RECORD) {
            return;
        }
        EndpointRules.unknownKey(endpoints, model)
                .ifPresent(problem -> {
                    throw Refusals.of(problem.code(), problem.message(), problem.mend());
                });
        Endpoint endpoint = endpoints.find(model).orElseThrow();
        if (endpoint.isEdit() != isEdit()) {
            throw Refusals.of(
                    "mode_mismatch",
                    "The endpoint key "
                            + model
                            + (endpoint.isEdit()
                                    ? " edits pictures and cannot make new ones."
                                    : " makes new pictures and cannot edit."),
                    "Use " + (endpoint.isEdit() ? "edit" : "generate") + ", or another key.");
        }
    }

    private ImageRequest.Render render(String model, @Nullable String provider) {
        String quality = Fields.trimmed(input.path("quality"));
        String format = Fields.trimmed(input.path("outputFormat"));
        JsonNode sync = input.path("enableSyncMode");
        return new ImageRequest.Render(
                provider != null ? provider : orElse(text("provider"), "hosted-media"),
                model,
                isEdit() ? "edit" : "text-to-image",
                resolution(model),
                quality == null ? null : quality.toLowerCase(Locale.ROOT),
                text("size"),
                Fields.integer(input.path("maxImages")),
                format == null ? "png" : format.toLowerCase(Locale.ROOT),
                sync.isBoolean() && sync.booleanValue(),
                input.path("enableBase64Output").asBoolean(false)
                        && input.path("enableBase64Output").isBoolean(),
                input.path("enableWebSearch").asBoolean(false)
                        && input.path("enableWebSearch").isBoolean());
    }

    /** A key that itself means a tier gets that tier when none was asked for (defect D32). */
    private @Nullable String resolution(String model) {
        if (use == RequestDocument.Use.RECORD && input.path("resolution").isNull()) {
            return null;
        }
        String given = Fields.trimmed(input.path("resolution"));
        if (given == null) {
            String fixed = endpoints.find(model).map(RequestReader::fixedTier).orElse("");
            return fixed.isEmpty() ? "1k" : fixed;
        }
        Matcher tier = TIER.matcher(given);
        return tier.matches() ? tier.group(1) + "k" : given;
    }

    private static String fixedTier(Endpoint endpoint) {
        String fixed = endpoint.fixedResolution();
        return fixed == null ? "" : fixed;
    }

    private Map<String, String> variant() {
        Map<String, String> variant = new LinkedHashMap<>();
        if (input.path("variant") instanceof ObjectNode chosen) {
            chosen.properties()
                    .forEach(e ->
                            variant.put(
                                    e.getKey(),
                                    e.getValue().isTextual()
                                            ? e.getValue().textValue()
                                            : Json.compact(e.getValue())));
        }
        return variant;
    }

    /** Unknown fields, and whether the ratio is only the default of the normalisation. */
    private Map<String, String> extra(boolean isRatioChosen) {
        Map<String, String> extra = new LinkedHashMap<>();
        if (!isRatioChosen) {
            extra.put(EndpointRules.RATIO_CHOSEN, "false");
        }
        input.properties().stream()
                .filter(e -> !KNOWN.contains(e.getKey()))
                .forEach(e -> extra.put(e.getKey(), Json.compact(e.getValue())));
        return extra;
    }

    private @Nullable String text(String name) {
        return Fields.text(input.path(name));
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null ? other : value;
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.isPresent() ? value.get() : null;
    }

    private static FailureException mustBeText(String name) {
        return Refusals.of(
                "request_field_type",
                "The field " + name + " of the request must be a text.",
                "Put it in quotation marks.");
    }
}
