package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Samples;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.json.Json;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

class QueuedEditsTest {

    private static final String DIR = "assets/mara-desk-v1";

    @TempDir Path home;
    private Path work;
    private final OrderedJobs jobs = new OrderedJobs();
    private FolderBriefs briefs;
    private FolderCatalogue catalogue;
    private FolderReviews reviews;
    private QueuedEdits edits;

    @BeforeEach
    void open() throws IOException {
        work = Files.createDirectories(home.resolve("work"));
        EndpointTable table = EndpointTableReader.embedded();
        WorkPaths paths = new WorkPaths(work);
        Clock clock = Clock.systemUTC();
        catalogue = new FolderCatalogue(paths);
        Providers providers =
                new Providers(List.of(new ScriptedProvider("offline", home.resolve("books"))));
        RunQueueing queueing =
                new RunQueueing(
                        paths,
                        providers,
                        new RunReservations(clock),
                        jobs,
                        new Spending(
                                work,
                                providers,
                                new FolderCosts(paths, catalogue, jobs, clock),
                                clock));
        briefs = new FolderBriefs(paths, table, queueing, Clock.systemUTC());
        reviews = new FolderReviews(paths, catalogue, Clock.systemUTC(), () -> "kim", _ -> false);
        edits =
                new QueuedEdits(
                        paths,
                        briefs,
                        catalogue,
                        table,
                        queueing,
                        new EditHandoffs(paths, catalogue, reviews));
        briefs.save(Samples.ready());
        picture("face.png", 90, 160);
    }

    @AfterEach
    void close() throws Exception {
        catalogue.close();
    }

    @Test
    void queuesEditsOfThePictureWithItsLineage() throws IOException {
        List<JobSnapshot> queued =
                edits.queue(
                        order(
                                "face.png",
                                Map.of(
                                        "lighting", "Lift the shadow.",
                                        "wardrobe", "Navy knit. No logo.",
                                        "background", " "),
                                null,
                                "image-nano-banana-2-edit",
                                null,
                                2),
                        Consent.NONE);
        assertThat(queued).hasSize(2);
        assertThat(queued).extracting(j -> j.order().mode()).containsOnly("edit");
        assertThat(queued).extracting(j -> j.order().group()).containsOnly(DIR + "#image-run-001");
        JsonNode request = request("image-run-002");
        String path = DIR + "/images/approved/face.png";
        assertThat(request.path("inputFiles")).hasToString("[\"" + path + "\"]");
        assertThat(request.path("derivedFrom").asText()).isEqualTo(path);
        assertThat(request.path("feedback"))
                .hasToString("[\"wardrobe: Navy knit. No logo.\",\"lighting: Lift the shadow.\"]");
        assertThat(request.path("mode").asText()).isEqualTo("edit");
        assertThat(request.path("resolution").asText()).isEqualTo("4k");
        assertThat(request.path("aspectRatio").asText()).isEqualTo("9:16");
        assertThat(request.path("mustKeep")).hasToString("[\"same face\"]");
        assertThat(request.path("assetPurpose").asText()).isEqualTo("persona_candidate");
        assertThat(request.path("prompt").asText())
                .isEqualTo(
                        "Edit the picture. Change only the wardrobe: navy knit, no logo; and the"
                            + " lighting: lift the shadow. Keep unchanged: same face. Avoid: studio"
                            + " backdrop, logo text.");
    }

