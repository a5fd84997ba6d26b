package app.proofsheet.folder.brief;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Fills a brief from what the reference tools left in an asset folder: {@code asset.json} and the
 * newest request that made pictures from text. Nothing is written and nothing is invented; what no
 * record says stays open. A record that cannot be read is passed over.
 */
public final class BriefFromRecords {

    private final Path work;
    private final EndpointTable endpoints;

    /** Reads below a work folder. */
    public BriefFromRecords(Path workFolder, EndpointTable endpoints) {
        this.work = workFolder;
        this.endpoints = endpoints;
    }

    /** The brief an asset folder's records amount to; the folder need not exist. */
    public Brief read(Path assetRoot) {
        ObjectNode asset =
                JsonRecord.read(assetRoot.resolve("asset.json"), "asset.json")
                        .object()
                        .orElseGet(Json::object);
        ImageRequest request = newestTextRequest(assetRoot).orElse(null);
        ImageRequest.Target target = request == null ? null : request.target();
        Brief brief =
                Brief.empty()
                        .withIdentity(
                                new Brief.Identity(
                                        assetId(asset, target, assetRoot),
                                        or(asset, "customerId", t -> t.customerId(), target),
                                        or(asset, "campaignId", t -> t.campaignId(), target),
                                        or(asset, "personaId", t -> t.personaId(), target),
                                        or(asset, "conceptId", t -> t.conceptId(), target),
                                        purpose(asset, target)))
                        .withGrounding(
                                new Brief.Grounding(
                                        null, null, sourceBasis(asset, request), false, List.of()));
        return request == null ? brief : withRequest(brief, request);
    }

    private Brief withRequest(Brief brief, ImageRequest request) {
        ImageRequest.Render render = request.render();
        boolean isPreset = !request.format().id().equals("custom");
        return brief.withRules(
                        new Brief.Rules(
                                request.rules().mustKeep(),
                                request.rules().canVary(),
                                request.rules().mustAvoid()))
                .withOutput(
                        new Brief.Output(
                                render.provider(),
                                render.model(),
                                isPreset ? request.format().id() : null,
                                isPreset ? null : request.format().aspectRatio(),
                                declared(render.model(), "resolution", render.resolution()),
                                declared(render.model(), "quality", render.quality()),
                                declared(render.model(), "size", render.size()),
                                declared(render.model(), "output_format", render.outputFormat()),
                                null,
                                false,
                                brief.output().count()))
                .withPrompt(request.prompt().isBlank() ? null : request.prompt());
    }

    /** Normalised records fill fields their endpoint does not have; a brief does not want those. */
    private @Nullable String declared(String model, String field, @Nullable String value) {
        return endpoints
                .find(model)
                .filter(e -> e.field(field).isPresent() && e.fixedResolution() == null)
                .map(_ -> value)
                .orElse(null);
    }

    private Optional<ImageRequest> newestTextRequest(Path assetRoot) {
        List<Path> runs = new ArrayList<>();
        try (DirectoryStream<Path> children =
                Files.newDirectoryStream(assetRoot.resolve("runs/image"), Files::isDirectory)) {
            children.forEach(runs::add);
        } catch (IOException e) {
            return Optional.empty();
        }
        runs.sort(
                Comparator.comparingLong(BriefFromRecords::writtenAt)
                        .thenComparing(Path::toString)
                        .reversed());
        return runs.stream()
                .flatMap(run -> request(run.resolve("request.json")).stream())
                .filter(request -> !request.isEdit())
                .findFirst();
    }

    private Optional<ImageRequest> request(Path file) {
        try {
            String text = JsonFile.record(file, "request.json");
            return Optional.of(
                    RequestDocument.read(
                                    text,
                                    "request.json",
                                    RequestDocument.Use.RECORD,
                                    endpoints,
                                    null)
                            .request());
        } catch (IOException | FailureException e) {
            return Optional.empty();
        }
    }

    private static long writtenAt(Path run) {
        try {
            return Files.getLastModifiedTime(run.resolve("request.json")).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private List<String> sourceBasis(ObjectNode asset, @Nullable ImageRequest request) {
        List<String> recorded = new ArrayList<>();
        asset.path("sourceBasis")
                .forEach(item -> {
                    if (item.isTextual() && !item.textValue().isBlank()) {
                        recorded.add(item.textValue());
                    }
                });
        if (recorded.isEmpty() && request != null) {
            recorded.addAll(request.sourceBasis());
        }
        return recorded.stream().map(this::relative).toList();
    }

    /** A source inside the work folder is named relative to it; any other stays as recorded. */
    private String relative(String source) {
        try {
            Path path = Path.of(source);
            return path.isAbsolute()
                    ? WorkPaths.relative(work, path).filter(p -> !p.isEmpty()).orElse(source)
                    : source;
        } catch (InvalidPathException e) {
            return source;
        }
    }

    private static String assetId(
            ObjectNode asset, ImageRequest.@Nullable Target target, Path assetRoot) {
        String recorded = or(asset, "assetId", ImageRequest.Target::assetId, target);
        return recorded != null
                ? recorded
                : String.valueOf(assetRoot.toAbsolutePath().normalize().getFileName());
    }

    private static @Nullable AssetPurpose purpose(
            ObjectNode asset, ImageRequest.@Nullable Target target) {
        String word = or(asset, "assetPurpose", t -> t.assetPurpose(), target);
        return word == null ? null : AssetPurpose.of(word).orElse(null);
    }

    private static @Nullable String or(
            ObjectNode asset,
            String field,
            java.util.function.Function<ImageRequest.Target, @Nullable String> other,
            ImageRequest.@Nullable Target target) {
        JsonNode value = asset.path(field);
        if (value.isTextual() && !value.textValue().isBlank()) {
            return value.textValue();
        }
        return target == null ? null : other.apply(target);
    }
}
