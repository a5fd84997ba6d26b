package app.proofsheet.ui.costs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.money.Ledger;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.session.SpendFeed;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

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
    void anEmptyLedgerSaysWhatToDo() {
        open();
        assertThat(lookup("#costs-empty").query().isVisible()).isTrue();
        photograph("costs-empty");
    }
}
