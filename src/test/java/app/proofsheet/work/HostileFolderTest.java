package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.folder.verdict.PictureVerdicts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Links that leave the folder and names that mean harm: nothing outside is read or written. */
@Timeout(60)
class HostileFolderTest {

    private static final String ASSET = "assets/mara";

    @TempDir Path work;
    @TempDir Path outside;
    private Path root;
    private FolderCatalogue catalogue;
    private Map<String, String> before;

    @BeforeEach
    void anAssetAndAPlaceOutside() throws IOException {
        root = work.resolve(ASSET);
        OwnRuns.write(
                work,
                ASSET,
                new AssetRecords(root, CLOCK),
                request("image-run-001"),
                2,
                "2026-08-02T09:00:00.000Z");
        png(outside.resolve("approved/secret.png"), 7);
        png(outside.resolve("secret.png"), 8);
        write(outside.resolve("request.json"), "{\"prompt\": \"secret\"}");
        write(outside.resolve("manifest.json"), "{\"secret\": true}");
        before = contents();
        catalogue = new FolderCatalogue(new WorkPaths(work));
    }

    @AfterEach
    void nothingOutsideChanged() throws IOException {
        catalogue.close();
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/approved",
                "images/rejected",
                "qa",
                "inputs",
                "inputs/requests",
                "runs/upload",
                ".proofsheet.lock"
            })
    void aPartOfAnAssetThatIsALinkOutIsNeitherShownNorWrittenInto(String part) throws IOException {
        Path link = root.resolve(part);
        Files.deleteIfExists(link);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, outside.resolve(part.equals("qa") ? "qa" : "approved"));

        assertThat(catalogue.pictures(ASSET)).hasSize(2);
        assertThatThrownBy(() ->
                        new PictureVerdicts(root, CLOCK, "kim")
                                .move(
                                        Verdict.APPROVE,
                                        "images/candidates/image-run-001-a01-001.png",
                                        PictureState.APPROVED,
                                        null))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().code()).isEqualTo("unsafe_path");
                            assertThat(e.failure().sentence()).contains(part);
                        });
        assertThatThrownBy(() -> new AssetRecords(root, CLOCK).rebuildIndex())
                .isInstanceOf(FailureException.class);
    }

    @Test
    void runsThatAreLinksAreNoRuns() throws IOException {
        Files.createSymbolicLink(root.resolve("runs/image/image-run-009"), outside);

        assertThat(catalogue.pictures(ASSET)).hasSize(2);
        RunFolder folder = new RunFolder(work, root, "image-run-009");
        assertThatThrownBy(() -> new RunRecords(CLOCK).writeRequest(folder, request("x")))
                .isInstanceOf(FailureException.class);
        assertThat(
                        new FolderVerifier(new WorkPaths(work))
                                .verify(ASSET, FolderCheck.Progress.SILENT)
                                .differences())
                .extracting(FolderCheck.Difference::path)
                .contains(ASSET + "/runs/image/image-run-009");
    }

    @Test
    void picturesAndRecordsThatAreLinksAreNotFollowed() throws IOException {
        Path candidates = root.resolve("images/candidates");
        Files.createSymbolicLink(candidates.resolve("link.png"), outside.resolve("secret.png"));
        Files.createSymbolicLink(candidates.resolve("loop"), candidates);
        Files.createSymbolicLink(
                candidates.resolve("itself.png"), candidates.resolve("itself.png"));
        Path index = root.resolve("index.json");
        Files.delete(index);
        Files.createSymbolicLink(index, outside.resolve("manifest.json"));
        Files.createSymbolicLink(work.resolve("assets/away"), outside);

        assertThat(catalogue.pictures(ASSET)).hasSize(2);
        assertThat(catalogue.assets()).hasSize(1);
        assertThat(catalogue.assets().getFirst().problem()).contains("index.json").contains("link");
        assertThatThrownBy(() -> catalogue.pictures("assets/away"))
                .isInstanceOf(FailureException.class);
        assertThatThrownBy(() ->
                        new PictureVerdicts(root, CLOCK, "kim")
                                .rate("images/candidates/link.png", 3))
                .isInstanceOf(FailureException.class);

        new AssetRecords(root, CLOCK).rebuildIndex();
        assertThat(index).isRegularFile();
        assertThat(Files.isSymbolicLink(index)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../outside",
                "/etc/passwd",
                "C:\\\\Windows\\\\x",
                "a\\u0000b",
                "a\\nb",
                "CON",
                "con.png",
                "LPT1.txt",
                "..",
                ".",
                "\\u202egnp.x",
                "a\\u200bb",
                "\\ud800",
                "a/../../b",
                "   ",
                "name.",
                "a:b"
            })
    void aHostileNameIsRefusedInAClearSentenceAndWritesNothing(String escaped) throws IOException {
        String name = unescaped(escaped);
        assertThatThrownBy(() -> new RunFolder(work, root, name))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().code()).isEqualTo("unsafe_id");
                            assertThat(e.failure().sentence())
                                    .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Cs}]")
                                    .startsWith("runId \"");
                        });
        RunFolder folder = new RunFolder(work, root, "image-run-001");
        assertThatThrownBy(() -> folder.attempt(name)).isInstanceOf(FailureException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../secret.png",
                "/etc/passwd",
                "images/candidates/../../../../secret.png",
                "images/candidates/a\\u0000.png",
                "images/candidates/\\ud800.png",
                "images/candidates/CON",
                "images\\\\approved\\\\x.png"
            })
    void aHostilePathInARecordIsPassedOver(String path) throws IOException {
        write(
                root.resolve("runs/image/image-run-001/manifest.json"),
                "{\"assets\": [{\"assetRelativePath\": \""
                        + path
                        + "\"}], \"attemptId\": \"../../x\", \"derivedFrom\": [\""
                        + path
                        + "\"]}");
        write(
                root.resolve("index.json"),
                "{\"images\": [{\"path\": \"" + path + "\", \"originRunId\": \"../../../x\"}]}");
        write(root.resolve("asset.json"), "{\"heroImagePath\": \"" + path + "\"}");
        write(
                root.resolve("qa/decisions.json"),
                "{\"decisions\": [{\"decisionId\": \"decision-000001\", \"action\": \"approve\","
                        + " \"decidedAt\": \"2026-08-02T09:00:00.000Z\", \"reviewer\": \"x\","
                        + " \"sha256\": \"\", \"path\": \"images/candidates/gone.png\","
                        + " \"movedTo\": \""
                        + path
                        + "\"}]}");

        RecordDossiers dossiers = new RecordDossiers(new WorkPaths(work), catalogue);
        catalogue.pictures(ASSET).forEach(picture -> dossiers.of(picture.id()));
        assertThat(catalogue.assets().getFirst().hero()).isNull();
        new FolderVerifier(new WorkPaths(work)).verify(null, FolderCheck.Progress.SILENT);
        try {
            new PictureVerdicts(root, CLOCK, "kim").undo();
        } catch (FailureException e) {
            assertThat(e.failure().sentence()).endsWith(".");
        }
        assertThat(catalogue.pictures(ASSET)).hasSize(2);
        assertThat(catalogue.locate(ASSET + "/" + unescaped(path)).map(PictureId::path))
                .isNotEqualTo(java.util.Optional.of("secret.png"));
    }

    private static String unescaped(String text) {
        return app.proofsheet.json.Json.read("\"" + text + "\"", "name").textValue();
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(outside)) {
            for (Path file : files.toList()) {
                contents.put(
                        file.toString(),
                        Files.isRegularFile(file)
                                ? app.proofsheet.folder.asset.Pictures.sha256(file)
                                : "");
            }
        }
        return contents;
    }
}
