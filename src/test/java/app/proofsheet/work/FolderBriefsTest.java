package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.Samples;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.json.Json;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class FolderBriefsTest {

    @TempDir Path home;
    private Path work;
    private final OrderedJobs jobs = new OrderedJobs();
    private FolderCosts costs;
    private FolderBriefs briefs;

    @BeforeEach
    void open() throws IOException {
        work = Files.createDirectories(home.resolve("work"));
        write("persona/mara-lock.md", "the lock");
        write("research/benchmark.md", "the benchmark");
        EndpointTable table = EndpointTableReader.embedded();
        WorkPaths paths = new WorkPaths(work);
        Clock clock = Clock.systemUTC();
        Providers providers =
                new Providers(List.of(new ScriptedProvider("offline", home.resolve("books"))));
        costs = new FolderCosts(paths, new FolderCatalogue(paths), jobs, clock);
        briefs =
                new FolderBriefs(
                        paths,
                        table,
                        new RunQueueing(
                                paths,
                                providers,
                                new RunReservations(clock),
                                jobs,
                                new Spending(work, providers, costs, clock)),
                        clock);
    }

    @Test
    void queuesOneRunACandidateInOneGroupWithItsRequestOnDisk() throws IOException {
        List<JobSnapshot> queued = briefs.queue(Samples.ready(), Consent.NONE);
        assertThat(queued).hasSize(4);
        assertThat(queued)
                .extracting(j -> j.order().run())
                .containsExactly(
                        new RunRef("assets/mara-desk-v1", "image-run-001"),
                        new RunRef("assets/mara-desk-v1", "image-run-002"),
                        new RunRef("assets/mara-desk-v1", "image-run-003"),
                        new RunRef("assets/mara-desk-v1", "image-run-004"));
        assertThat(queued)
                .extracting(j -> j.order().group())
                .containsOnly("assets/mara-desk-v1#image-run-001");
        assertThat(queued).extracting(j -> j.order().pictures()).containsOnly(1);
        JsonNode first = request("image-run-001");
        assertThat(first.path("variant")).hasToString("{\"glasses\":\"on\"}");
        assertThat(request("image-run-002").path("variant")).hasToString("{\"glasses\":\"off\"}");
        assertThat(first.path("prompt").asText()).contains("Variation: glasses on.");
        assertThat(first.path("resolution").asText()).isEqualTo("4k");
        assertThat(first.path("aspectRatio").asText()).isEqualTo("9:16");
        assertThat(first.path("creativeFormat").asText()).isEqualTo("short_form_vertical");
        assertThat(first.path("mustAvoid")).hasToString("[\"studio backdrop\",\"logo text\"]");
        assertThat(first.path("localAssetDir").asText()).isEqualTo("assets/mara-desk-v1");
        assertThat(first.path("personaLock").path("sha256").asText()).hasSize(64);
    }

    @Test
    void queueingWritesBriefPreflightContractAndTheCurrentRequest() throws IOException {
        briefs.queue(Samples.ready(), Consent.NONE);
        Path inputs = work.resolve("assets/mara-desk-v1/inputs");
        assertThat(inputs.resolve("brief.md")).isNotEmptyFile();
        JsonNode preflight = json(inputs.resolve("requests/preflight.json"));
        assertThat(preflight.path("verdict").asText()).isEqualTo("ready");
        JsonNode current = json(inputs.resolve("requests/image-request.current.json"));
        assertThat(current.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(current.path("input").path("runId").asText()).isEqualTo("image-run-004");
        assertThat(json(inputs.resolve("references/contract.json")).path("testPurpose").asText())
                .isEqualTo("persona_candidate");
        Brief saved = briefs.load("assets/mara-desk-v1");
        assertThat(saved.grounding().personaLock().sha256()).hasSize(64);
        write("persona/mara-lock.md", "another lock");
        assertThat(briefs.check(saved).blocking())
                .extracting(Finding::code)
                .containsExactly("lock_changed");
    }

    @Test
    void blockedBriefWritesNothingAtAll() throws IOException {
        Brief brief =
                Samples.ready()
                        .withIdentity(
                                new Brief.Identity("mara-desk-v1", null, null, null, null, null));
        List<Path> before = tree();
        assertThat(briefs.check(brief).isReady()).isFalse();
        briefs.plan(brief);
        briefs.compose(brief);
        briefs.existence(brief);
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> briefs.queue(brief, Consent.NONE))
                .satisfies(e -> {
                    assertThat(e.failure().code()).isEqualTo("gate_blocked");
                    assertThat(e.failure().sentence()).contains("what the pictures are for");
                    assertThat(e.failure().next()).contains("cover frame");
                });
        assertThat(tree()).isEqualTo(before);
        assertThat(jobs.jobs()).isEmpty();
    }

    @Test
    void sequentialKeyIsOneRunWithSeveralPictures() throws IOException {
        Brief brief =
                Samples.ready().withOutput(Samples.output("image-seedream-v5-lite-sequential", 6));
        List<JobSnapshot> queued = briefs.queue(brief, Consent.NONE);
        assertThat(queued).hasSize(1);
        assertThat(queued.getFirst().order().pictures()).isEqualTo(6);
        assertThat(request("image-run-001").path("maxImages").asInt()).isEqualTo(6);
        assertThat(request("image-run-001").path("size").asText()).isEqualTo("1440*2560");
        Briefs.Plan plan = briefs.plan(brief);
        assertThat(plan.runs()).isEqualTo(1);
        assertThat(plan.pictures()).isEqualTo(6);
        assertThat(plan.tier()).isEqualTo("1440*2560");
        assertThat(plan.modelName()).isEqualTo("seedream-v5-lite-sequential");
    }

    @Test
    void editBriefTakesItsBindingPicturesAlong() throws IOException {
        write("refs/face.png", "x");
        write("refs/mood.png", "x");
        Brief ready = Samples.ready();
        Brief brief =
                ready.withOutput(Samples.output("image-nano-banana-2-edit", 1))
                        .withGrounding(
                                new Brief.Grounding(
                                        null,
                                        "Warmer light.",
                                        ready.grounding().sourceBasis(),
                                        false,
                                        List.of(
                                                new Brief.Reference(
                                                        "./refs/face.png",
                                                        Brief.ReferenceUse.BINDING),
                                                new Brief.Reference(
                                                        "https://example.com/a.png",
                                                        Brief.ReferenceUse.BINDING),
                                                new Brief.Reference(
                                                        "refs/mood.png",
                                                        Brief.ReferenceUse.INSPIRATION_ONLY))));
        JobOrder order = briefs.queue(brief, Consent.NONE).getFirst().order();
        assertThat(order.mode()).isEqualTo("edit");
        JsonNode request = request("image-run-001");
        assertThat(request.path("inputFiles")).hasToString("[\"refs/face.png\"]");
        assertThat(request.path("inputUrls")).hasToString("[\"https://example.com/a.png\"]");
        assertThat(request.path("prompt").asText()).contains("Keep unchanged: same face");
    }

    @Test
    void planSaysWhatTheButtonWillDo() {
        Briefs.Plan plan = briefs.plan(Samples.ready());
        assertThat(plan.runs()).isEqualTo(4);
        assertThat(plan.pictures()).isEqualTo(4);
        assertThat(plan.modelName()).isEqualTo("nano-banana-2");
        assertThat(plan.tier()).isEqualTo("4k");
        assertThat(briefs.estimate(Samples.ready()).words()).isEqualTo("≈ 6.0 credits (4 × 1.5)");
        assertThat(briefs.plan(Samples.ready().withOutput(Samples.output("gone", 3))))
                .isEqualTo(new Briefs.Plan(3, 3, "gone", ""));
        assertThat(briefs.estimate(Samples.ready().withOutput(Samples.output("gone", 3))))
                .isEqualTo(new Estimate.Unknown("There is no endpoint \"gone\"."));
        assertThat(
                        briefs.plan(
                                        Samples.ready()
                                                .withOutput(
                                                        Samples.output(
                                                                "image-nano-banana-2-text",
                                                                Integer.MAX_VALUE)))
                                .runs())
                .isEqualTo(100);
    }

    @Test
    void saysWhichEntriesExist() {
        Brief.Grounding g = Samples.ready().grounding();
        Brief brief =
                Samples.ready()
                        .withGrounding(
                                new Brief.Grounding(
                                        g.personaLock(),
                                        null,
                                        List.of(
                                                "research/benchmark.md",
                                                "gone.md",
                                                "https://example.com"),
                                        false,
                                        List.of()));
        assertThat(briefs.existence(brief))
                .isEqualTo(
                        Map.of(
                                "research/benchmark.md", true,
                                "gone.md", false,
                                "https://example.com", true,
                                "persona/mara-lock.md", true));
        assertThat(briefs.lockDocuments()).containsExactly("persona/mara-lock.md");
    }

    @Test
    void savesIntoTheFolderOfTheBriefAndRefusesOthers() {
        briefs.save(Samples.ready().withLocalAssetDir("./assets/x/"));
        assertThat(work.resolve("assets/x/inputs/brief.json")).exists();
        assertThat(briefs.load("assets/x").localAssetDir()).isEqualTo("assets/x");
        briefs.save(Samples.ready().withLocalAssetDir(work.resolve("assets/y").toString()));
        assertThat(work.resolve("assets/y/inputs/brief.json")).exists();
        briefs.save(Samples.ready().withLocalAssetDir("."));
        assertThat(briefs.load("").localAssetDir()).isEqualTo(".");
        assertFails("no_output_path", () -> briefs.save(Samples.ready().withLocalAssetDir(" ")));
        assertFails("unsafe_path", () -> briefs.save(Samples.ready().withLocalAssetDir("../out")));
        assertFails("unsafe_path", () -> briefs.save(Samples.ready().withLocalAssetDir("a\0b")));
        assertThat(home.resolve("out")).doesNotExist();
    }

    @Test
    void assetOfTheReferenceToolsGetsABriefFromItsRecordsAndNothingIsWritten() throws IOException {
        write(
                "assets/mug/asset.json",
                """
                {"assetId": "mug-01", "campaignId": "spring", "assetPurpose": "cover_frame",
                 "sourceBasis": ["%s", "other.md"]}
                """
                        .formatted(work.resolve("research/benchmark.md")));
        write(
                "assets/mug/runs/image/run-001/request.json",
                """
                {"provider": "hosted-media", "model": "image-seedream-v5-lite-text",
                 "mode": "text-to-image", "creativeFormat": "custom", "assetId": "mug-01",
                 "runId": "run-001", "personaId": "mara", "prompt": "A mug.",
                 "aspectRatio": "4:5", "resolution": "1k", "size": null, "outputFormat": "png",
                 "localAssetDir": "/elsewhere/mug", "mustKeep": ["mug"], "canVary": []}
                """);
        List<Path> before = tree();
        Brief brief = briefs.load("assets/mug");
        assertThat(brief.identity())
                .isEqualTo(
                        new Brief.Identity(
                                "mug-01", null, "spring", "mara", null, AssetPurpose.COVER_FRAME));
        assertThat(brief.grounding().sourceBasis())
                .containsExactly("research/benchmark.md", "other.md");
        assertThat(brief.prompt()).isEqualTo("A mug.");
        assertThat(brief.rules().mustKeep()).containsExactly("mug");
        assertThat(brief.output().model()).isEqualTo("image-seedream-v5-lite-text");
        assertThat(brief.output().aspectRatio()).isEqualTo("4:5");
        assertThat(brief.output().resolution()).isNull();
        assertThat(brief.localAssetDir()).isEqualTo("assets/mug");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void emptyAndUnknownFoldersGetAnEmptyBrief() {
        Brief brief = briefs.load("assets/nothing-yet");
        assertThat(brief.identity().assetId()).isEqualTo("nothing-yet");
        assertThat(brief.output()).isEqualTo(Brief.empty().output());
        assertFails("unsafe_path", () -> briefs.load("../x"));
    }

    @Test
    void newerBriefStopsTheQueueBeforeAnythingIsReserved() throws IOException {
        write("assets/mara-desk-v1/inputs/brief.json", "{\"schema\": \"proofsheet-brief/9\"}");
        assertFails("brief_newer", () -> briefs.queue(Samples.ready(), Consent.NONE));
        assertThat(work.resolve("assets/mara-desk-v1/runs")).doesNotExist();
        assertThat(jobs.jobs()).isEmpty();
    }

    @Test
    void theReasonForANewFaceStandsInEveryRequest() throws IOException {
        write("assets/mara-desk-v1/images/approved/face.png", "x");
        briefs.queue(Samples.ready(), Consent.NONE, " The customer wants another person. ");
        for (String run : List.of("image-run-001", "image-run-004")) {
            assertThat(request(run).path("regenerationReason").asText())
                    .isEqualTo("The customer wants another person.");
        }
        briefs.queue(Samples.ready(), Consent.NONE);
        assertThat(request("image-run-005").has("regenerationReason")).isFalse();
    }

    @Test
    void aCopyBeginsANewAssetAndNeverTouchesOneThatIsThere() throws IOException {
        briefs.save(Samples.ready());
        String dir = briefs.duplicate(briefs.load("assets/mara-desk-v1"), "mara-desk-v2");
        Brief copy = briefs.load(dir);
        assertThat(dir).isEqualTo("assets/mara-desk-v2");
        assertThat(copy.identity().assetId()).isEqualTo("mara-desk-v2");
        assertThat(copy.rules()).isEqualTo(Samples.ready().rules());
        List<Path> before = tree();
        assertFails("asset_exists", () -> briefs.duplicate(copy, "mara-desk-v1"));
        assertFails("bad_asset_id", () -> briefs.duplicate(copy, "../out"));
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void theFilesOfABriefLookDifferentOnceOneComesGoesOrChanges() throws IOException {
        String before = briefs.filesSeen(Samples.ready());
        assertThat(briefs.filesSeen(Samples.ready())).isEqualTo(before);
        write("persona/mara-lock.md", "the lock, longer");
        String changed = briefs.filesSeen(Samples.ready());
        assertThat(changed).isNotEqualTo(before);
        Files.delete(work.resolve("research/benchmark.md"));
        assertThat(briefs.filesSeen(Samples.ready())).isNotEqualTo(changed);
    }

    @Test
    void neitherHistoryNorTemplatesAreOfferedAsLocks() {
        briefs.save(Samples.ready().withNotes("one"));
        briefs.save(Samples.ready().withNotes("two"));
        briefs.saveTemplate("Persona lock", Samples.ready(), false);
        assertThat(briefs.history("assets/mara-desk-v1")).hasSize(1);
        assertThat(briefs.lockDocuments()).containsExactly("persona/mara-lock.md");
    }

    @Test
    void briefsCanBeReadFromAnyFile() throws IOException {
        write("somewhere/b.json", "{\"assetId\": \"a-1\"}");
        Brief brief = BriefDocuments.read(work.resolve("somewhere/b.json"));
        assertThat(brief.identity().assetId()).isEqualTo("a-1");
        assertThat(BriefDocuments.preflight(brief, briefs.check(brief), null))
                .contains("\"verdict\": \"blocked\"");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> BriefDocuments.read(work.resolve("somewhere/gone.json")))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo("brief_missing"))
                .satisfies(e ->
                        assertThat(e.failure().sentence())
                                .contains("gone.json")
                                .contains(work.resolve("somewhere").toString()));
    }

    private JsonNode request(String runId) throws IOException {
        return json(work.resolve("assets/mara-desk-v1/runs/image/" + runId + "/request.json"));
    }

    private static JsonNode json(Path file) throws IOException {
        return Json.readObject(Files.readString(file), file.toString());
    }

    private void write(String path, String text) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Path> tree() throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            return all.sorted().toList();
        }
    }

    private static void assertFails(String code, Runnable call) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(code));
    }
}
