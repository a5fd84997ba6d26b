package app.proofsheet.ui.handover;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.SteppedTasks;
import app.proofsheet.ui.handover.HandOverViewModel.Form;
import app.proofsheet.ui.handover.HandOverViewModel.Kind;
import app.proofsheet.ui.handover.HandOverViewModel.Scope;
import app.proofsheet.ui.session.StudioSession;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class HandOverViewModelTest {

    @TempDir Path folder;
    private final SteppedTasks tasks = new SteppedTasks();
    private final List<Runnable> unsettled = new ArrayList<>();
    private FakeWorkspace work;
    private StudioSession session;

    @BeforeEach
    void open() {
        work = FakeWorkspace.sample(folder.resolve("autumn"));
        session = new StudioSession(tasks);
        session.workspaceProperty().set(work);
        session.assets().setAll(work.catalogue().assets());
        session.assetProperty().set(session.assets().getFirst());
        session.pictures().setAll(work.catalogue().pictures(session.assets().getFirst().dir()));
    }

    private HandOverViewModel model(Kind kind) {
        return new HandOverViewModel(
                kind, session, Runnable::run, Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
    }

    @Test
    void theNameIsProposedBesideTheWorkFolderAndFollowsTheForm() {
        HandOverViewModel model = model(Kind.PACKAGE);
        String bare = folder.resolve("autumn-handover-2026-03-12").toAbsolutePath().toString();
        assertThat(model.targetProperty().get()).isEqualTo(bare);
        model.formProperty().set(Form.ZIP);
        assertThat(model.targetProperty().get()).isEqualTo(bare + ".zip");
        model.formProperty().set(Form.FOLDER);
        assertThat(model.targetProperty().get()).isEqualTo(bare);
        model.chooseParent(Path.of("/mnt/client"));
        assertThat(Path.of(model.targetProperty().get()))
                .isEqualTo(Path.of("/mnt/client/autumn-handover-2026-03-12"));
        HandOverViewModel sheet = model(Kind.SHEET);
        sheet.sheetFormProperty().set(SheetForm.HTML);
        assertThat(sheet.targetProperty().get()).endsWith("autumn-sheet-2026-03-12.html");
    }

    @Test
    void allApprovedOfTheAssetOrOfTheFolderAreHandedOver() {
        HandOverViewModel model = model(Kind.PACKAGE);
        assertThat(model.scopeProperty().get()).isEqualTo(Scope.ASSET);
        assertThat(model.saidProperty().get()).startsWith("3 approved pictures");
        model.begin();
        model.scopeProperty().set(Scope.FOLDER);
        assertThat(model.saidProperty().get()).startsWith("4 approved pictures");
        assertThat(model.madeProperty().get()).isNull();
        model.withSheetProperty().set(false);
        model.begin();
        assertThat(work.handOver().orders()).hasSize(2);
        assertThat(work.handOver().orders().getFirst().pictures()).hasSize(3);
        assertThat(work.handOver().orders().getFirst().sheets()).isEqualTo(Set.of(SheetForm.PDF));
        assertThat(work.handOver().orders().getLast().pictures()).hasSize(4);
        assertThat(work.handOver().orders().getLast().sheets()).isEmpty();
        assertThat(model.madeProperty().get()).isNotNull();
        assertThat(model.saidProperty().get()).startsWith("4 pictures are in ");
    }

    @Test
    void ofASelectionOnlyTheApprovedOnesAreHandedOverButASheetShowsAll() {
        session.selection().setAll(session.pictures().stream().map(p -> p.id()).toList());
        long approved =
                session.pictures().stream().filter(p -> p.state() == PictureState.APPROVED).count();
        HandOverViewModel model = model(Kind.PACKAGE);
        assertThat(model.scopeProperty().get()).isEqualTo(Scope.SELECTION);
        model.begin();
        assertThat(work.handOver().orders().getFirst().pictures()).hasSize((int) approved);
        model(Kind.SHEET).begin();
        assertThat(work.handOver().sheets().getFirst().pictures())
                .hasSize(session.pictures().size());
    }

    @Test
    void aRefusalIsSaidInTheCardAndItCanBeTriedAgain() {
        HandOverViewModel model = model(Kind.PACKAGE);
        work.handOver()
                .failNext(
                        Failure.of("hand_over_exists", FailureKind.INPUT, "It is there already.")
                                .withNext("Choose another name."));
        model.begin();
        assertThat(model.refusedProperty().get()).isTrue();
        assertThat(model.saidProperty().get())
                .isEqualTo("It is there already. Choose another name.");
        assertThat(model.runningProperty().get()).isFalse();
        assertThat(tasks.failures()).isEmpty();
        model.begin();
        assertThat(model.refusedProperty().get()).isFalse();
        assertThat(work.handOver().orders()).hasSize(1);
        model.targetProperty().set("  ");
        model.begin();
        assertThat(model.refusedProperty().get()).isTrue();
        assertThat(work.handOver().orders()).hasSize(1);
    }

    @Test
    void itWaitsForVerdictsOnTheirWayAndBeginsOnce() {
        HandOverViewModel model =
                new HandOverViewModel(Kind.PACKAGE, session, unsettled::add, Clock.systemUTC());
        model.begin();
        model.begin();
        assertThat(model.runningProperty().get()).isTrue();
        assertThat(work.handOver().orders()).isEmpty();
        assertThat(unsettled).hasSize(1);
        tasks.hold();
        unsettled.getFirst().run();
        assertThat(model.runningProperty().get()).isTrue();
        tasks.runAll();
        assertThat(model.runningProperty().get()).isFalse();
        assertThat(work.handOver().orders()).hasSize(1);
    }
}
