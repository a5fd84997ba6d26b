package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.FolderFixture;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Hand-offs of a copy of the sample: real pictures, records as the program wrote them. */
class FolderHandOverTest {

    private static final String ASSET = "assets/mara-desk-persona-v2";
    private static final String ID = "mara-desk-persona-v2";
    private static final String FIRST = "images/approved/image-run-001-a01-001.png";

    @TempDir Path folder;
    private Path root;
    private FolderCatalogue catalogue;
    private HandOver handOver;

    @BeforeEach
    void copySample() throws IOException {
        Path sample =
                Path.of(System.getProperty("proofsheet.basedir", ".")).resolve("assets-sample");
        root = folder.resolve("autumn");
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.toList()) {
                Path to = root.resolve(sample.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        WorkPaths paths = new WorkPaths(root);
        catalogue = new FolderCatalogue(paths);
        handOver = new FolderHandOver(paths, catalogue, FolderFixture.CLOCK);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private HandOver.Done hand(String name, SheetForm... sheets) {
        return handOver.handOver(
                new HandOver.Order(
                        handOver.approved(null), folder.resolve(name), Set.of(sheets), 4),
                HandOver.Progress.SILENT);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theFolderHoldsThePicturesByteForByteAndAListOfAllFiles() throws IOException {
        List<Integer> steps = new ArrayList<>();
        Path out = folder.resolve("client");
        HandOver.Done done =
                handOver.handOver(
                        new HandOver.Order(handOver.approved(null), out, Set.of(), 4),
                        (step, total) -> steps.add(step * 10 + total));
        assertThat(done.pictures()).isEqualTo(2);
        assertThat(done.files()).containsExactly(out);
        assertThat(steps).containsExactly(12, 22);
        assertThat(files(out))
                .containsExactly(
                        "README.txt",
                        "handover.json",
                        ID + "/decisions.json",
                        ID + "/images/image-run-001-a01-001.png",
                        ID + "/images/image-run-005-a01-001.png",
                        ID + "/manifests/image-run-001.json",
                        ID + "/manifests/image-run-005.json");
        assertThat(out.resolve(ID + "/images/image-run-001-a01-001.png"))
                .hasSameBinaryContentAs(root.resolve(ASSET + "/" + FIRST));
        ObjectNode list = FolderFixture.json(out.resolve("handover.json"));
        assertThat(list.path("name").asText()).isEqualTo("autumn");
        assertThat(list.path("files")).hasSize(6);
        for (JsonNode file : list.path("files")) {
            Path handed = out.resolve(file.path("path").asText());
            assertThat(file.path("sha256").asText()).isEqualTo(Pictures.sha256(handed));
            assertThat(file.path("bytes").asLong()).isEqualTo(Files.size(handed));
        }
    }

    @Test
    void manifestsArePortable() throws IOException {
        hand("client");
        ObjectNode manifest =
                FolderFixture.json(
                        folder.resolve("client/" + ID + "/manifests/image-run-001.json"));
        assertThat(manifest.path("runId").asText()).isEqualTo("image-run-001");
        assertThat(manifest.path("prompt").asText()).startsWith("A colleague on a video call");
        JsonNode output = manifest.path("outputs").path(0);
        assertThat(folder.resolve("client/" + ID + "/" + output.path("path").asText())).exists();
        assertThat(output.path("sha256").asText())
                .isEqualTo(Pictures.sha256(root.resolve(ASSET + "/" + FIRST)));
        assertThat(manifest.path("inputs").path("imagePaths").isArray()).isTrue();
        assertThat(manifest.has("requestPath") || manifest.has("predictionId")).isFalse();
    }

    /** Whatever the service or the work folder alone knows is in no file of a hand-off. */
    @Test
    void nothingInternalGoesOut() throws IOException {
        Path run = root.resolve(ASSET + "/runs/image/image-run-001");
        Path file = run.resolve("attempts/attempt-001/manifest.json");
        ObjectNode manifest = FolderFixture.json(file);
        String operation = manifest.path("hostedOperationId").asText();
        String handle = manifest.path("generationHandle").asText();
        assertThat(operation).isNotBlank();
        assertThat(handle).isNotBlank();
        manifest.put("localAssetDir", root.resolve(ASSET).toString());
        manifest.putArray("providerOutputUrls").add("https://cdn.secret.example/o/1.png?sig=abc");
        ((ObjectNode) manifest.path("assets").path(0))
                .put("remoteUrl", "https://cdn.secret.example/o/1.png?sig=abc");
        AtomicFiles.write(file, Json.write(manifest));
        AtomicFiles.write(run.resolve("manifest.json"), Json.write(manifest));
        hand("client", SheetForm.HTML);
        for (String path : files(folder.resolve("client"))) {
            assertThat(path).doesNotContain("request", "response", "attempt", ".lock", "rejected");
            if (path.endsWith(".png")) {
                continue;
            }
            String text = Files.readString(folder.resolve("client/" + path));
            assertThat(text)
                    .as(path)
                    .doesNotContain(
                            operation,
                            handle,
                            folder.toString(),
                            "secret.example",
                            "sig=",
                            "postplus",
                            "attempt-001",
                            "images/candidates",
                            "images/approved",
                            "research/");
        }
    }

    @Test
    void decisionsAreThoseOnThesePicturesThatHold() throws IOException {
        Path journal = root.resolve(ASSET + "/qa/decisions.json");
        ObjectNode before = FolderFixture.json(journal);
        assertThat(before.path("decisions").findValuesAsText("action")).contains("reject");
        hand("client");
        ObjectNode decisions =
                FolderFixture.json(folder.resolve("client/" + ID + "/decisions.json"));
        assertThat(decisions.path("decisions").findValuesAsText("action"))
                .containsExactly("approve", "approve");
        assertThat(decisions.path("decisions").findValuesAsText("path"))
                .containsExactly(
                        "images/image-run-001-a01-001.png", "images/image-run-005-a01-001.png");
        assertThat(decisions.toString()).doesNotContain("heroBefore");
    }

    @Test
    void finalReportsGoOutWithoutNotesForOneself() throws IOException {
        String sha256 = Pictures.sha256(root.resolve(ASSET + "/" + FIRST));
        ObjectNode report = Json.object();
        String id = "qa-" + ID + "-image-run-001-a01-001-v1";
        report.put("qaReportId", id);
        report.put("targetObjectType", "image");
        report.put("targetObjectId", FIRST);
        report.put("targetVersion", sha256);
        report.put("reviewer", "Ines");
        report.put("reviewedAt", "2026-11-22T13:59:41.304Z");
        report.put("verdict", "approved");
        report.put("status", "final");
        report.put("reviewerNote", "between us");
        report.putObject("feedbackHandoff").put("rerunTarget", "edit_image / image-run-004");
        FolderFixture.write(
                root.resolve(ASSET + "/qa/reports/" + id + ".json"), Json.write(report));
        String draft = "qa-" + ID + "-image-run-005-a01-001-v1";
        FolderFixture.write(
                root.resolve(ASSET + "/qa/reports/" + draft + ".json"),
                Json.write(report.deepCopy().put("qaReportId", draft).put("status", "draft")));
        hand("client");
        assertThat(files(folder.resolve("client/" + ID + "/qa"))).containsExactly(id + ".json");
        ObjectNode handed =
                FolderFixture.json(folder.resolve("client/" + ID + "/qa/" + id + ".json"));
        assertThat(handed.path("targetObjectId").asText())
                .isEqualTo("images/image-run-001-a01-001.png");
        assertThat(handed.has("reviewerNote") || handed.has("feedbackHandoff")).isFalse();
    }

    @Test
    void theSamePicturesGiveTheSameZip() throws IOException {
        hand("a.zip", SheetForm.PNG, SheetForm.PDF);
        hand("b.zip", SheetForm.PNG, SheetForm.PDF);
        assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
        try (ZipFile zip = new ZipFile(folder.resolve("a.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            ID + "/images/image-run-001-a01-001.png",
                            ID + "/images/image-run-005-a01-001.png",
                            ID + "/manifests/image-run-001.json",
                            ID + "/manifests/image-run-005.json",
                            ID + "/decisions.json",
                            "contact-sheet.png",
                            "contact-sheet.pdf",
                            "README.txt",
                            "handover.json");
            byte[] picture =
                    zip.getInputStream(zip.getEntry(ID + "/images/image-run-001-a01-001.png"))
                            .readAllBytes();
            assertThat(picture).isEqualTo(Files.readAllBytes(root.resolve(ASSET + "/" + FIRST)));
        }
    }

    @Test
    void changedPicturesAreRefusedByNameAndNothingIsLeft() throws IOException {
        byte[] bytes = Files.readAllBytes(root.resolve(ASSET + "/" + FIRST));
        bytes[bytes.length - 20] ^= 1;
        Files.write(root.resolve(ASSET + "/" + FIRST), bytes);
        for (String name : List.of("client", "client.zip")) {
            assertThatThrownBy(() -> hand(name))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("hand_over_changed")
                    .hasMessageContaining("image-run-001-a01-001.png");
        }
        assertThat(left()).containsExactly("autumn");
    }

    @Test
    void brokenAndUnapprovedPicturesAreRefusedByName() throws IOException {
        PictureId candidate =
                catalogue.pictures(ASSET).stream()
                        .map(p -> p.id())
                        .filter(id -> id.path().startsWith("images/candidates/"))
                        .findFirst()
                        .orElseThrow();
        assertThatThrownBy(() ->
                        handOver.handOver(
                                new HandOver.Order(
                                        List.of(candidate), folder.resolve("x"), Set.of(), 4),
                                HandOver.Progress.SILENT))
                .hasMessageContaining("picture_not_approved")
                .hasMessageContaining(candidate.fileName());
        Files.writeString(root.resolve(ASSET + "/" + FIRST), "no picture");
        assertThatThrownBy(() -> hand("client")).hasMessageContaining("picture_unreadable");
        assertThat(left()).containsExactly("autumn");
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Path mine = FolderFixture.write(folder.resolve("client/mine.txt"), "mine");
        Path zip = FolderFixture.write(folder.resolve("client.zip"), "mine");
        for (String name : List.of("client", "client.zip")) {
            assertThatThrownBy(() -> hand(name)).hasMessageContaining("hand_over_exists");
        }
        assertThat(mine).hasContent("mine");
        assertThat(zip).hasContent("mine");
        assertThat(left()).containsExactly("autumn", "client", "client.zip");
    }

    @Test
    void twoAssetsOfOneIdAndPicturesOfOneNameGetNamesOfTheirOwn() throws IOException {
        for (String dir : List.of("a/Mug", "b/mug")) {
            FolderFixture.write(root.resolve(dir + "/asset.json"), "{\"assetId\": \"mug: v1\"}");
            FolderFixture.png(root.resolve(dir + "/images/approved/one.png"), 1);
            FolderFixture.png(root.resolve(dir + "/images/approved/ONE.PNG"), 2);
        }
        hand("client");
        assertThat(files(folder.resolve("client")))
                .contains(
                        "mug-v1/images/ONE.PNG",
                        "mug-v1/images/one-2.png",
                        "mug-v1-2/images/ONE.PNG",
                        "mug-v1-2/images/one-2.png");
    }

    @Test
    void aSheetShowsPicturesInAnyState() throws IOException {
        List<PictureId> all = catalogue.pictures(ASSET).stream().map(p -> p.id()).toList();
        Path pdf = folder.resolve("all.pdf");
        HandOver.Done done =
                handOver.sheet(
                        new HandOver.SheetOrder(all, pdf, SheetForm.PDF, 4),
                        HandOver.Progress.SILENT);
        assertThat(done.pictures()).isEqualTo(7);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            ID,
                            "autumn",
                            "7 pictures",
                            "2026-08-02",
                            "Approved by Ines",
                            "Rejected by Ines",
                            "Not judged",
                            "image-nano-banana-2-text");
        }
        assertThatThrownBy(() ->
                        handOver.sheet(
                                new HandOver.SheetOrder(all, pdf, SheetForm.PDF, 4),
                                HandOver.Progress.SILENT))
                .hasMessageContaining("sheet_exists");
        assertThat(left()).containsExactly("all.pdf", "autumn");
    }

    @Test
    void whatAKilledProgramLeftIsClearedAway() throws IOException {
        Path left = folder.resolve(".client.%s.999999999.1.1.tmp".formatted(machine()));
        FolderFixture.write(left.resolve("x/y.txt"), "half");
        hand("client");
        assertThat(left()).containsExactly("autumn", "client");
    }

    private static String machine() {
        String temp = String.valueOf(AtomicFiles.tempFor(Path.of("/x")).getFileName());
        return temp.substring(3, 11);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(p -> String.valueOf(p.getFileName())).sorted().toList();
        }
    }

    @Test
    void aFolderWithoutApprovedPicturesSaysSo() {
        assertThatThrownBy(() ->
                        handOver.handOver(
                                new HandOver.Order(List.of(), folder.resolve("x"), Set.of(), 4),
                                HandOver.Progress.SILENT))
                .hasMessageContaining("nothing_approved");
    }
}