    @Test
    void anEditThatAnswersARevisionIsHandedOverInItsReport() throws IOException {
        PictureId face = new PictureId(DIR, "images/approved/face.png");
        ReviewSheet sheet =
                ReviewSheet.EMPTY
                        .withVerdict(ReportVerdict.REVISE)
                        .withNote("The logo is in the way.")
                        .withCategory(IssueCategory.AD_LIKE, true);
        reviews.confirm(face, sheet);

        edits.queue(
                order(
                        "face.png",
                        Map.of("wardrobe", "No logo."),
                        null,
                        "image-nano-banana-2-edit",
                        null,
                        2),
                Consent.NONE);
        edits.queue(
                order(
                        "face.png",
                        Map.of("wardrobe", "No logo.", "lighting", "Softer."),
                        null,
                        "image-nano-banana-2-edit",
                        null,
                        1),
                Consent.NONE);

        Path file;
        try (var files = Files.list(work.resolve(DIR).resolve("qa/reports"))) {
            file = files.findFirst().orElseThrow();
        }
        JsonNode report = app.proofsheet.folder.FolderFixture.json(file);
        String id = report.path("qaReportId").asText();
        assertThat(report.path("status").asText()).isEqualTo("final");
        JsonNode first = report.path("earlierHandoffs").get(0);
        assertThat(first.path("feedbackId").asText()).isEqualTo("feedback-" + id + "-1");
        assertThat(first.path("qaReportId").asText()).isEqualTo(id);
        assertThat(first.path("targetObjectType").asText()).isEqualTo("image");
        assertThat(first.path("targetObjectId").asText()).isEqualTo("images/approved/face.png");
        assertThat(first.path("feedbackCategory").asText()).isEqualTo("wardrobe");
        assertThat(first.path("feedbackText").asText()).isEqualTo("wardrobe: No logo.");
        assertThat(first.path("dependencyImpact").isArray()).isTrue();
        assertThat(first.path("rerunTarget").asText()).isEqualTo("edit_image/image-run-001");
        assertThat(first.path("rerunTargets")).hasSize(2);
        JsonNode second = report.path("feedbackHandoff");
        assertThat(second.path("feedbackCategory").asText()).isEqualTo("mixed");
        assertThat(second.path("rerunTarget").asText()).isEqualTo("edit_image/image-run-003");
        assertThat(second.has("rerunTargets")).isFalse();
    }

    @Test
    void offersEditKeysAndWhatTheBriefKeeps() {
        assertThat(edits.endpoints())
                .hasSize(7)
                .startsWith("image-gpt-image-2-edit", "image-nano-banana-2-edit");
        assertThat(edits.mustNotChange(id("face.png")))
                .containsExactly("same face", "natural skin texture");
        assertThat(
                        edits.compose(
                                id("face.png"), Map.of("lighting", "Softer"), List.of("same face")))
                .isEqualTo(
                        "Edit the picture. Change only the lighting: softer. Keep unchanged: same"
                                + " face. Avoid: studio backdrop, logo text.");
    }

    @Test
    void editedPromptIsSentAsItIs() throws IOException {
        edits.queue(
                order("face.png", Map.of(), " My words. ", "image-nano-banana-2-edit", "2K", 1),
                Consent.NONE);
        assertThat(request("image-run-001").path("prompt").asText()).isEqualTo(" My words. ");
        assertThat(request("image-run-001").path("resolution").asText()).isEqualTo("2k");
    }

    @Test
    void keepsTheShapeOfThePicture() throws IOException {
        picture("wide.png", 160, 90);
        picture("tall.png", 90, 120);
        Map<String, String> notes = Map.of("lighting", "softer");
        edits.queue(
                order("wide.png", notes, null, "image-nano-banana-2-edit", null, 1), Consent.NONE);
        assertThat(request("image-run-001").path("aspectRatio").asText()).isEqualTo("16:9");
        edits.queue(
                order("tall.png", notes, null, "image-nano-banana-pro-edit-2k", null, 1),
                Consent.NONE);
        assertThat(request("image-run-002").path("aspectRatio").asText()).isEqualTo("3:4");
        assertThat(request("image-run-002").path("aspectRatioChosen").booleanValue()).isFalse();
        assertThat(request("image-run-002").path("resolution").asText()).isEqualTo("2k");
        edits.queue(
                order("tall.png", notes, null, "image-seedream-v5-lite-edit", null, 1),
                Consent.NONE);
        assertThat(request("image-run-003").path("size").asText()).isEqualTo("1728*2304");
        assertFails(
                "format_conflict",
                order("tall.png", notes, null, "image-nano-banana-2-edit", null, 1));
    }

    @Test
    void sequentialEditIsOneRun() throws IOException {
        List<JobSnapshot> queued =
                edits.queue(
                        order(
                                "face.png",
                                Map.of("lighting", "softer"),
                                null,
                                "image-seedream-v5-lite-edit-sequential",
                                null,
                                3),
                        Consent.NONE);
        assertThat(queued).hasSize(1);
        assertThat(queued.getFirst().order().pictures()).isEqualTo(3);
        assertThat(request("image-run-001").path("maxImages").asInt()).isEqualTo(3);
    }

