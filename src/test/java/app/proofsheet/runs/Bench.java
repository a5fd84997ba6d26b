package app.proofsheet.runs;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.RunWorker;
import app.proofsheet.json.Json;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A work folder with one asset, a scripted service and the engine over them. */
final class Bench {

    static final String ASSET = "assets/mara-desk";

    final Path work;
    final ScriptedProvider provider;
    final RunEngine engine;
    final Heard heard = new Heard();

    Bench(Path work) {
        this(work, CrashPoints.NONE);
    }

    Bench(Path work, CrashPoints crash) {
        this.work = work;
        this.provider = new ScriptedProvider("scripted", work.resolve(".service"));
        this.engine =
                new RunEngine(
                        work,
                        table(),
                        new Providers(List.of(provider)),
                        OperationIds.random(),
                        Clock.systemUTC(),
                        crash);
    }

    /** A text run that is reserved and waits. */
    RunRef queued() {
        return reserve(text("{}"));
    }

    RunRef reserve(ImageRequest request) {
        ImageRequest reserved =
                new RunReservations(Clock.systemUTC()).reserve(work.resolve(ASSET), request);
        return new RunRef(ASSET, reserved.target().runId());
    }

    /** A request for new pictures with more fields. */
    static ImageRequest text(String moreFields) {
        return request(
                RequestDocument.Use.GENERATE,
                """
                {"assetId": "mara-desk", "runId": "image-run-001", "provider": "scripted",
                 "model": "image-nano-banana-2-text", "prompt": "a person",
                 "localAssetDir": "assets/mara-desk", "sourceBasis": ["reports/lock.md"]}
                """,
                moreFields);
    }

    static ImageRequest request(RequestDocument.Use use, String fields, String moreFields) {
        ObjectNode all = Json.readObject(fields, "request");
        all.setAll(Json.readObject(moreFields, "more"));
        return RequestDocument.read(Json.write(all), "request.json", use, table(), null).request();
    }

    RunProgress step(RunRef run) throws InterruptedException {
        return engine.advance(run, RunWish.CONTINUE, heard);
    }

    RunProgress step(RunRef run, RunWish wish) throws InterruptedException {
        return engine.advance(run, wish, heard);
    }

    /** Steps until the run settles. */
    RunProgress finish(RunRef run) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            RunProgress progress = step(run);
            if (!(progress instanceof RunProgress.Processing)) {
                return progress;
            }
        }
        throw new AssertionError("the run does not settle");
    }

    RunFolder folder(RunRef run) {
        return new RunFolder(work, work.resolve(ASSET), run.runId());
    }

    ObjectNode json(RunRef run, String file) {
        return Json.readObject(read(folder(run).dir().resolve(file)), file);
    }

    ObjectNode assetJson(String file) {
        return Json.readObject(read(work.resolve(ASSET).resolve(file)), file);
    }

    /** Asset-relative files in the candidates folder. */
    List<String> candidates() {
        Path folder = work.resolve(ASSET).resolve("images/candidates");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EndpointTable table() {
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        for (String key :
                List.of(
                        "image-gpt-image-2-text",
                        "image-gpt-image-2-edit",
                        "image-nano-banana-2-text",
                        "image-nano-banana-2-edit",
                        "image-nano-banana-pro-text-4k",
                        "image-seedream-v5-lite-sequential")) {
            boolean isEdit = key.contains("edit");
            endpoints.put(
                    key,
                    new Endpoint(
                            key,
                            key,
                            isEdit ? "edit" : "text-to-image",
                            "nano-banana",
                            key.endsWith("4k") ? "4k" : null,
                            Map.of(
                                    "prompt",
                                    new FieldRule(
                                            "prompt",
                                            "string",
                                            true,
                                            false,
                                            List.of(),
                                            null,
                                            FieldRule.Canon.NONE,
                                            null,
                                            null)),
                            null,
                            Map.of()));
        }
        return new EndpointTable(LocalDate.of(2026, 7, 20), endpoints);
    }

    /** Remembers what a step told. */
    static final class Heard implements RunWorker.StepListener {
        final List<String> words = new ArrayList<>();

        @Override
        public void uploading(int done, int total) {
            words.add("upload " + done + "/" + total);
        }

        @Override
        public void submitting() {
            words.add("submit");
        }

        @Override
        public void saving(int done, int total, String path) {
            words.add("saved " + done + "/" + total);
        }
    }
}
