package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.pngBytes;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What other programs do to a watched work folder is heard, and what is heard is what is there.
 * With {@code -Dproofsheet.measure} the time from each change to its hearing is printed.
 */
@Timeout(120)
class FolderTruthTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir Path temp;
    private Path work;
    private Path candidates;
    private FolderCatalogue catalogue;
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<Long> times = new ArrayList<>();

    @BeforeEach
    void watch() {
        work = temp.resolve("work");
        candidates = work.resolve("assets/mara/images/candidates");
        OwnRuns.write(
                work,
                "assets/mara",
                new AssetRecords(work.resolve("assets/mara"), CLOCK),
                request("image-run-001"),
                3,
                "2026-08-02T09:00:00.000Z");
        catalogue = new FolderCatalogue(new WorkPaths(work));
        catalogue.listen(heard::addAll);
    }

    @AfterEach
    void close() {
        catalogue.close();
        if (System.getProperty("proofsheet.measure") != null) {
            System.err.println("heard after ms: " + times);
        }
    }

    @Test
    void picturesAddedMovedRenamedReplacedAndDeletedAreSeen() throws IOException {
        Path added = png(candidates.resolve("added.png"), 50);
        seen("assets/mara", () -> names().contains("candidates/added.png"));

        Path approved = Files.createDirectories(candidates.resolveSibling("approved"));
        seen("assets/mara", () -> true);
        Files.move(added, approved.resolve("added.png"));
        seen("assets/mara", () -> names().contains("approved/added.png"));
        assertThat(names()).doesNotContain("candidates/added.png");

        Files.move(approved.resolve("added.png"), approved.resolve("best.png"));
        seen("assets/mara", () -> names().contains("approved/best.png"));

        Files.write(approved.resolve("best.png"), pngBytes(31, 17, 3));
        seen("assets/mara", () -> width("approved/best.png") == 31);

        Files.delete(approved.resolve("best.png"));
        seen("assets/mara", () -> !names().contains("approved/best.png"));
    }

    @Test
    void anEditorThatWritesBesideAndRenamesOverIsSeen() throws IOException {
        Path picture = candidates.resolve("image-run-001-a01-001.png");
        Path beside = Files.write(candidates.resolve(".edit~"), pngBytes(40, 20, 3));
        Files.move(beside, picture, StandardCopyOption.REPLACE_EXISTING);
        seen("assets/mara", () -> width("candidates/image-run-001-a01-001.png") == 40);
        assertThat(names()).hasSize(3);
    }

    @Test
    void aFolderOfPicturesMovedInWithItsOwnFoldersIsSeenAndWatched() throws IOException {
        Path made = temp.resolve("made");
        png(made.resolve("day/one.png"), 1);
        Files.move(made, candidates.resolve("shoot"));
        seen("assets/mara", () -> names().contains("candidates/shoot/day/one.png"));

        png(candidates.resolve("shoot/day/two.png"), 2);
        seen("assets/mara", () -> names().contains("candidates/shoot/day/two.png"));
    }

    @Test
    void picturesInFoldersOfTheirOwnAreWatchedFromTheStart() throws IOException {
        png(candidates.resolve("a/b/one.png"), 1);
        seen("assets/mara", () -> names().contains("candidates/a/b/one.png"));
        catalogue.close();
        catalogue.listen(heard::addAll);

        png(candidates.resolve("a/b/two.png"), 2);
        seen("assets/mara", () -> names().contains("candidates/a/b/two.png"));
    }

    @Test
    void wholeAssetsAddedRenamedMovedAndRemovedAreSeen() throws IOException {
        Path made = temp.resolve("made");
        png(made.resolve("images/candidates/x.png"), 1);
        Files.move(made, work.resolve("assets/lena"));
        seen("assets/lena", () -> dirs().contains("assets/lena"));

        Files.move(work.resolve("assets/lena"), work.resolve("assets/lena-v2"));
        seen("assets/lena-v2", () -> dirs().equals(List.of("assets/lena-v2", "assets/mara")));

        png(work.resolve("assets/lena-v2/images/candidates/y.png"), 2);
        seen("assets/lena-v2", () -> catalogue.pictures("assets/lena-v2").size() == 2);

        Files.move(work.resolve("assets"), work.resolve("archive"));
        seen("assets/mara", () -> dirs().equals(List.of("archive/lena-v2", "archive/mara")));

        png(work.resolve("archive/mara/images/candidates/z.png"), 2);
        seen("archive/mara", () -> catalogue.pictures("archive/mara").size() == 4);

        Files.move(work.resolve("archive/lena-v2"), temp.resolve("gone"));
        seen("archive/lena-v2", () -> dirs().equals(List.of("archive/mara")));
        remove(work.resolve("archive"));
        seen("archive/mara", () -> dirs().isEmpty());
    }

    @Test
    void foldersMadeAndFilledQuicklyAreSeenWhole() throws IOException {
        for (int asset = 0; asset < 12; asset++) {
            Path folder = work.resolve("batch/a" + asset + "/images/candidates");
            Files.createDirectories(folder);
            for (int picture = 0; picture < 6; picture++) {
                png(folder.resolve("p" + picture + ".png"), picture);
            }
        }
        seen(
                "batch/a11",
                () ->
                        IntStream.range(0, 12)
                                .allMatch(a -> catalogue.pictures("batch/a" + a).size() == 6));
    }

    @Test
    void lostEventsAreMadeUpForByLookingAtEverything() throws IOException {
        // More changes in one folder than the system keeps for one reader (512).
        Path many = work.resolve("assets/many/images/candidates");
        Files.createDirectories(many);
        seen("assets/many", () -> dirs().contains("assets/many"));
        byte[] bytes = pngBytes(2, 2, 1);
        for (int i = 0; i < 3_000; i++) {
            Files.write(many.resolve(i + ".png"), bytes);
        }
        Path late = work.resolve("late/images/candidates");
        png(late.resolve("one.png"), 1);
        seen("late", () -> dirs().contains("late"));
        heard.clear();
        png(late.resolve("two.png"), 1);
        seen("late", () -> catalogue.pictures("late").size() == 2);
        assertThat(catalogue.pictures("assets/many")).hasSize(3_000);
    }

    @Test
    void aWorkFolderThatVanishesAndComesBackIsWatchedAgain() throws IOException {
        Path away = temp.resolve("away");
        Files.move(work, away);
        seen("assets/mara", () -> catalogue.assets().isEmpty());

        Files.move(away, work);
        seen("assets/mara", () -> dirs().equals(List.of("assets/mara")));

        png(candidates.resolve("after.png"), 9);
        seen("assets/mara", () -> names().contains("candidates/after.png"));

        remove(work);
        seen("assets/mara", () -> catalogue.assets().isEmpty());
        png(candidates.resolve("new.png"), 9);
        seen("assets/mara", () -> names().equals(List.of("candidates/new.png")));
    }

    @Test
    void aRenamedPictureKeepsItsRunRatingAndHistory() throws IOException {
        PictureId rated =
                new PictureId("assets/mara", "images/candidates/image-run-001-a01-002.png");
        JournaledVerdicts verdicts =
                new JournaledVerdicts(new WorkPaths(work), catalogue, CLOCK, () -> "kim");
        verdicts.rate(rated, 4);
        Files.move(
                candidates.resolve("image-run-001-a01-002.png"),
                candidates.resolve("calm one.png"));
        seen("assets/mara", () -> names().contains("candidates/calm one.png"));

        PictureSnapshot renamed = picture("candidates/calm one.png");
        assertThat(renamed.rating()).isEqualTo(4);
        assertThat(renamed.isNew()).isFalse();
        assertThat(renamed.origin()).isNotNull();
        assertThat(renamed.origin().runId()).isEqualTo("image-run-001");
        assertThat(new RecordDossiers(new WorkPaths(work), catalogue).of(renamed.id()).decisions())
                .hasSize(1);
    }

    @Test
    void aPictureOfNoRunKeepsItsRatingUnderAnotherNameToo() throws IOException {
        png(candidates.resolve("stranger.png"), 77);
        JournaledVerdicts verdicts =
                new JournaledVerdicts(new WorkPaths(work), catalogue, CLOCK, () -> "kim");
        verdicts.rate(new PictureId("assets/mara", "images/candidates/stranger.png"), 3);
        Files.createDirectories(candidates.resolveSibling("approved"));
        Files.move(
                candidates.resolve("stranger.png"), candidates.resolve("../approved/friend.png"));

        PictureSnapshot renamed = picture("approved/friend.png");
        assertThat(renamed.state()).isEqualTo(PictureState.APPROVED);
        assertThat(renamed.rating()).isEqualTo(3);
        assertThat(new RecordDossiers(new WorkPaths(work), catalogue).of(renamed.id()).decisions())
                .hasSize(1);
    }

    @Test
    void aWorkFolderFullOfForeignFilesDoesNotDisturb() throws IOException {
        write(work.resolve("notes/todo.txt"), "x");
        write(work.resolve("assets/mara/notes.txt"), "x");
        Files.createSymbolicLink(work.resolve("loop"), work);
        png(candidates.resolve("after.png"), 9);
        seen("assets/mara", () -> names().contains("candidates/after.png"));
        assertThat(dirs()).containsExactly("assets/mara");
    }

    /** Waits until an asset was told of and the catalogue has what is there. */
    private void seen(String dir, BooleanSupplier truth) {
        long begin = System.nanoTime();
        long end = begin + SOON.toNanos();
        boolean told = false;
        while (System.nanoTime() < end) {
            try {
                String next = heard.poll(50, TimeUnit.MILLISECONDS);
                told |= dir.equals(next);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (told && truth.getAsBoolean()) {
                times.add((System.nanoTime() - begin) / 1_000_000);
                return;
            }
        }
        throw new AssertionError(
                dir + (told ? " was told of, but is not as it should be" : " was not told of"));
    }

    private List<String> dirs() {
        return catalogue.assets().stream().map(AssetSnapshot::dir).sorted().toList();
    }

    private List<String> names() {
        return catalogue.pictures("assets/mara").stream()
                .map(picture -> picture.id().path().substring("images/".length()))
                .sorted()
                .toList();
    }

    private PictureSnapshot picture(String path) {
        return catalogue
                .picture(new PictureId("assets/mara", "images/" + path))
                .orElseThrow(() -> new AssertionError("no " + path + " in " + names()));
    }

    private int width(String path) {
        return catalogue.pictures("assets/mara").stream()
                .filter(p -> p.id().path().equals("images/" + path) && p.size() != null)
                .mapToInt(p -> p.size().width())
                .findFirst()
                .orElse(0);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
