package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.pngBytes;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class FolderCatalogueTest {

    @TempDir Path work;
    private FolderCatalogue catalogue;

    @BeforeEach
    void open() {
        catalogue = new FolderCatalogue(new WorkPaths(work));
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void findsAssetsHoweverDeepAndPassesOverWhatIsHidden() {
        write(work.resolve("a/asset.json"), "{\"assetId\": \"zeta\"}");
        png(work.resolve("customers/c/campaigns/d/assets/e/images/approved/x.png"), 1);
        write(work.resolve("b/inputs/brief.json"), "{\"assetId\": \"from-brief\"}");
        write(work.resolve(".postplus/image-batch-runner/x/asset.json"), "{}");
        write(work.resolve(".git/y/asset.json"), "{}");
        png(work.resolve("holiday/images/beach.png"), 2);

        assertThat(catalogue.assets())
                .extracting(AssetSnapshot::dir, AssetSnapshot::assetId, AssetSnapshot::hasBrief)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "customers/c/campaigns/d/assets/e", "e", false),
                        org.assertj.core.groups.Tuple.tuple("b", "from-brief", true),
                        org.assertj.core.groups.Tuple.tuple("a", "zeta", false));
    }

    @Test
    void theWorkFolderItselfMayBeAnAsset() {
        png(work.resolve("images/candidates/x.png"), 1);

        assertThat(catalogue.assets()).extracting(AssetSnapshot::dir).containsExactly("");
        assertThat(catalogue.pictures(""))
                .extracting(PictureSnapshot::id)
                .containsExactly(new PictureId("", "images/candidates/x.png"));
    }

    @Test
    void aMissingFolderIsEmpty() {
        FolderCatalogue none = new FolderCatalogue(new WorkPaths(work.resolve("none")));
        assertThat(none.assets()).isEmpty();
        assertThat(none.pictures("assets/x")).isEmpty();
        assertThat(none.picture(new PictureId("assets/x", "images/candidates/y.png"))).isEmpty();
    }

    @Test
    void joinsPicturesWithTheirRun() {
        ownRun("image-run-007", 3, "2026-08-02T09:00:00.000Z");
        ownRun("image-run-008", 1, "2026-08-02T10:00:00.000Z");

        List<PictureSnapshot> pictures = catalogue.pictures("assets/mara");

        assertThat(pictures)
                .extracting(PictureSnapshot::label)
                .containsExactly("008-01", "007-01", "007-02", "007-03");
        PictureSnapshot third = pictures.get(3);
        assertThat(third.state()).isEqualTo(PictureState.CANDIDATE);
        assertThat(third.size()).isEqualTo(new PixelSize(9, 16));
        assertThat(third.format()).isEqualTo("png");
        assertThat(third.isNew()).isTrue();
        assertThat(third.problem()).isNull();
        PictureSnapshot.Origin origin = third.origin();
        assertThat(origin).isNotNull();
        assertThat(origin.runId()).isEqualTo("image-run-007");
        assertThat(origin.attemptId()).isEqualTo("attempt-001");
        assertThat(origin.index()).isEqualTo(3);
        assertThat(origin.provider()).isEqualTo("offline");
        assertThat(origin.prompt()).isEqualTo("a person at a desk");
        assertThat(origin.variant()).containsExactly(Map.entry("glasses", "on"));
        assertThat(origin.cost()).isEqualTo("0.14");

        AssetSnapshot asset = catalogue.assets().getFirst();
        assertThat(asset.assetId()).isEqualTo("mara-desk-cover-v1");
        assertThat(asset.purpose()).isEqualTo(AssetPurpose.COVER_FRAME);
        assertThat(asset.count(PictureState.CANDIDATE)).isEqualTo(4);
        assertThat(asset.newCount()).isEqualTo(4);
        assertThat(asset.problem()).isNull();
    }

    @Test
    void saysWhyAPictureCannotBeShown() throws IOException {
        Path candidates = Files.createDirectories(work.resolve("m/images/candidates"));
        Files.createFile(candidates.resolve("empty.png"));
        Files.writeString(candidates.resolve("text.png"), "hello");
        byte[] huge = pngBytes(1, 1, 1);
        ByteBuffer.wrap(huge).putInt(16, 30_000).putInt(20, 30_000);
        Files.write(candidates.resolve("huge.png"), huge);
        Files.write(candidates.resolve("wrong.webp"), pngBytes(3, 4, 1));
        Files.write(candidates.resolve("noending"), pngBytes(3, 4, 1));
        Files.writeString(candidates.resolve("notes.txt"), "not a picture");
        Files.write(candidates.resolve("img.png.part"), pngBytes(3, 4, 1));
        Files.write(candidates.resolve(".img.png.1.tmp"), pngBytes(3, 4, 1));

        Map<String, PictureSnapshot> byName =
                catalogue.pictures("m").stream()
                        .collect(java.util.stream.Collectors.toMap(p -> p.id().fileName(), p -> p));

        assertThat(byName)
                .containsOnlyKeys("empty.png", "text.png", "huge.png", "wrong.webp", "noending");
        assertThat(byName.get("empty.png").problem()).contains("0 bytes");
        assertThat(byName.get("text.png").problem()).contains("not a PNG");
        assertThat(byName.get("huge.png").problem()).contains("30000 × 30000");
        assertThat(byName.get("huge.png").isReadable()).isFalse();
        assertThat(byName.get("wrong.webp").problem()).isNull();
        assertThat(byName.get("wrong.webp").format()).isEqualTo("png");
        assertThat(byName.get("wrong.webp").label()).isEqualTo("wrong");
    }

    @Test
    void brokenRecordsAreNamedAndNothingElseSuffers() {
        ownRun("image-run-001", 1, "2026-08-02T09:00:00.000Z");
        write(work.resolve("assets/mara/asset.json"), "{\"assetId\": ");

        assertThat(catalogue.assets().getFirst().problem()).contains("asset.json");
        assertThat(catalogue.pictures("assets/mara")).hasSize(1);
        assertThat(work.resolve("assets/mara/asset.json")).hasContent("{\"assetId\": ");
    }

    @Test
    void seenPicturesAreNoLongerNewAlsoAfterRestart() throws IOException {
        ownRun("image-run-001", 2, "2026-08-02T09:00:00.000Z");
        PictureId first = catalogue.pictures("assets/mara").getFirst().id();

        catalogue.markSeen(Set.of(first));

        assertThat(catalogue.picture(first).orElseThrow().isNew()).isFalse();
        assertThat(catalogue.assets().getFirst().newCount()).isEqualTo(1);
        FolderCatalogue again = new FolderCatalogue(new WorkPaths(work));
        assertThat(again.picture(first).orElseThrow().isNew()).isFalse();

        Path file = catalogue.file(first);
        Files.write(file, pngBytes(20, 20, 5));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(again.picture(first).orElseThrow().isNew()).isTrue();
        assertThat(again.picture(first).orElseThrow().size()).isEqualTo(new PixelSize(20, 20));
    }

    @Test
    void anUnchangedFileIsNotReadAgain() throws IOException {
        Path file = png(work.resolve("m/images/candidates/a.png"), 1);
        FileTime time = Files.getLastModifiedTime(file);
        PictureId id = new PictureId("m", "images/candidates/a.png");
        assertThat(catalogue.picture(id).orElseThrow().format()).isEqualTo("png");

        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, time);
        assertThat(catalogue.picture(id).orElseThrow().format()).isEqualTo("png");

        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1000));
        assertThat(catalogue.picture(id).orElseThrow().format()).isNull();
    }

    @Test
    void aRenamedPictureIsFoundByItsBytes() throws IOException {
        ownRun("image-run-001", 2, "2026-08-02T09:00:00.000Z");
        Path candidates = work.resolve("assets/mara/images/candidates");
        Files.move(candidates.resolve("image-run-001-a01-002.png"), candidates.resolve("fav.png"));

        PictureSnapshot renamed =
                catalogue
                        .picture(new PictureId("assets/mara", "images/candidates/fav.png"))
                        .orElseThrow();

        assertThat(renamed.origin()).isNotNull();
        assertThat(renamed.label()).isEqualTo("001-02");
    }

    @Test
    void showsAFolderOfTheReferenceToolsTruthfullyAndRewritesNothing() throws IOException {
        ReferenceFolders.overwritten(work);
        Map<String, String> before = ReferenceFolders.contents(work);

        List<PictureSnapshot> pictures = catalogue.pictures("assets/mug-01");

        // The first run's img-001.png was overwritten: both files are the second run's.
        assertThat(pictures).extracting(PictureSnapshot::label).containsExactly("002-01", "002-02");
        assertThat(pictures).allMatch(p -> p.sha256() == null && p.isReadable());
        assertThat(pictures.getFirst().origin()).isNotNull();
        assertThat(pictures.getFirst().origin().cost()).isEqualTo("0.75");
        AssetSnapshot asset = catalogue.assets().getFirst();
        assertThat(asset.assetId()).isEqualTo("mug-01");
        assertThat(asset.hero()).isEqualTo("images/candidates/img-001.png");
        assertThat(asset.problem()).isNull();
        assertThat(ReferenceFolders.contents(work)).isEqualTo(before);
    }

    @Test
    void aReferenceEditWhoseSourceWasOverwrittenHasNoParent() {
        ReferenceFolders.edited(work);

        PictureSnapshot edit = catalogue.pictures("assets/mug-01").getFirst();

        assertThat(edit.origin()).isNotNull();
        assertThat(edit.origin().mode()).isEqualTo("edit");
        assertThat(edit.origin().derivedFrom()).isNull();
    }

    @Test
    void aReferenceEditFindsItsSourceThroughTheUpload() throws IOException {
        ReferenceFolders.edited(work);
        Path upload = work.resolve("assets/mug-01/runs/upload/up-001/manifest.json");
        Files.writeString(
                upload,
                Files.readString(upload)
                        .replace("images/candidates/img-001.png", "images/source/base.png"));
        png(work.resolve("assets/mug-01/images/source/base.png"), 4);

        PictureSnapshot edit =
                catalogue
                        .picture(new PictureId("assets/mug-01", "images/candidates/img-001.png"))
                        .orElseThrow();

        assertThat(edit.origin().derivedFrom()).isEqualTo("assets/mug-01/images/source/base.png");
    }

    @Test
    void pathsThatLeaveTheFolderAreRefused() {
        assertThatThrownBy(() -> catalogue.file(new PictureId("assets/mara", "../../x.png")))
                .isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> catalogue.pictures("../elsewhere"))
                .isInstanceOf(FailureException.class);
    }

    @Test
    void hearsWithinASecondWhatOtherProgramsChange() throws Exception {
        ownRun("image-run-001", 1, "2026-08-02T09:00:00.000Z");
        LinkedBlockingQueue<Set<String>> heard = new LinkedBlockingQueue<>();
        try (AutoCloseable _ = catalogue.listen(heard::add)) {
            png(work.resolve("assets/mara/images/candidates/dropped.png"), 9);
            assertThat(await(heard, "assets/mara")).isTrue();
            assertThat(catalogue.pictures("assets/mara")).hasSize(2);

            png(work.resolve("assets/new/one/images/approved/a.png"), 9);
            assertThat(await(heard, "assets/new/one")).isTrue();

            heard.clear();
            png(work.resolve("assets/new/one/images/rejected/b.png"), 8);
            assertThat(await(heard, "assets/new/one")).isTrue();

            heard.clear();
            catalogue.refresh("assets/mara");
            assertThat(heard.poll()).containsExactly("assets/mara");
        }
    }

    @Test
    void aBurstIsToldInFewCalls() throws Exception {
        Files.createDirectories(work.resolve("m/images/candidates"));
        LinkedBlockingQueue<Set<String>> heard = new LinkedBlockingQueue<>();
        try (AutoCloseable _ = catalogue.listen(heard::add)) {
            for (int i = 0; i < 300; i++) {
                png(work.resolve("m/images/candidates/p" + i + ".png"), i);
            }
            assertThat(await(heard, "m")).isTrue();
            assertThat(heard.size()).isLessThan(20);
        }
    }

    private static boolean await(LinkedBlockingQueue<Set<String>> heard, String dir)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            Set<String> dirs = heard.poll(100, TimeUnit.MILLISECONDS);
            if (dirs != null && dirs.contains(dir)) {
                return true;
            }
        }
        return false;
    }

    private void ownRun(String runId, int count, String createdAt) {
        OwnRuns.write(
                work,
                "assets/mara",
                new AssetRecords(work.resolve("assets/mara"), CLOCK),
                request(runId),
                count,
                createdAt);
    }
}