    @Test
    void pictureWithoutAReadableHeaderTakesTheFormatOfTheBrief() throws IOException {
        Files.writeString(work.resolve(DIR + "/images/approved/broken.png"), "");
        edits.queue(
                order(
                        "broken.png",
                        Map.of("lighting", "softer"),
                        null,
                        "image-nano-banana-2-edit",
                        null,
                        1),
                Consent.NONE);
        assertThat(request("image-run-001").path("aspectRatio").asText()).isEqualTo("9:16");
    }

    @Test
    void refusesBeforeAnythingIsWritten() {
        Map<String, String> notes = Map.of("lighting", "softer");
        String key = "image-nano-banana-2-edit";
        assertFails(
                "empty_feedback", order("face.png", Map.of("lighting", " "), null, key, null, 1));
        assertFails("picture_missing", order("gone.png", notes, null, key, null, 1));
        assertFails(
                "mode_mismatch",
                order("face.png", notes, null, "image-nano-banana-2-text", null, 1));
        assertFails("endpoint_unknown", order("face.png", notes, null, "gone", null, 1));
        assertFails("bad_field", order("face.png", notes, null, key, "8k", 1));
        assertFails("bad_field", order("face.png", notes, null, key, null, 0));
        assertFails("bad_field", order("face.png", notes, null, key, null, 101));
        assertFails(
                "provider_unknown",
                new Edits.EditOrder(
                        id("face.png"), notes, List.of(), null, "midday", key, null, 1));
        assertThat(work.resolve(DIR + "/runs")).doesNotExist();
        assertThat(jobs.jobs()).isEmpty();
    }

    @Test
    void referencesAreSentInOrderBehindTheEditedPictureAndTheJobKnowsIt() throws IOException {
        picture("lamp.png", 60, 60);
        picture("desk.png", 60, 60);
        String face = DIR + "/images/approved/face.png";
        List<String> along =
                List.of(DIR + "/images/approved/lamp.png", face, DIR + "/images/approved/desk.png");
        List<JobSnapshot> queued = edits.queue(with(along), Consent.NONE);
        assertThat(request("image-run-001").path("inputFiles"))
                .extracting(JsonNode::asText)
                .containsExactly(face, along.get(0), along.get(2));
        assertThat(request("image-run-001").path("derivedFrom").asText()).isEqualTo(face);
        assertThat(queued).extracting(j -> j.order().derivedFrom()).containsOnly(face);
        assertThat(edits.look(with(along)).pictures()).isEqualTo(3);
    }

    @Test
    void whatTheContractExcludesIsNeverSentAndWhatBindsIsListed() throws IOException {
        picture("lamp.png", 60, 60);
        picture("copied.png", 60, 60);
        String lamp = DIR + "/images/approved/lamp.png";
        contract(
                """
                {"references": [{"path": "%s", "use": "binding"},
                                {"path": "images/approved/face.png", "use": "do-not"}],
                 "excludedReferences": ["images/approved/copied.png"]}
                """
                        .formatted(lamp));
        assertThat(edits.references(id("lamp.png")))
                .contains(new Brief.Reference(lamp, Brief.ReferenceUse.BINDING));
        assertFails("reference_excluded", with(List.of(lamp)));
        PictureId copied = id("copied.png");
        Edits.EditOrder ofLamp =
                new Edits.EditOrder(
                        id("lamp.png"),
                        Map.of("lighting", "Softer"),
                        List.of(),
                        null,
                        "offline",
                        "image-nano-banana-2-edit",
                        null,
                        1,
                        List.of(copied.workPath()));
        assertFails("reference_excluded", ofLamp);
        assertThat(work.resolve(DIR + "/runs")).doesNotExist();
    }

    @Test
    void aContractThatCannotBeReadStopsTheEditInsteadOfSendingWhatItExcludes() throws IOException {
        contract("{");
        assertFails("contract_unreadable", with(List.of()));
        assertThat(work.resolve(DIR + "/inputs/references/contract.json")).hasContent("{");
    }

