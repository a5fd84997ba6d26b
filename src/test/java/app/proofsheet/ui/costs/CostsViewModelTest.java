package app.proofsheet.ui.costs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.money.CostLine;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.domain.money.Today;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.ui.FakeJobQueue;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.SteppedTasks;
import app.proofsheet.ui.session.SpendFeed;
import app.proofsheet.ui.session.StudioSession;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

class CostsViewModelTest {

    @TempDir Path folder;
    private final StudioSession session = new StudioSession(new SteppedTasks());
    private final SpendFeed spending = new SpendFeed(session);
    private FakeWorkspace work;

    @BeforeEach
    void open() {
        work = FakeWorkspace.empty(folder);
    }

    /** A persona with paid and lost submits, and one without a name. */
    static void buy(FakeWorkspace work) {
        work.costs().add(line("mara-v2", new Charge.Paid(new BigDecimal("1.5")), 1));
        work.costs().add(line("mara-v2", new Charge.Paid(new BigDecimal("1.5")), 0));
        work.costs().add(line("mara-v2", new Charge.Unknown(null), 1));
        work.costs().add(line("", new Charge.Held(new BigDecimal("2")), 0));
        work.costs().add(line("practical-work-friend", new Charge.Unknown(null), 0));
        work.costs().today(new Today(new BigDecimal("3"), new BigDecimal("2"), 2));
    }

    private static CostLine line(String persona, Charge charge, int approved) {
        return new CostLine(
                new RunRef("assets/mara-desk-v1", "image-run-001"),
                "attempt-001",
                "mara-desk-v1",
                "hosted-media",
                "image-nano-banana-2-text",
                persona.isEmpty() ? null : persona,
                "spring-launch",
                FakeWorkspace.NOW,
                charge,
                1,
                approved,
                0);
    }

    private CostsViewModel opened() {
        session.workspaceProperty().set(work);
        return new CostsViewModel(session, spending);
    }

    @Test
    void linesSayWhatIsKnownAndWhatIsNot() {
        buy(work);
        CostsViewModel model = opened();
        model.byProperty().set(Ledger.By.PERSONA);
        assertThat(model.rows())
                .containsExactly(
                        new CostRow(
                                "mara-v2",
                                "3",
                                "2",
                                "0",
                                "3.0",
                                "1 not told",
                                "at least 1.5",
                                false),
                        new CostRow("not named", "1", "0", "0", "0", "2.0 held", "–", false),
                        new CostRow(
                                "practical-work-friend",
                                "1",
                                "0",
                                "0",
                                "–",
                                "1 not told",
                                "–",
                                false),
                        new CostRow(
                                "Total",
                                "5",
                                "2",
                                "0",
                                "3.0",
                                "2.0 held, 2 not told",
                                "at least 1.5",
                                true));
        model.byProperty().set(Ledger.By.DAY);
        assertThat(model.rows()).extracting(CostRow::name).containsExactly("Mar 12, 2026");
        assertThat(model.emptyProperty().get()).isFalse();
    }

    @Test
    void nothingBoughtSaysSo() {
        CostsViewModel model = opened();
        assertThat(model.rows()).isEmpty();
        assertThat(model.emptyProperty().get()).isTrue();
    }

    @Test
    void ceilingsAreSavedShownAndRefusedWhenTheyAreNoNumbers() {
        CostsViewModel model = opened();
        model.batchProperty().set("5");
        model.dayProperty().set("plenty");
        model.save();
        assertThat(model.refusedProperty().get()).isTrue();
        assertThat(work.costs().ceilings()).isEqualTo(Ceilings.NONE);
        model.dayProperty().set("20");
        model.save();
        assertThat(model.refusedProperty().get()).isFalse();
        assertThat(work.costs().ceilings())
                .isEqualTo(new Ceilings(new BigDecimal("5"), new BigDecimal("20")));
        assertThat(model.dayProperty().get()).isEqualTo("20.0");
        assertThat(spending.wordsProperty().get()).isEqualTo("Today: 0 of 20.0 credits");
    }

    @Test
    void todayIsReadAgainWhenAJobIsQueuedOrSettlesAndNotWithEveryLook() {
        session.workspaceProperty().set(work);
        assertThat(spending.wordsProperty().get()).isEmpty();
        work.costs().today(new Today(new BigDecimal("1.5"), BigDecimal.ZERO, 0));
        var order = FakeJobQueue.order("assets/a", "image-run-001", "m", "edit", 1);
        session.jobs().setAll(List.of(FakeJobQueue.waiting("job-000001", order)));
        assertThat(spending.wordsProperty().get()).isEqualTo("Today: 1.5 credits");
        work.costs().today(new Today(new BigDecimal("3"), BigDecimal.ZERO, 1));
        session.jobs().setAll(List.of(FakeJobQueue.waiting("job-000001", order)));
        assertThat(spending.wordsProperty().get()).isEqualTo("Today: 1.5 credits");
        session.jobs().clear();
        assertThat(spending.wordsProperty().get()).isEqualTo("Today: 3.0 credits, 1 not told");
    }
}
