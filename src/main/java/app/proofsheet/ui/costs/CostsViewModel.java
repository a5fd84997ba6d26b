package app.proofsheet.ui.costs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.ui.session.SpendFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Costs;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger of the open work folder and its ceilings. FX thread only. */
public final class CostsViewModel {

    private final StudioSession session;
    private final SpendFeed spending;
    private final Texts texts = Texts.of("costs");
    private final ObjectProperty<Ledger.By> by = new SimpleObjectProperty<>(Ledger.By.MODEL);
    private final ObservableList<CostRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final StringProperty batch = new SimpleStringProperty("");
    private final StringProperty day = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private long number;

    /** Reads at once. */
    public CostsViewModel(StudioSession session, SpendFeed spending) {
        this.session = session;
        this.spending = spending;
        by.subscribe(_ -> read());
        withCosts(texts.get("task.read"), Costs::ceilings, this::show);
    }

    private void read() {
        long mine = ++number;
        Ledger.By grouping = by.get();
        withCosts(
                texts.get("task.read"),
                costs -> costs.ledger(grouping, null),
                ledger -> {
                    if (mine == number) {
                        show(ledger);
                    }
                });
    }

    private void show(Ledger ledger) {
        List<CostRow> next = new ArrayList<>();
        ledger.rows().forEach(row -> next.add(row(name(ledger.by(), row.key()), row, false)));
        if (ledger.rows().size() > 1) {
            next.add(row(texts.get("total"), ledger.total(), true));
        }
        rows.setAll(next);
        empty.set(next.isEmpty());
    }

    private String name(Ledger.By grouping, String key) {
        if (key.isEmpty()) {
            return texts.get("none");
        }
        return grouping == Ledger.By.DAY
                ? LocalDate.parse(key).format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM))
                : key;
    }

    private CostRow row(String name, Ledger.Row row, boolean isTotal) {
        List<String> open = new ArrayList<>();
        if (row.held().signum() > 0) {
            open.add(texts.get("held", Credits.text(row.held())));
        }
        if (row.unknown() > 0) {
            open.add(texts.get("untold", row.unknown()));
        }
        String nothing = texts.get("nothing");
        return new CostRow(
                name,
                Integer.toString(row.made()),
                Integer.toString(row.approved()),
                Integer.toString(row.rejected()),
                row.unknown() == row.submits() ? nothing : Credits.text(row.paid()),
                open.isEmpty() ? nothing : String.join(", ", open),
                row.perApproved()
                        .map(Credits::text)
                        .map(each -> row.isExact() ? each : texts.get("at.least", each))
                        .orElse(nothing),
                isTotal);
    }

    private void show(Ceilings ceilings) {
        batch.set(text(ceilings.perBatch()));
        day.set(text(ceilings.perDay()));
    }

    private static String text(@Nullable BigDecimal credits) {
        return credits == null ? "" : Credits.text(credits);
    }

    /** Saves what the two fields say, or says what is wrong with them. */
    public void save() {
        Optional<BigDecimal> perBatch = Credits.read(batch.get());
        Optional<BigDecimal> perDay = Credits.read(day.get());
        boolean isRight =
                (perBatch.isPresent() || batch.get().isBlank())
                        && (perDay.isPresent() || day.get().isBlank());
        if (!isRight) {
            say(texts.get("ceiling.wrong"), true);
            return;
        }
        Ceilings wanted = new Ceilings(perBatch.orElse(null), perDay.orElse(null));
        withCosts(
                texts.get("task.save"),
                costs -> store(costs, wanted),
                failure -> {
                    if (failure.isPresent()) {
                        say(failure.get().sentence(), true);
                    } else {
                        show(wanted);
                        say(texts.get("ceiling.saved"), false);
                        spending.refresh();
                    }
                });
    }

    private static Optional<Failure> store(Costs costs, Ceilings wanted) {
        try {
            costs.setCeilings(wanted);
            return Optional.empty();
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
    }

    private void say(String sentence, boolean isRefusal) {
        refused.set(isRefusal);
        said.set(sentence);
    }

    private interface Question<T> {
        T ask(Costs costs);
    }

    private <T> void withCosts(
            String what, Question<T> question, java.util.function.Consumer<T> then) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null) {
            session.tasks().run(what, () -> question.ask(workspace.costs()), then);
        }
    }

    /** What the lines stand for. */
    public ObjectProperty<Ledger.By> byProperty() {
        return by;
    }

    /** The lines, the total last when there are several. */
    public ObservableList<CostRow> rows() {
        return rows;
    }

    /** True when it was read and nothing was bought. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** The ceiling for a batch as it is written, {@code ""} for none. */
    public StringProperty batchProperty() {
        return batch;
    }

    /** The ceiling for a day as it is written, {@code ""} for none. */
    public StringProperty dayProperty() {
        return day;
    }

    /** What came of saving, {@code ""} before. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** True when saving was refused. */
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }
}
