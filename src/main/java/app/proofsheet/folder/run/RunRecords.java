package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;
import app.proofsheet.provider.ProviderPayload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The records of image runs (spec/asset-folder.md §4 to §7): requests, attempts, answers,
 * manifests. Every write is atomic, every read-modify-write happens under the lock of the asset,
 * and none of it is cut off by an interrupt.
 *
 * <p>All methods throw {@link FailureException} with a storage code when the disk refuses.
 */
public final class RunRecords {

    private final Clock clock;
    private final AttemptStore attempts;

    /** Records with times from a clock. */
    public RunRecords(Clock clock) {
        this.clock = clock;
        this.attempts = new AttemptStore(clock);
    }

    /** True when a run with its request is on disk. */
    public boolean exists(RunFolder folder) {
        return Files.isRegularFile(folder.request());
    }

    /**
     * The request a run was made for, as it stands in the run folder.
     *
     * @throws FailureException {@code run_unknown} when there is none, {@code json_unreadable} when
     *     it is broken
     */
    public ImageRequest request(RunFolder folder, EndpointTable endpoints) {
        String name = folder.relative(folder.request());
        if (!exists(folder)) {
            throw new FailureException(
                    Failure.of(
                                    "run_unknown",
                                    FailureKind.INPUT,
                                    "There is no run \"" + folder.runId() + "\" in this asset.")
                            .withNext("Queue the request again."));
        }
        String text = read(folder, folder.request());
        return RequestDocument.read(text, name, RequestDocument.Use.RECORD, endpoints, null)
                .request();
    }

    /** The request an attempt was made for, empty when the attempt has no readable one. */
    public Optional<ImageRequest> attemptRequest(
            RunFolder folder, Attempt attempt, EndpointTable endpoints) {
        return answer(folder, attempt, "request.json")
                .flatMap(text -> {
                    try {
                        return Optional.of(
                                RequestDocument.read(
                                                text,
                                                "request.json",
                                                RequestDocument.Use.RECORD,
                                                endpoints,
                                                null)
                                        .request());
                    } catch (FailureException e) {
                        // The run's own request stands in for one that cannot be read.
                        return Optional.empty();
                    }
                });
    }

    /** An answer that is written but perhaps not taken over yet; empty when there is none. */
    public Optional<ProviderPayload> written(RunFolder folder, Attempt attempt, String fileName) {
        return answer(folder, attempt, fileName)
                .map(text ->
                        PayloadReader.read(
                                text,
                                attempt.id() + "/" + fileName,
                                AnswerFiles.billing(
                                        folder.attempt(attempt.id()).resolve(fileName))));
    }

    /** Writes the run's request for a new attempt. */
    public void writeRequest(RunFolder folder, ImageRequest request) {
        disk(
                folder,
                () -> {
                    try (AssetLock _ = AssetLock.take(folder.assetRoot())) {
                        AtomicFiles.write(folder.request(), RequestDocument.text(request));
                        return true;
                    }
                });
        asset(folder, records -> records.noteRun(request));
    }

    /** All attempts, oldest first. */
    public List<Attempt> attempts(RunFolder folder) {
        return disk(
                folder,
                () -> attempts.load(folder).values().stream().map(AttemptCodec::read).toList());
    }

    /** Makes the next attempt in state {@code submitting}, with no operation id yet. */
    public Attempt begin(RunFolder folder, ImageRequest request) {
        return AttemptCodec.read(disk(folder, () -> attempts.begin(folder, request)));
    }

    /** Changes an attempt and gives it as it stands now. */
    public Attempt edit(RunFolder folder, String attemptId, Consumer<AttemptEdit> change) {
        return AttemptCodec.read(disk(folder, () -> attempts.edit(folder, attemptId, change)));
    }

    /**
     * Writes an answer as it came and how it came, without touching any other record, and gives the
     * file's name for {@link AttemptEdit#answer}.
     *
     * @param kind {@code submit}, {@code poll} or {@code find}
     */
    public String writeAnswer(
            RunFolder folder, Attempt attempt, String kind, ProviderPayload payload) {
        return disk(
                folder, () -> AnswerFiles.write(folder, attempt, kind, payload, clock.instant()));
    }

