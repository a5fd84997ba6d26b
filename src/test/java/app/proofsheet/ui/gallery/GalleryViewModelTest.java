package app.proofsheet.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.FakeJobQueue;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.SteppedTasks;
import app.proofsheet.ui.session.PictureFilter;
import app.proofsheet.ui.session.SessionFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictDesk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

class GalleryViewModelTest {

    private static final String ASSET = "assets/example-co-th-001-persona-a";

    @TempDir Path dir;

    private final StudioSession session = new StudioSession(new SteppedTasks());
    private GalleryViewModel gallery;

    @BeforeEach
    void open() {
        FakeWorkspace work = FakeWorkspace.sample(dir);
        VerdictDesk desk = new VerdictDesk(session, _ -> {});
        new SessionFeed(session, desk).attach(work, SessionFeed.Start.read(work), null);
        gallery = new GalleryViewModel(session, Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
    }

    private static JobSnapshot processing(String asset, int saved) {
        return new JobSnapshot(
                "job-000001",
                1,
                FakeJobQueue.order(asset, "image-run-008", "model", "text-to-image", 4),
                JobState.PROCESSING,
                1,
                1,
                3,
                saved,
                null,
                null,
                null,
                List.of(),
                List.of(),
                FakeWorkspace.NOW,
                FakeWorkspace.NOW.minusSeconds(48),
                null);
    }

    @Test
    void picturesBeingMadeStandInUntilTheyAreSaved() {
        session.jobs().setAll(processing(ASSET, 1));
        assertThat(gallery.making())
                .extracting(GalleryViewModel.Making::label)
                .containsExactly("008-04", "008-03", "008-02");
        assertThat(gallery.making().getFirst().state()).isEqualTo("Processing");
        assertThat(gallery.making().getFirst().detail()).isEqualTo("poll 3 · 0:48");
        session.filterProperty().set(PictureFilter.ALL.withState(PictureState.APPROVED));
        assertThat(gallery.making()).isEmpty();
    }

    @Test
    void jobsOfOtherAssetsAreNotShown() {
        session.jobs().setAll(processing("assets/other", 0));
        assertThat(gallery.making()).isEmpty();
    }

    @Test
    void countsEveryState() {
        assertThat(gallery.count(null)).isEqualTo(20);
        assertThat(gallery.count(PictureState.APPROVED)).isEqualTo(3);
        assertThat(gallery.count(PictureState.SOURCE)).isEqualTo(2);
        assertThat(gallery.runs()).startsWith("image-run-007", "image-run-006");
    }

    @Test
    void saysWhyNothingIsShown() {
        assertThat(gallery.emptinessProperty().get()).isEqualTo(GalleryViewModel.Emptiness.NONE);
        session.filterProperty().set(PictureFilter.ALL.withText("no such words"));
        assertThat(gallery.emptinessProperty().get())
                .isEqualTo(GalleryViewModel.Emptiness.NO_MATCH);
        gallery.showAll();
        assertThat(gallery.emptinessProperty().get()).isEqualTo(GalleryViewModel.Emptiness.NONE);
        session.assetProperty().set(session.assets().get(2));
        assertThat(gallery.emptinessProperty().get())
                .isEqualTo(GalleryViewModel.Emptiness.NO_PICTURES);
    }
}
