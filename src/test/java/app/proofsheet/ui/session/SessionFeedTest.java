package app.proofsheet.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.FakeJobQueue;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class SessionFeedTest {

    private static final String ASSET = "assets/example-co-th-001-persona-a";

    @TempDir Path dir;

    @Test
    void showsTheFirstAssetNewestFirst() {
        SessionFixture at = new SessionFixture(dir);
        assertThat(at.session.assets()).hasSize(3);
        assertThat(at.session.shown()).hasSize(20);
        assertThat(at.session.shown().getFirst().label()).isEqualTo("007-03");
        assertThat(at.session.loadingProperty().get()).isFalse();
    }

    @Test
    void aPictureThatLandsAppearsAndTakesNothingAway() {
        SessionFixture at = new SessionFixture(dir).choose("005-03");
        at.work.add(ASSET, 8, 1, PictureState.CANDIDATE, 0, true);
        at.work.catalogue().changed(ASSET);
        assertThat(at.session.shown().getFirst().label()).isEqualTo("008-01");
        assertThat(at.focused()).isEqualTo("005-03");
        assertThat(at.session.selection()).hasSize(1);
    }

    @Test
    void aPictureThatGoesGivesItsPlaceToTheNext() {
        SessionFixture at = new SessionFixture(dir).choose("007-02");
        at.work.catalogue().remove(at.picture("007-02").id());
        at.work.catalogue().changed(ASSET);
        assertThat(at.focused()).isEqualTo("007-01");
        assertThat(at.session.selection()).containsExactly(at.picture("007-01").id());
    }

    @Test
    void aReadingThatChangesNothingTouchesNoList() {
        SessionFixture at = new SessionFixture(dir);
        AtomicInteger changes = new AtomicInteger();
        at.session
                .shown()
                .addListener((ListChangeListener<PictureSnapshot>) _ -> changes.incrementAndGet());
        at.session
                .pictures()
                .addListener((ListChangeListener<PictureSnapshot>) _ -> changes.incrementAndGet());
        at.feed.reload();
        assertThat(changes).hasValue(0);
    }

    @Test
    void anotherAssetHasItsOwnPicturesAndSelection() {
        SessionFixture at = new SessionFixture(dir).choose("007-02");
        at.session.viewProperty().set(ViewMode.LOUPE);
        at.session.assetProperty().set(at.session.assets().get(1));
        assertThat(at.session.pictures()).hasSize(3);
        assertThat(at.session.selection()).containsExactly(at.session.shown().getFirst().id());
        assertThat(at.session.viewProperty().get()).isEqualTo(ViewMode.GRID);
    }

    @Test
    void aSlowReadingOfTheFormerAssetIsDropped() {
        SessionFixture at = new SessionFixture(dir);
        at.tasks.hold();
        at.feed.reload();
        at.session.assetProperty().set(at.session.assets().get(1));
        at.tasks.runAll();
        assertThat(at.session.pictures())
                .extracting(p -> p.id().assetDir())
                .containsOnly("assets/example-co-th-001-cover-a");
    }

    @Test
    void aBurstOfJobNewsIsOneChange() {
        SessionFixture at = new SessionFixture(dir);
        AtomicInteger changes = new AtomicInteger();
        at.session
                .jobs()
                .addListener((ListChangeListener<JobSnapshot>) _ -> changes.incrementAndGet());
        at.tasks.hold();
        JobSnapshot job =
                FakeJobQueue.waiting(
                        "job-000001",
                        FakeJobQueue.order(ASSET, "image-run-008", "model", "text-to-image", 1));
        for (int i = 0; i < 1000; i++) {
            at.work.jobs().publish(job);
        }
        at.tasks.runAll();
        assertThat(changes).hasValue(1);
        assertThat(at.session.jobs()).extracting(JobSnapshot::revision).containsExactly(1000L);
        assertThat(at.session.jobsUnderWay()).hasSize(1);
    }

    @Test
    void detachingLetsGoOfFolderAndQueue() {
        SessionFixture at = new SessionFixture(dir).choose("007-02");
        assertThat(at.work.catalogue().listeners()).isEqualTo(1);
        at.feed.detach();
        assertThat(at.work.catalogue().listeners()).isZero();
        assertThat(at.work.jobs().listeners()).isZero();
        assertThat(at.session.pictures()).isEmpty();
        assertThat(at.session.workspaceProperty().get()).isNull();
    }

    @Test
    void theParentOfAnEditIsFoundAlsoAfterItMoved() {
        SessionFixture at = new SessionFixture(dir);
        assertThat(at.session.parentOf(at.picture("006-01")))
                .map(PictureSnapshot::label)
                .contains("002-03");
        at.choose("002-03");
        at.desk.reject();
        assertThat(at.session.parentOf(at.picture("006-01")))
                .map(PictureSnapshot::label)
                .contains("002-03");
        assertThat(at.session.parentOf(at.picture("007-01"))).isEmpty();
    }

    @Test
    void filtersByStateRunAndWordsAndOrders() {
        SessionFixture at = new SessionFixture(dir);
        assertThat(labels(at, PictureFilter.ALL.withState(PictureState.APPROVED)))
                .containsExactly("004-01", "003-03", "002-03");
        assertThat(
                        labels(
                                at,
                                PictureFilter.ALL
                                        .withRun("image-run-005")
                                        .withOrder(PictureOrder.RUN)))
                .containsExactly("005-01", "005-02", "005-03", "005-04");
        assertThat(labels(at, PictureFilter.ALL.withText("  Wardrobe EDIT ")))
                .containsExactly("004-01");
        assertThat(labels(at, PictureFilter.ALL.withOrder(PictureOrder.RATING)))
                .startsWith("004-01", "002-03", "005-03");
        List<String> oldest = labels(at, PictureFilter.ALL.withOrder(PictureOrder.OLDEST));
        assertThat(oldest.reversed()).isEqualTo(labels(at, PictureFilter.ALL));
    }

    @Test
    void newestIsByNumberOfTheRunWhateverTheFileTimes() {
        assertThat(PictureOrder.compareRuns("image-run-010", "image-run-9")).isPositive();
        assertThat(PictureOrder.compareRuns("image-run-002", "image-run-002")).isZero();
        assertThat(PictureOrder.compareRuns("", "image-run-001")).isNegative();
        SessionFixture at = new SessionFixture(dir);
        PictureSnapshot old = at.picture("001-03");
        at.work
                .catalogue()
                .put(
                        new PictureSnapshot(
                                old.id(),
                                old.state(),
                                old.label(),
                                old.rating(),
                                old.origin(),
                                old.bytes(),
                                old.modified().plusSeconds(1_000_000),
                                old.size(),
                                old.format(),
                                old.sha256(),
                                old.isNew(),
                                old.problem()));
        at.feed.reload();
        assertThat(at.session.shown().getFirst().label()).isEqualTo("007-03");
    }

    private static List<String> labels(SessionFixture at, PictureFilter filter) {
        at.session.filterProperty().set(filter);
        List<String> labels = new ArrayList<>();
        at.session.shown().forEach(p -> labels.add(p.label()));
        return labels;
    }

    @Test
    void stepsStopAtBothEnds() {
        SessionFixture at = new SessionFixture(dir);
        assertThat(at.focused()).isEqualTo("007-03");
        at.session.step(-1);
        assertThat(at.focused()).isEqualTo("007-03");
        at.session.step(100);
        assertThat(at.focused()).isEqualTo(at.session.shown().getLast().label());
        assertThat(at.session.find(new PictureId("x", "y"))).isEmpty();
    }
}
