package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.brief.BriefFolder;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.folder.verdict.PictureVerdicts;
import app.proofsheet.json.Json;
import app.proofsheet.json.Mutations;
import app.proofsheet.settings.PostplusConfigFile;
import app.proofsheet.ui.FakeBriefs;
import app.proofsheet.work.BriefDocuments;
import app.proofsheet.work.FolderCatalogue;
import app.proofsheet.work.FolderCheck;
import app.proofsheet.work.FolderVerifier;
import app.proofsheet.work.RecordDossiers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Records that are cut off, flipped, nested without end, of the wrong shape or full of hostile
 * values: every reader reads them or refuses them in a sentence, and the folder stays usable. The
 * mutations are the same in every run; {@code -Dproofsheet.mutations=500} tries more of them.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRecordsTest {

    /** Mutations of each kind of record. */
    private static final int COUNT = Integer.getInteger("proofsheet.mutations", 16);

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String RUN = "runs/image/image-run-001/";
    private static final String ATTEMPT = RUN + "attempts/attempt-001/";

    @TempDir static Path work;
    @TempDir static Path outside;
    private Bench bench;
    private Path asset;
    private RunRef finished;
    private Map<Path, byte[]> sound;

    @BeforeAll
    void aFolderWithEveryKindOfRecord() throws Exception {
        bench = new Bench(work);
        bench.provider.pictures(2).idempotent(true);
        asset = work.resolve(Bench.ASSET);
        finished = bench.queued();
        bench.finish(finished);
        bench.provider.finishedAfterPolls(1_000);
        bench.step(bench.reserve(Bench.text("{\"runId\": \"image-run-002\"}")));
        PictureVerdicts verdicts = new PictureVerdicts(asset, CLOCK, "kim");
        List<String> candidates = bench.candidates();
        String first = "images/candidates/" + candidates.getFirst();
        verdicts.rate(first, 4);
        verdicts.move(Verdict.APPROVE, first, PictureState.APPROVED, "calm");
        new BriefFolder(asset, CLOCK).save(FakeBriefs.finished(Bench.ASSET), "a person");
        sound = contents();
    }

    @AfterEach
    void restore() throws IOException {
        for (Path file : new ArrayList<>(files())) {
            if (!sound.containsKey(file)) {
                Files.delete(file);
            }
        }
        for (Map.Entry<Path, byte[]> entry : sound.entrySet()) {
            Files.createDirectories(entry.getKey().getParent());
            Files.write(entry.getKey(), entry.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asset.json",
                "index.json",
                "inputs/brief.json",
                "qa/decisions.json",
                RUN + "request.json",
                RUN + "manifest.json",
                RUN + "response.json",
                RUN + "attempts/index.json",
                ATTEMPT + "attempt.json",
                ATTEMPT + "request.json",
                ATTEMPT + "manifest.json",
                ATTEMPT + "submit-response.json"
            })
    void aSpoiltRecordIsReadOrRefusedInASentenceAndTheFolderStaysUsable(String record)
            throws IOException {
        Path file = asset.resolve(record);
        byte[] original = sound.get(file);
        assertThat(original).as("every kind of record is there").isNotNull();
        Mutations mutations = new Mutations(record.hashCode() + COUNT);
        for (int i = 0; i < COUNT; i++) {
            byte[] spoilt = mutations.of(original);
            Files.write(file, spoilt);
            try {
                readEverything();
                namedByVerify(file, spoilt);
                if (i % 16 == 15) {
                    writeEverything();
                    readEverything();
                    restore();
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "mutation " + i + " of " + record + ": " + e + "\n" + start(spoilt), e);
            }
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aSpoiltRequestOrConfigIsReadOrRefusedInASentence(@TempDir Path home) throws IOException {
        Path request = work.resolve("request.json");
        Path brief = asset.resolve("inputs/brief.json");
        byte[] enveloped =
                ("{\"schemaVersion\": 1, \"hostedOperationId\": \"op\", \"input\": "
                                + Files.readString(asset.resolve(RUN + "request.json"))
                                + "}")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] config =
                """
                {"cliSessionToken": "ptk", "apiBaseUrl": "https://x", "sessionExpiresAt": 178,
                 "managedSkills": {"releaseId": "r"}, "largeCreditConfirmation": {"a": 1}}
                """
                        .getBytes(StandardCharsets.UTF_8);
        PostplusConfigFile settings =
                new PostplusConfigFile(
                        Map.of("POSTPLUS_CONFIG_DIR", home.toString()), "Linux", work, CLOCK);
        Mutations mutations = new Mutations(6);
        for (int i = 0; i < 20 * COUNT; i++) {
            byte[] spoilt = mutations.of(i % 2 == 0 ? enveloped : sound.get(brief));
            Files.write(request, spoilt);
            Files.write(settings.file(), mutations.of(config));
            try {
                inASentence(settings::read);
                inASentence(() -> BriefDocuments.read(request));
                String text = new String(spoilt, StandardCharsets.UTF_8);
                for (RequestDocument.Use use : RequestDocument.Use.values()) {
                    inASentence(
                            () -> RequestDocument.read(text, "r.json", use, Bench.table(), null));
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + ": " + start(spoilt), e);
            }
        }
    }

    @Test
    void aTextOfFiftyMegabytesFillsNoMemory() throws IOException {
        byte[] head = "{\"prompt\": \"".getBytes(StandardCharsets.UTF_8);
        byte[] huge = new byte[50_000_000];
        java.util.Arrays.fill(huge, (byte) 'x');
        System.arraycopy(head, 0, huge, 0, head.length);
        huge[huge.length - 2] = '"';
        huge[huge.length - 1] = '}';
        Files.write(asset.resolve(RUN + "request.json"), huge);
        readEverything();
    }

    @Test
    void aFileOfSeveralGigabytesIsNotEvenRead() throws IOException {
        Path record = asset.resolve("index.json");
        try (var sparse =
                java.nio.channels.FileChannel.open(
                        record, java.nio.file.StandardOpenOption.WRITE)) {
            sparse.write(java.nio.ByteBuffer.wrap(new byte[] {'}'}), 5_000_000_000L);
        }
        readEverything();
        assertThat(unreadable()).contains(Bench.ASSET + "/index.json");
    }

    @Test
    void aNumberWithAnEndlessExponentIsRefusedBeforeAnybodyAddsToIt() throws IOException {
        Path manifest = asset.resolve(RUN + "manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst("\\{", "{\"providerBilling\": 1e999999999,"));
        readEverything();
        assertThat(unreadable()).contains(Bench.ASSET + "/" + RUN + "manifest.json");
    }

    /** Everything the studio and the looking commands do with a folder. */
    private void readEverything() {
        WorkPaths paths = new WorkPaths(work);
        try (FolderCatalogue catalogue = new FolderCatalogue(paths)) {
            RecordDossiers dossiers = new RecordDossiers(paths, catalogue);
            for (AssetSnapshot found : catalogue.assets()) {
                for (PictureSnapshot picture : catalogue.pictures(found.dir())) {
                    dossiers.of(picture.id());
                }
            }
        }
        new UnfinishedRuns(work, Bench.table(), CLOCK).find();
        inASentence(() -> new BriefFolder(asset, CLOCK).load());
    }

    /** Everything that takes a record for changing it. */
    private void writeEverything() {
        inASentence(() -> new AssetRecords(asset, CLOCK).rebuildIndex());
        inASentence(() -> {
            PictureVerdicts verdicts = new PictureVerdicts(asset, CLOCK, "kim");
            verdicts.undo();
            verdicts.rate("images/candidates/" + bench.candidates().getFirst(), 2);
        });
        inASentence(() ->
                new BriefFolder(asset, CLOCK).save(FakeBriefs.finished(Bench.ASSET), "a person"));
        for (String run : List.of("image-run-001", "image-run-002")) {
            inASentence(() -> {
                try {
                    bench.step(new RunRef(Bench.ASSET, run));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertThat(bench.provider.bought()).as("nothing is bought twice").hasSize(2);
    }

    private static void inASentence(Runnable work) {
        try {
            work.run();
        } catch (FailureException e) {
            assertThat(e.failure().sentence()).isNotBlank();
        }
    }

    /** What is no JSON at all has to be named. */
    private void namedByVerify(Path file, byte[] spoilt) {
        List<String> named = unreadable();
        try {
            Json.read(new String(spoilt, StandardCharsets.UTF_8), "record");
        } catch (FailureException e) {
            if (spoilt.length < 3 || spoilt[0] != (byte) 0xEF) {
                assertThat(named).contains(work.relativize(file).toString());
            }
        }
    }

    private List<String> unreadable() {
        return new FolderVerifier(new WorkPaths(work))
                .verify(null, FolderCheck.Progress.SILENT).differences().stream()
                        .filter(difference -> difference.kind().equals("unreadable"))
                        .map(FolderCheck.Difference::path)
                        .toList();
    }

    private static String start(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(2_000, text.length()));
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        for (Path file : files()) {
            contents.put(file, Files.readAllBytes(file));
        }
        return contents;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
