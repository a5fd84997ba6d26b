package app.proofsheet.ui.costs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.domain.money.Today;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.notice.CostQuestion;
import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.session.SpendFeed;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;

class CostsViewTest extends PanelTest {

    private final Overlay overlay = new Overlay();
    private CostsViewModel model;

    private void open() {
        show(overlay.root(), 960, 640);
        doOnFx(() -> {
            model = new CostsViewModel(session, new SpendFeed(session));
            CostsView view = new CostsView(model, overlay::close);
            overlay.show(view.root(), view.first());
        });
    }

    @Test
    void theLedgerIsReadAndTheCeilingsAreSetFromTheKeyboard() {
        CostsViewModelTest.buy(work);
        open();
        clickOn("Persona");
        assertThat(model.byProperty().get()).isEqualTo(Ledger.By.PERSONA);
        TableView<?> table = lookup("#costs-table").queryAs(TableView.class);
        assertThat(table.getItems()).hasSize(4);
        assertThat(table.getAccessibleText()).contains("Persona");
        assertEverythingIsNamed(overlay.root());
        photograph("costs");
        clickOn("#costs-batch").write("7.5").push(KeyCode.TAB).write("20").push(KeyCode.ENTER);
        assertThat(work.costs().ceilings().perBatch()).isEqualTo(new BigDecimal("7.5"));
        assertThat(work.costs().ceilings().perDay()).isEqualTo(new BigDecimal("20"));
        photograph("costs-saved");
        push(KeyCode.ESCAPE);
        assertThat(overlay.isShowing()).isFalse();
    }

    @Test
    void notAgreeingIsTheDefaultAnswerToAPriceAboveTheCeiling() {
        Failure refusal =
                CeilingRule.objection(
                                new Estimate.Known(new BigDecimal("6"), 4, new BigDecimal("1.5")),
                                new Today(new BigDecimal("15"), BigDecimal.ZERO, 0),
                                new Ceilings(new BigDecimal("10"), new BigDecimal("20")))
                        .orElseThrow();
        AtomicInteger queued = new AtomicInteger();
        show(overlay.root(), 960, 640);
        doOnFx(() -> overlay.ask(CostQuestion.of(refusal), queued::incrementAndGet));
        photograph("costs-question");
        push(KeyCode.ENTER);
        assertThat(overlay.isShowing()).isFalse();
        assertThat(queued).hasValue(0);
        doOnFx(() -> overlay.ask(CostQuestion.of(refusal), queued::incrementAndGet));
        clickOn("Queue and pay");
        assertThat(queued).hasValue(1);
    }

    @Test
    void anEmptyLedgerSaysWhatToDo() {
        open();
        assertThat(lookup("#costs-empty").query().isVisible()).isTrue();
        photograph("costs-empty");
    }
}
