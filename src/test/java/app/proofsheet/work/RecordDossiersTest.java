package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.narrowEdit;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.sent.Difference;
import app.proofsheet.folder.FolderFixture;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.run.SentRequest;
import app.proofsheet.json.Json;
import app.proofsheet.work.Dossiers.Dossier;
import app.proofsheet.work.Dossiers.HashCheck.Result;
import app.proofsheet.work.Dossiers.LockCheck;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class RecordDossiersTest {

    private static final String ASSET = "assets/mara";

    @TempDir Path work;
    private FolderCatalogue catalogue;
    private JournaledVerdicts verdicts;
    private RecordDossiers dossiers;

    @BeforeEach
    void open() {
        WorkPaths paths = new WorkPaths(work);
        catalogue = new FolderCatalogue(paths);
        verdicts = new JournaledVerdicts(paths, catalogue, CLOCK, () -> "kim");
        dossiers = new RecordDossiers(paths, catalogue);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void showsManifestRequestResponseAndAttempts() {
        write(work.resolve("reports/mara-lock.md"), "lock");
        run(ASSET, request("image-run-001"), 2);

        Dossier dossier = dossiers.of(candidate("image-run-001-a01-002.png"));

        assertThat(dossier.files())
                .extracting(Dossiers.RecordFile::name)
                .startsWith("Manifest", "Request", "Response", "Attempt 1")
                .contains("Attempt 1, answer to submit", "Attempt 1, poll 1", "Asset");
        assertThat(dossier.files())
                .allMatch(f -> f.path().startsWith("assets/mara/"))
                .allMatch(f -> f.outline() != null && f.problem() == null && !f.text().isEmpty());
        assertThat(dossier.promptHash().result()).isEqualTo(Result.VERIFIED);
        assertThat(dossier.attempts()).hasSize(1);
        Dossiers.AttemptStory attempt = dossier.attempts().getFirst();
        assertThat(attempt.state()).isEqualTo("materialized");
        assertThat(attempt.isPaid()).isTrue();
        assertThat(attempt.events())
                .extracting(Dossiers.Event::kind)
                .containsExactly("sent", "answer", "poll", "saved");
        assertThat(attempt.events())
                .extracting(Dossiers.Event::sentence)
                .contains("Accepted: processing.", "Poll 1: completed.", "2 pictures saved.");
        assertThat(dossier.source())
                .containsExactly(new Dossiers.Evidence("reports/mara-lock.md", true));
        assertThat(dossier.decisions()).isEmpty();
    }

    @Test
    void whatWasSentOrMadeOtherwiseIsTold() throws IOException {
        run(ASSET, request("image-run-001"), 1);
        Path manifest =
                work.resolve(
                        ASSET + "/runs/image/image-run-001/attempts/attempt-001/manifest.json");
        ObjectNode told = Json.readObject(Files.readString(manifest), "manifest.json");
        ObjectNode entry = told.putArray("differences").addObject();
        entry.put("field", "quality").put("asked", "high").putNull("sent").putNull("came");
        entry.put("sentence", "Quality: asked high, not sent.");
        Files.writeString(manifest, Json.write(told));

        assertThat(dossiers.of(candidate("image-run-001-a01-001.png")).differences())
                .containsExactly(
                        new Difference(
                                "quality", "high", null, null, "Quality: asked high, not sent."));
    }

    @Test
    void aChangedPromptIsNoticed() throws IOException {
        run(ASSET, request("image-run-001"), 1);
        for (String file : new String[] {"request.json", "attempts/attempt-001/request.json"}) {
            Path request = work.resolve(ASSET + "/runs/image/image-run-001/" + file);
            Files.writeString(
                    request, Files.readString(request).replace("a person", "another person"));
        }

        Dossiers.HashCheck check = dossiers.of(candidate("image-run-001-a01-001.png")).promptHash();

        assertThat(check.result()).isEqualTo(Result.DIFFERS);
        assertThat(check.recorded()).isEqualTo(OwnRuns.promptHash("a person at a desk"));
        assertThat(check.computed()).isEqualTo(OwnRuns.promptHash("another person at a desk"));
    }

    @Test
    void lineageFollowsVerdictsAndCrossesAssets() {
        run(ASSET, request("image-run-001"), 1);
        PictureId face = candidate("image-run-001-a01-001.png");
        run(ASSET, narrowEdit("image-run-002", face.workPath()), 1);
        PictureId edit = candidate("image-run-002-a01-001.png");
        run("assets/other", narrowEdit("image-run-001", edit.workPath()), 1);
        PictureId far =
                new PictureId("assets/other", "images/candidates/image-run-001-a01-001.png");
        PictureId approved = verdicts.approve(face, "calm").after();

        assertThat(dossiers.of(far).parents())
                .extracting(PictureSnapshot::id)
                .containsExactly(edit, approved);
        Dossier ofFace = dossiers.of(approved);
        assertThat(ofFace.children()).extracting(PictureSnapshot::id).containsExactly(edit);
        assertThat(ofFace.decisions())
                .extracting(Decision::action)
                .containsExactly(Verdict.APPROVE);
        assertThat(dossiers.of(edit).children())
                .extracting(PictureSnapshot::id)
                .containsExactly(far);
        assertThat(catalogue.picture(edit).orElseThrow().origin().derivedFrom())
                .isEqualTo(approved.workPath());
        assertThat(catalogue.picture(edit).orElseThrow().origin().feedback())
                .containsExactly("wardrobe");
    }

    @Test
    void brokenRecordsSaySo() {
        run(ASSET, request("image-run-001"), 1);
        write(work.resolve(ASSET + "/runs/image/image-run-001/response.json"), "{\"status\": ");

        Dossiers.RecordFile response =
                dossiers.of(candidate("image-run-001-a01-001.png")).files().stream()
                        .filter(f -> f.name().equals("Response"))
                        .findFirst()
                        .orElseThrow();

        assertThat(response.text()).isEqualTo("{\"status\": ");
        assertThat(response.outline()).isNull();
        assertThat(response.problem()).contains("response.json").contains("line 1");
    }

    @Test
    void aPictureWithoutRecordsHasAnEmptyStory() {
        png(work.resolve("m/images/approved/loose.png"), 1);

        Dossier dossier = dossiers.of(new PictureId("m", "images/approved/loose.png"));

        assertThat(dossier.files()).isEmpty();
        assertThat(dossier.attempts()).isEmpty();
        assertThat(dossier.promptHash().result()).isEqualTo(Result.NOT_RECORDED);
        assertThat(dossier.parents()).isEmpty();
    }

    @Test
    void readsFoldersOfTheReferenceTools() throws IOException {
        ReferenceFolders.overwritten(work);
        Map<String, String> before = ReferenceFolders.contents(work);

        Dossier dossier =
                dossiers.of(new PictureId("assets/mug-01", "images/candidates/img-001.png"));

        assertThat(dossier.promptHash().result()).isEqualTo(Result.VERIFIED);
        assertThat(dossier.files().getFirst().path())
                .isEqualTo("assets/mug-01/runs/image/run-002/attempts/attempt-001/manifest.json");
        assertThat(dossier.attempts().getFirst().events())
                .extracting(Dossiers.Event::kind)
                .containsExactly("sent", "answer", "saved");
        assertThat(ReferenceFolders.contents(work)).isEqualTo(before);
    }

    @Test
    void aFailedSavingIsPartOfTheTimeline() {
        ReferenceFolders.unsaved(work);
        png(work.resolve("assets/mug-01/images/candidates/late.png"), 1);
        write(
                work.resolve("assets/mug-01/index.json"),
                """
                {"images": [{"path": "images/candidates/late.png", "kind": "candidate",
                  "originRunId": "run-001"}]}
                """);

        Dossiers.AttemptStory attempt =
                dossiers.of(new PictureId("assets/mug-01", "images/candidates/late.png"))
                        .attempts()
                        .getFirst();

        assertThat(attempt.state()).isEqualTo("materialization_failed");
        assertThat(attempt.nextAction()).isEqualTo("resume materialization");
        assertThat(attempt.events().getLast().kind()).isEqualTo("failed");
        assertThat(attempt.events().getLast().sentence()).startsWith("Saving failed: ");
    }

    @Test
    void aLockThatChangedSinceTheRunIsTold() {
        Path lock = write(work.resolve("persona/mara.md"), "round glasses");
        run(ASSET, request("image-run-001"), 1);
        run(ASSET, request("image-run-002"), 1);
        recordLock("image-run-001", "persona/mara.md", sha256(lock));
        PictureId picture = candidate("image-run-001-a01-001.png");
        assertThat(dossiers.of(picture).lock().result()).isEqualTo(LockCheck.Result.SAME);
        assertThat(dossiers.of(picture).lock().isStale()).isFalse();

        write(work.resolve(ASSET + "/inputs/brief.json"), briefWithLock("persona/other.md"));
        LockCheck other = dossiers.of(picture).lock();
        assertThat(other.result()).isEqualTo(LockCheck.Result.OTHER_DOCUMENT);
        assertThat(other.sentence()).contains("persona/other.md").contains("persona/mara.md");

        write(lock, "square glasses");
        Dossier dossier = dossiers.of(picture);
        assertThat(dossier.lock().result()).isEqualTo(LockCheck.Result.CHANGED);
        assertThat(dossier.lock().isStale()).isTrue();
        assertThat(dossier.explanation()).contains(dossier.lock().sentence());
        assertThat(dossiers.locks(ASSET))
                .containsEntry("image-run-001", dossier.lock())
                .hasEntrySatisfying(
                        "image-run-002",
                        l -> assertThat(l.result()).isEqualTo(LockCheck.Result.NOT_RECORDED));

        assertThat(lock.toFile().delete()).isTrue();
        assertThat(dossiers.of(picture).lock().result()).isEqualTo(LockCheck.Result.MISSING);
    }

    @Test
    void theHashOfWhatLeftIsChecked() throws IOException {
        run(ASSET, request("image-run-001"), 1);
        PictureId picture = candidate("image-run-001-a01-001.png");
        assertThat(dossiers.of(picture).requestHash().result()).isEqualTo(Result.NOT_RECORDED);
        Path attempt = work.resolve(ASSET + "/runs/image/image-run-001/attempts/attempt-001");
        SentRequest left =
                new SentRequest(
                        "offline",
                        "image-nano-banana-2-edit",
                        "operation-1",
                        "{\"prompt\": \"a\", \"images\": [\"media://1\"]}",
                        List.of(new SentRequest.Reference("media://1", "abc")));
        ObjectNode record = Json.readObject(Files.readString(attempt.resolve("attempt.json")), "");
        record.put("provider", "offline");
        record.putObject("billing").put("reserved", "0.20").put("finalized", "0.14");
        ObjectNode told = record.putObject("sent");
        told.put("bodyHash", left.bodyHash()).put("requestHash", left.requestHash());
        told.putArray("references").add("media://1");
        write(attempt.resolve("attempt.json"), Json.write(record));
        write(
                attempt.resolve("uploads.json"),
                "{\"uploads\": [{\"reference\": \"media://1\", \"sha256\": \"abc\"}]}");
        String sent =
                "{\"endpointKey\": \"image-nano-banana-2-edit\", \"body\": "
                        + left.bodyJson()
                        + "}";
        write(attempt.resolve("sent.json"), sent);

        Dossier dossier = dossiers.of(picture);
        assertThat(dossier.requestHash().result()).isEqualTo(Result.VERIFIED);
        assertThat(dossier.files()).extracting(Dossiers.RecordFile::name).contains("Sent");
        assertThat(dossier.attempts().getFirst().bill())
                .isEqualTo(new Charge.Told(null, new BigDecimal("0.20"), new BigDecimal("0.14")));

        write(attempt.resolve("uploads.json"), "{}");
        assertThat(dossiers.of(picture).requestHash().result()).isEqualTo(Result.VERIFIED);

        write(attempt.resolve("sent.json"), sent.replace("\"a\"", "\"b\""));
        assertThat(dossiers.of(picture).requestHash().result()).isEqualTo(Result.DIFFERS);
    }

    @Test
    void everyAnswerOfTheTimelineNamesItsRecordAndItsStatus() {
        run(ASSET, request("image-run-001"), 1);
        Path attempt = work.resolve(ASSET + "/runs/image/image-run-001/attempts/attempt-001");
        write(attempt.resolve("submit-response.meta.json"), "{\"httpStatus\": 202}");

        Dossier dossier = dossiers.of(candidate("image-run-001-a01-001.png"));

        Dossiers.Event accepted = dossier.attempts().getFirst().events().get(1);
        assertThat(accepted.detail()).isEqualTo("HTTP 202");
        assertThat(dossier.files())
                .extracting(Dossiers.RecordFile::path)
                .contains(Objects.requireNonNull(accepted.file()));
        assertThat(dossier.attempts().getFirst().events().get(2).detail()).isNull();
    }

    @Test
    void aPictureIsExplainedFromItsRecordsAlone() {
        run(ASSET, request("image-run-001"), 1);
        PictureId face = candidate("image-run-001-a01-001.png");
        run(ASSET, narrowEdit("image-run-002", face.workPath()), 1);
        verdicts.reject(candidate("image-run-002-a01-001.png"), "too glossy");
        PictureId approved = verdicts.approve(face, "calm").after();

        assertThat(dossiers.of(approved).explanation())
                .contains("is an offline sketch")
                .contains("no image model made it")
                .contains("on 2 Aug 2026, 09:00 UTC")
                .contains("Chosen from what may vary: glasses: on.")
                .contains("What was to be avoided is not recorded.")
                .contains("Its source basis is reports/mara-lock.md.")
                .contains("The run recorded no persona lock.")
                .contains("Whether it was sent and made as asked is not recorded.")
                .contains("Verdicts: approved on 2 Aug 2026, 09:14 UTC by kim because \"calm\".")
                .endsWith("It cost 0.14 credits.");
        assertThat(
                        dossiers.of(
                                        new PictureId(
                                                ASSET, "images/rejected/image-run-002-a01-001.png"))
                                .explanation())
                .contains("It is an edit of images/approved/image-run-001-a01-001.png, to change")
                .contains("wardrobe")
                .contains("because \"too glossy\"");
    }

    @Test
    void whatNoRecordTellsIsSaidToBeUnknown() {
        png(work.resolve("m/images/approved/loose.png"), 1);

        assertThat(dossiers.of(new PictureId("m", "images/approved/loose.png")).explanation())
                .isEqualTo(
                        "loose.png has no record of a run, so when, how and from what it was made"
                                + " is unknown. No verdict on it is recorded.");
    }

    private void recordLock(String runId, String path, String sha256) {
        for (String place : List.of("", "attempts/attempt-001/")) {
            Path file = work.resolve(ASSET + "/runs/image/" + runId + "/" + place + "request.json");
            ObjectNode request = FolderFixture.json(file);
            request.putObject("personaLock").put("path", path).put("sha256", sha256);
            write(file, Json.write(request));
        }
    }

    private static String briefWithLock(String path) {
        return "{\"schema\": \"proofsheet-brief/1\", \"assetId\": \"mara\", \"personaLock\":"
                + " {\"path\": \""
                + path
                + "\", \"sha256\": null}}";
    }

    private static String sha256(Path file) {
        try {
            return Pictures.sha256(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPictureThatIsGoneSaysSo() {
        assertThatThrownBy(() -> dossiers.of(candidate("none.png")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("picture_missing"));
    }

    private static PictureId candidate(String name) {
        return new PictureId(ASSET, "images/candidates/" + name);
    }

    private void run(String dir, ImageRequest request, int count) {
        OwnRuns.write(
                work,
                dir,
                new AssetRecords(work.resolve(dir), CLOCK),
                request,
                count,
                "2026-08-02T09:00:00.000Z");
    }
}
