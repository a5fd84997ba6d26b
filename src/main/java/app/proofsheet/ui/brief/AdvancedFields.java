package app.proofsheet.ui.brief;

import app.proofsheet.ui.control.GrowingArea;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Picker;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.ProviderBoard;

import javafx.beans.property.StringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;

/** What is seldom touched: ids, provider, file type, negative prompt, notes. Folded away. */
final class AdvancedFields {

    private final BriefViewModel model;
    private final Texts texts;
    private final ToggleButton fold;
    private final VBox body = new VBox();
    private final Picker<String> provider;
    private final Picker<String> outputFormat;
    private final LabelledField outputFormatField;
    private final VBox root;
    private final List<Runnable> ends = new ArrayList<>();
    private final Subscription subscriptions;

    AdvancedFields(BriefViewModel model, Texts texts, FieldLinks links) {
        this.model = model;
        this.texts = texts;
        BriefForm form = model.form();
        fold = new ToggleButton(texts.get("advanced"), Icons.of("chevron-right", 14));
        fold.setId("brief-advanced");
        fold.getStyleClass().addAll("flat", "ps-fold");
        body.getStyleClass().add("brief-group");
        body.setVisible(false);
        body.managedProperty().bind(body.visibleProperty());
        body.visibleProperty().bind(fold.selectedProperty());
        provider = new Picker<>(texts.get("provider"), this::providerWords);
        provider.setId("brief-provider");
        provider.onChoose(form.providerProperty()::set);
        outputFormat = new Picker<>(texts.get("outputFormat"), value -> value);
        outputFormat.setId("brief-output-format");
        outputFormat.onChoose(form.outputFormatProperty()::set);
        outputFormatField = new LabelledField(texts.get("outputFormat"), outputFormat);
        LabelledField assetId = text("assetId", form.assetIdProperty(), true, links);
        LabelledField folder = text("localAssetDir", form.localAssetDirProperty(), false, links);
        CheckBox draft = new CheckBox(texts.get("draft"));
        draft.setId("brief-draft");
        draft.selectedProperty().bindBidirectional(form.draftProperty());
        ends.add(() -> draft.selectedProperty().unbindBidirectional(form.draftProperty()));
        body.getChildren()
                .addAll(
                        assetId,
                        folder,
                        pair(
                                text("personaId", form.personaIdProperty(), true, links),
                                text("conceptId", form.conceptIdProperty(), true, links)),
                        pair(
                                text("campaignId", form.campaignIdProperty(), true, links),
                                text("customerId", form.customerIdProperty(), true, links)),
                        pair(new LabelledField(texts.get("provider"), provider), outputFormatField),
                        draft,
                        area("negativePrompt", form.negativePromptProperty(), links),
                        area("notes", form.notesProperty(), links));
        root = new VBox(fold, body);
        root.getStyleClass().add("brief-group");
        links.add("provider", () -> reveal(provider));
        links.add("outputFormat", () -> reveal(outputFormat));
        links.add("draft", () -> reveal(draft));
        subscriptions =
                Subscription.combine(
                        fold.selectedProperty().subscribe(this::turn),
                        form.providerProperty().subscribe(id -> offer()),
                        form.outputFormatProperty().subscribe(id -> offer()),
                        model.options().providersProperty().subscribe(p -> offer()),
                        model.options().choicesProperty().subscribe(c -> offer()));
    }

    private void turn(boolean isOpen) {
        fold.setGraphic(Icons.of(isOpen ? "chevron-down" : "chevron-right", 14));
        fold.setAccessibleText(texts.get(isOpen ? "advanced.close" : "advanced.open"));
    }

    private void reveal(Region field) {
        fold.setSelected(true);
        field.requestFocus();
    }

    private LabelledField text(
            String name, StringProperty value, boolean isEditable, FieldLinks links) {
        TextField field = new TextField();
        field.setId("brief-" + name);
        field.setEditable(isEditable);
        field.textProperty().bindBidirectional(value);
        ends.add(() -> field.textProperty().unbindBidirectional(value));
        links.add(name, () -> reveal(field));
        return new LabelledField(texts.get(name), field);
    }

    private LabelledField area(String name, StringProperty value, FieldLinks links) {
        GrowingArea field = GrowingArea.small(2, 6);
        field.setId("brief-" + name);
        field.textProperty().bindBidirectional(value);
        ends.add(() -> field.textProperty().unbindBidirectional(value));
        links.add(name, () -> reveal(field));
        return new LabelledField(texts.get(name), field);
    }

    private static HBox pair(LabelledField... fields) {
        HBox row = new HBox(fields);
        row.getStyleClass().add("ps-row");
        for (LabelledField field : fields) {
            field.setPrefWidth(100);
            field.managedProperty().bind(field.visibleProperty());
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return row;
    }

    private void offer() {
        List<String> ids =
                model.options().providersProperty().get().stream()
                        .map(ProviderBoard.Entry::id)
                        .toList();
        provider.offer(ids, model.form().providerProperty().get());
        List<String> types = model.options().choicesProperty().get().outputFormats();
        String chosen = model.form().outputFormatProperty().get();
        outputFormatField.setVisible(!types.isEmpty());
        outputFormat.offer(types, chosen.isBlank() && !types.isEmpty() ? types.getFirst() : chosen);
    }

    private String providerWords(String id) {
        return model.options().providersProperty().get().stream()
                .filter(entry -> entry.id().equals(id))
                .map(ProviderBoard.Entry::displayName)
                .findFirst()
                .orElse(id);
    }

    VBox root() {
        return root;
    }

    void dispose() {
        ends.forEach(Runnable::run);
        subscriptions.unsubscribe();
    }
}