    @Test
    void aReferenceThatIsNotThereIsNamed() {
        assertFails("reference_missing", with(List.of(DIR + "/images/approved/gone.png")));
        assertFails("reference_missing", with(List.of("../outside.png")));
    }

    @Test
    void looksAtWhatTheEndpointTakesBeforeQueueing() throws IOException {
        Edits.Look look = edits.look(with(List.of()));
        assertThat(look.ratio()).isEqualTo("9:16");
        assertThat(look.size()).isEqualTo("4k");
        assertThat(look.problems()).isEmpty();
        Edits.Look wrong =
                edits.look(order("face.png", Map.of(), null, "image-nano-banana-2-edit", "8k", 1));
        assertThat(wrong.problems()).isNotEmpty().allMatch(p -> p.code().equals("bad_field"));
        List<String> many = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            picture("r" + i + ".png", 8, 8);
            many.add(DIR + "/images/approved/r" + i + ".png");
        }
        Edits.Look tooMany = edits.look(with(many));
        assertThat(tooMany.most()).isNotNull();
        assertThat(tooMany.problems())
                .extracting(p -> p.code())
                .containsExactly("too_many_references");
    }

    private static Edits.EditOrder with(List<String> references) {
        return new Edits.EditOrder(
                id("face.png"),
                Map.of("lighting", "Softer"),
                List.of("same face"),
                null,
                "offline",
                "image-nano-banana-2-edit",
                null,
                1,
                references);
    }

    private void contract(String text) throws IOException {
        Path folder = Files.createDirectories(work.resolve(DIR + "/inputs/references"));
        Files.writeString(folder.resolve("contract.json"), text);
    }

    @Test
    void assetWithoutABriefCanBeEdited() throws IOException {
        Path approved = Files.createDirectories(work.resolve("assets/mug/images/approved"));
        ImageIO.write(
                new BufferedImage(90, 160, BufferedImage.TYPE_INT_RGB),
                "png",
                approved.resolve("img-001.png").toFile());
        PictureId source = new PictureId("assets/mug", "images/approved/img-001.png");
        List<JobSnapshot> queued =
                edits.queue(
                        new Edits.EditOrder(
                                source,
                                Map.of("other", "warmer"),
                                edits.mustNotChange(source),
                                null,
                                "offline",
                                "image-nano-banana-2-edit",
                                null,
                                1),
                        Consent.NONE);
        assertThat(queued.getFirst().order().assetId()).isEqualTo("mug");
        JsonNode request =
                Json.readObject(
                        Files.readString(
                                work.resolve("assets/mug/runs/image/image-run-001/request.json")),
                        "request.json");
        assertThat(request.path("assetPurpose").asText()).isEqualTo("edit_fix");
        assertThat(request.path("prompt").asText())
                .isEqualTo("Edit the picture. Change only this: warmer.");
        assertThat(work.resolve("assets/mug/inputs/brief.json")).doesNotExist();
    }

    @Test
    void unreadableBriefSaysSoInsteadOfForgettingWhatMustStay() throws IOException {
        Files.writeString(work.resolve(DIR + "/inputs/brief.json"), "{");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> edits.mustNotChange(id("face.png")))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo("brief_unreadable"));
    }

    private void assertFails(String code, Edits.EditOrder order) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> edits.queue(order, Consent.NONE))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    private static Edits.EditOrder order(
            String name,
            Map<String, String> notes,
            @Nullable String prompt,
            String model,
            @Nullable String resolution,
            int count) {
        return new Edits.EditOrder(
                id(name), notes, List.of("same face"), prompt, "offline", model, resolution, count);
    }

    private static PictureId id(String name) {
        return new PictureId(DIR, "images/approved/" + name);
    }

    private void picture(String name, int width, int height) throws IOException {
        Path approved = Files.createDirectories(work.resolve(DIR + "/images/approved"));
        ImageIO.write(
                new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB),
                "png",
                approved.resolve(name).toFile());
    }

    private JsonNode request(String runId) throws IOException {
        return Json.readObject(
                Files.readString(work.resolve(DIR + "/runs/image/" + runId + "/request.json")),
                "request.json");
    }
}
