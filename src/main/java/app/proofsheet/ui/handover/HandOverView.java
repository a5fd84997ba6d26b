package app.proofsheet.ui.handover;

import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.SegmentedControl;
import app.proofsheet.ui.control.ThinProgressBar;
import app.proofsheet.ui.control.Toggle;
import app.proofsheet.ui.handover.HandOverViewModel.Form;
import app.proofsheet.ui.handover.HandOverViewModel.Kind;
import app.proofsheet.ui.handover.HandOverViewModel.Scope;
import app.proofsheet.ui.session.Desktop;
import app.proofsheet.ui.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.Locale;

/** A small card: what, where, as what; then how far it is and what came of it. */
public final class HandOverView {

    private static final double WIDTH = 560;

    private final HandOverViewModel model;
    private final Desktop desktop;
    private final Texts texts = Texts.of("handover");
    private final VBox root = new VBox(16);
    private final Button deed = new Button();

    /**
     * Builds the card.
     *
     * @param onClose takes it away; what is under way goes on
     */
    public HandOverView(HandOverViewModel model, Desktop desktop, Runnable onClose) {
        this.model = model;
        this.desktop = desktop;
        boolean isSheet = model.kind() == Kind.SHEET;
        Label title = new Label(texts.get(isSheet ? "title.sheet" : "title.package"));
        title.getStyleClass().add("ps-title");
        root.setId("handover");
        root.setPrefWidth(WIDTH);
        root.getChildren().addAll(title, scope(), target());
        root.getChildren().add(isSheet ? sheetForm() : new HBox(24, form(), sheetForm()));
        root.getChildren().addAll(outcome(), buttons(onClose));
    }

    private Node scope() {
        SegmentedControl<Scope> scope = new SegmentedControl<>(model.scopeProperty().get());
        if (model.selected() > 0) {
            scope.part(Scope.SELECTION, texts.get("scope.selection", model.selected()));
        }
        if (model.hasAsset()) {
            scope.part(Scope.ASSET, texts.get("scope.asset"));
        }
        scope.part(Scope.FOLDER, texts.get("scope.folder"));
        scope.setId("handover-scope");
        scope.valueProperty().bindBidirectional(model.scopeProperty());
        scope.disableProperty().bind(model.runningProperty());
        return labelled(texts.get("scope"), scope);
    }

    private Node target() {
        TextField field = new TextField();
        field.setId("handover-target");
        field.textProperty().bindBidirectional(model.targetProperty());
        field.disableProperty().bind(model.runningProperty());
        field.setAccessibleText(texts.get("target"));
        field.setOnAction(_ -> model.begin());
        Button choose = new Button(texts.get("target.choose"));
        choose.setId("handover-choose");
        choose.disableProperty().bind(model.runningProperty());
        choose.setOnAction(
                _ -> desktop.chooseFolder(texts.get("target.title"), model::chooseParent));
        HBox.setHgrow(field, Priority.ALWAYS);
        return labelled(texts.get("target"), new HBox(8, field, choose));
    }

    private Node form() {
        SegmentedControl<Form> form = new SegmentedControl<>(model.formProperty().get());
        form.part(Form.FOLDER, texts.get("form.folder")).part(Form.ZIP, texts.get("form.zip"));
        form.setId("handover-form");
        form.valueProperty().bindBidirectional(model.formProperty());
        form.disableProperty().bind(model.runningProperty());
        return labelled(texts.get("form"), form);
    }

    private Node sheetForm() {
        SegmentedControl<SheetForm> form = new SegmentedControl<>(model.sheetFormProperty().get());
        for (SheetForm each : new SheetForm[] {SheetForm.PDF, SheetForm.PNG, SheetForm.HTML}) {
            form.part(each, each.name().toUpperCase(Locale.ROOT));
        }
        form.setId("handover-sheet-form");
        form.valueProperty().bindBidirectional(model.sheetFormProperty());
        if (model.kind() == Kind.SHEET) {
            form.disableProperty().bind(model.runningProperty());
            return labelled(texts.get("form"), form);
        }
        Toggle with = new Toggle(texts.get("sheet.with"));
        with.setId("handover-sheet");
        with.selectedProperty().bindBidirectional(model.withSheetProperty());
        with.disableProperty().bind(model.runningProperty());
        form.disableProperty().bind(model.runningProperty().or(model.withSheetProperty().not()));
        HBox line = new HBox(12, with, form);
        line.setAlignment(Pos.CENTER_LEFT);
        return labelled(texts.get("sheet"), line);
    }

    private static LabelledField labelled(String label, Region field) {
        if (field.getAccessibleText() == null) {
            field.setAccessibleText(label);
        }
        return new LabelledField(label, field);
    }

    private Node outcome() {
        Label said = new Label();
        said.setId("handover-said");
        said.setWrapText(true);
        said.textProperty().bind(model.saidProperty());
        said.setMinHeight(36);
        said.setAlignment(Pos.TOP_LEFT);
        said.getStyleClass().addAll("ps-small", "ps-muted");
        model.refusedProperty()
                .subscribe(isRefused -> {
                    said.getStyleClass().removeAll("ps-bad", "ps-muted");
                    said.getStyleClass().add(isRefused ? "ps-bad" : "ps-muted");
                });
        ThinProgressBar bar = new ThinProgressBar();
        bar.setAccessibleText(texts.get("progress"));
        bar.visibleProperty().bind(model.runningProperty());
        model.runningProperty().subscribe(bar::restart);
        model.progressProperty().subscribe(p -> bar.advance(p.doubleValue()));
        return new VBox(8, bar, said);
    }

    private Node buttons(Runnable onClose) {
        Button close = new Button(texts.get("close"));
        close.setId("handover-close");
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        Button reveal = new Button(texts.get("reveal"));
        reveal.setId("handover-reveal");
        reveal.visibleProperty().bind(Bindings.isNotNull(model.madeProperty()));
        reveal.setOnAction(_ -> {
            Path made = model.madeProperty().get();
            if (made != null) {
                desktop.reveal(made);
            }
        });
        deed.setId("handover-deed");
        deed.setText(texts.get(model.kind() == Kind.SHEET ? "deed.sheet" : "deed.package"));
        deed.getStyleClass().add("accent");
        deed.setDefaultButton(true);
        deed.disableProperty().bind(model.runningProperty());
        deed.setOnAction(_ -> model.begin());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, reveal, gap, close, deed);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    /** The card. */
    public Region root() {
        return root;
    }

    /** What gets the keyboard first. */
    public Node first() {
        return deed;
    }
}
