package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.request;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.asset.Pictures;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Undo after do is identity, for any verdicts in any order. */
class VerdictLawTest {

    private static final String ASSET = "assets/mara";

    @TempDir Path work;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void undoingEverythingIsIdentityAndRedoingEverythingToo(long seed) throws IOException {
        Path root = work.resolve(ASSET);
        WorkPaths paths = new WorkPaths(work);
        FolderCatalogue catalogue = new FolderCatalogue(paths);
        JournaledVerdicts verdicts = new JournaledVerdicts(paths, catalogue, CLOCK, () -> "kim");
        OwnRuns.write(
                work,
                ASSET,
                new AssetRecords(root, CLOCK),
                request("image-run-001"),
                4,
                "2026-08-02T09:00:00.000Z");
        png(root.resolve("images/approved/image-run-001-a01-002.png"), 500);
        png(root.resolve("images/rejected/image-run-001-a01-002.png"), 501);
        Map<String, String> start = state(catalogue);
        Random random = new Random(seed);
        List<PictureId> pictures =
                new ArrayList<>(
                        catalogue.pictures(ASSET).stream().map(PictureSnapshot::id).toList());
        int count = 0;
        for (; count < 12; count++) {
            int which = random.nextInt(pictures.size());
            PictureId id = pictures.get(which);
            Verdicts.Outcome outcome =
                    switch (random.nextInt(4)) {
                        case 0 -> verdicts.approve(id, null);
                        case 1 -> verdicts.reject(id, null);
                        case 2 -> verdicts.restore(id);
                        default -> verdicts.rate(id, random.nextInt(6));
                    };
            pictures.set(which, outcome.after());
        }
        Map<String, String> end = state(catalogue);

        for (int i = 0; i < count; i++) {
            assertThat(verdicts.undo(ASSET)).isPresent();
        }
        assertThat(verdicts.undo(ASSET)).isEmpty();
        assertThat(state(catalogue)).isEqualTo(start);
        for (int i = 0; i < count; i++) {
            assertThat(verdicts.redo(ASSET)).isPresent();
        }
        assertThat(state(catalogue)).isEqualTo(end);
    }

    /** Files by content, ratings, hero and status: what a person would notice. */
    private static Map<String, String> state(FolderCatalogue catalogue) throws IOException {
        Map<String, String> state = new TreeMap<>();
        for (PictureSnapshot picture : catalogue.pictures(ASSET)) {
            state.put(
                    picture.id().path(),
                    Pictures.sha256(catalogue.file(picture.id())) + " " + picture.rating());
        }
        state.put("hero", String.valueOf(catalogue.assets().getFirst().hero()));
        return state;
    }
}