    /** Writes the body of a refusal as it came. */
    public void writeRefusal(RunFolder folder, Attempt attempt, String rawJson) {
        disk(folder, () -> AnswerFiles.write(folder, attempt, "refusal", rawJson));
    }

    /** Writes down what is about to leave, before anything can. */
    public void writeSent(RunFolder folder, Attempt attempt, SentRequest sent) {
        sent.write(folder, attempt.id(), clock.instant());
    }

    /** Copies an answer to the run's {@code response.json}. */
    public void publishAnswer(RunFolder folder, String rawJson) {
        disk(
                folder,
                () -> {
                    AtomicFiles.writePrivate(folder.response(), RawAnswer.indented(rawJson));
                    return true;
                });
    }

    /** The text of an answer of an attempt, empty when the file is not there. */
    public Optional<String> answer(RunFolder folder, Attempt attempt, String fileName) {
        return text(folder, folder.attempt(attempt.id()).resolve(fileName));
    }

    /** The newest answer of an attempt that is on disk, else the run's copy. */
    public Optional<ProviderPayload> newestAnswer(RunFolder folder, Attempt attempt) {
        List<Attempt.Answer> history = attempt.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            String name = history.get(i).fileName();
            Optional<String> text = answer(folder, attempt, name);
            if (text.isPresent()) {
                return Optional.of(PayloadReader.read(text.get(), name));
            }
        }
        return response(folder).map(text -> PayloadReader.read(text, "response.json"));
    }

    /** The run's copy of the newest answer, empty when there is none. */
    public Optional<String> response(RunFolder folder) {
        return text(folder, folder.response());
    }

    /** Writes one of the error files of an attempt (spec/asset-folder.md §5). */
    public void writeError(
            RunFolder folder,
            Attempt attempt,
            String fileName,
            Failure failure,
            @Nullable Integer status) {
        ObjectNode error = AttemptEdit.error(failure, status, attempt.operationId());
        if (fileName.equals("status-error.json")) {
            error.put("resultUrl", attempt.handle());
            error.put("path", folder.relative(folder.attempt(attempt.id()).resolve(fileName)));
        }
        disk(
                folder,
                () -> {
                    AtomicFiles.write(
                            folder.attempt(attempt.id()).resolve(fileName), Json.write(error));
                    return true;
                });
    }

    /**
     * Makes the first attempt of a folder that has an answer but no attempts (§7.1). Pictures that
     * its manifest names and that are still there count as saved.
     *
     * @param rawJson the answer
     */
    public Attempt importLegacy(RunFolder folder, ImageRequest request, String rawJson) {
        ProviderPayload payload = PayloadReader.read(rawJson, folder.relative(folder.response()));
        List<SavedPicture> saved = disk(folder, () -> LegacyPictures.of(folder));
        boolean isSaved = !payload.outputs().isEmpty() && saved.size() == payload.outputs().size();
        Attempt begun = begin(folder, request);
        String name = disk(folder, () -> AnswerFiles.write(folder, begun, "legacy", rawJson));
        return edit(
                folder,
                begun.id(),
                edit -> {
                    edit.payload(payload)
                            .answer("legacy", name)
                            .legacyResponse()
                            .failure(payload.failure())
                            .state(isSaved ? AttemptState.MATERIALIZED : AttemptStates.of(payload));
                    saved.forEach(edit::picture);
                    if (isSaved) {
                        edit.forgetSignatures();
                    }
                });
    }

    /**
     * Writes the manifest of an attempt and, when it is the newest submitted or only one, the run's
     * copy. {@code createdAt} stays that of the first one.
     *
     * @param label honest label of the service
     * @return the manifest's text
     */
    public String writeManifest(
            RunFolder folder, ImageRequest request, String attemptId, String label) {
        return disk(
                folder,
                () -> {
                    try (AssetLock _ = AssetLock.take(folder.assetRoot())) {
                        ObjectNode attempt =
                                AttemptStore.find(attempts.load(folder), attemptId)
                                        .orElseThrow(() -> new IOException(attemptId + " is gone"));
                        Path file = folder.attempt(attemptId).resolve("manifest.json");
                        String createdAt =
                                JsonRecord.read(file, "manifest.json")
                                        .object()
                                        .map(o -> o.path("createdAt").asText(""))
                                        .filter(time -> !time.isBlank())
                                        .orElseGet(() -> Timestamps.now(clock));
                        String text =
                                Json.write(
                                        new ManifestDocument(folder, request, attempt)
                                                .node(label, createdAt));
                        AtomicFiles.write(file, text);
                        AtomicFiles.write(folder.manifest(), text);
                        return text;
                    }
                });
    }

    /** True when the attempt's manifest tells of the state the attempt is in. */
    public boolean isManifestCurrent(RunFolder folder, Attempt attempt) {
        Path file = folder.attempt(attempt.id()).resolve("manifest.json");
        return JsonRecord.read(file, "manifest.json")
                .object()
                .filter(o -> o.path("attemptState").asText("").equals(attempt.state().id()))
                .isPresent();
    }

    /** Notes a picture that is on disk now in the records of the asset. */
    public void notePicture(
            RunFolder folder, ImageRequest request, String attemptId, SavedPicture picture) {
        AssetRecords.NewPicture entry =
                new AssetRecords.NewPicture(
                        picture.path(), picture.index() + 1, picture.sha256(), picture.createdAt());
        asset(folder, records -> records.addPictures(request, attemptId, List.of(entry)));
    }

    /** Every picture is saved: the attempt is done and no pointer to it is left (defect D16). */
    public Attempt noteSaved(RunFolder folder, String attemptId) {
        Attempt attempt =
                edit(
                        folder,
                        attemptId,
                        edit ->
                                edit.materializationError(null)
                                        .state(AttemptState.MATERIALIZED)
                                        .forgetSignatures());
        asset(folder, records -> records.clearFailures(folder.runId()));
        return attempt;
    }

    /** Tells the asset of a run that ended without a picture, where its attempt says so (D27). */
    public void noteEnded(RunFolder folder, String attemptId) {
        JsonRecord.read(folder.attempt(attemptId).resolve("attempt.json"), "attempt.json")
                .object()
                .map(node -> node.path("failedRun"))
                .filter(JsonNode::isObject)
                .ifPresent(trace -> asset(folder, records -> records.noteFailedRun(trace)));
    }

    /** Notes that finished pictures could not be saved, in the attempt and the asset (§7.2). */
    public void noteSavingFailed(RunFolder folder, Attempt attempt, Failure failure) {
        ObjectNode pointer = RecoverableFailure.node(folder, attempt, failure, clock.instant());
        disk(
                folder,
                () ->
                        attempts.edit(
                                folder,
                                attempt.id(),
                                edit ->
                                        edit.recoverable(pointer)
                                                .materializationError(failure)
                                                .state(
                                                        AttemptState.MATERIALIZATION_FAILED,
                                                        attempt.outputs().isEmpty()
                                                                ? AttemptState.SUBMITTED_PROCESSING
                                                                        .nextAction()
                                                                : AttemptState
                                                                        .MATERIALIZATION_FAILED
                                                                        .nextAction())));
        asset(folder, records -> records.noteRecoverableFailure(folder.runId(), pointer));
    }

    private String read(RunFolder folder, Path file) {
        return text(folder, file)
                .orElseThrow(() -> DiskFailures.of(folder.dir(), new IOException("gone: " + file)));
    }

    private Optional<String> text(RunFolder folder, Path file) {
        return disk(
                folder,
                () ->
                        Files.isRegularFile(file)
                                ? Optional.of(JsonFile.record(file, folder.relative(file)))
                                : Optional.empty());
    }

    private void asset(RunFolder folder, Consumer<AssetRecords> deed) {
        AssetRecords records = new AssetRecords(folder.assetRoot(), clock);
        Uninterrupted.deed(() -> deed.accept(records));
    }

    private static <T> T disk(RunFolder folder, Uninterrupted.Work<T> work) {
        return DiskFailures.guard(folder.assetRoot(), () -> Uninterrupted.run(work));
    }
}
