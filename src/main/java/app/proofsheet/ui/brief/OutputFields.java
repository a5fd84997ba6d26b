package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Picker;
import app.proofsheet.ui.control.Stepper;
import app.proofsheet.ui.text.Texts;

import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Model, format, quality, how many: only what the endpoint allows. */
final class OutputFields {

    /** Not a ratio: a size of one's own. */
    private static final String CUSTOM = "\n";

    private static final String DEFAULT_RATIO = "9:16";

    private final BriefViewModel model;
    private final Texts texts;
    private final Picker<String> endpoint;
    private final Picker<String> format;
    private final Picker<String> tier;
    private final Picker<String> quality;
    private final TextField size = new TextField();
    private final Stepper count;
    private final LabelledField tierField;
    private final LabelledField qualityField;
    private final LabelledField sizeField;
    private final VBox root;
    private final Subscription subscriptions;
    private boolean wantsSize;

    OutputFields(BriefViewModel model, Texts texts, FieldLinks links) {
        this.model = model;
        this.texts = texts;
        BriefForm form = model.form();
        this.endpoint = new Picker<>(texts.get("model"), key -> key);
        this.format = new Picker<>(texts.get("format"), this::formatWords);
        this.tier = new Picker<>(texts.get("tier"), this::tierWords);
        this.quality = new Picker<>(texts.get("quality"), value -> value);
        this.count =
                new Stepper(
                        texts.get("count"),
                        texts.get("count.less"),
                        texts.get("count.more"),
                        1,
                        100);
        endpoint.setId("brief-model");
        endpoint.onChoose(model.options()::chooseModel);
        format.setId("brief-format");
        format.onChoose(this::formatChosen);
        tier.setId("brief-tier");
        tier.onChoose(form.resolutionProperty()::set);
        quality.setId("brief-quality");
        quality.onChoose(form.qualityProperty()::set);
        size.setId("brief-size");
        size.setPromptText(texts.get("size.prompt"));
        size.textProperty().bindBidirectional(form.sizeProperty());
        count.setId("brief-count");
        count.valueProperty().bindBidirectional(form.countProperty());
        tierField = new LabelledField(texts.get("tier"), tier);
        qualityField = new LabelledField(texts.get("quality"), quality);
        sizeField = new LabelledField(texts.get("size"), size);
        HBox row =
                new HBox(
                        new LabelledField(texts.get("format"), format),
                        tierField,
                        sizeField,
                        qualityField,
                        new LabelledField(texts.get("count"), count));
        row.getStyleClass().add("ps-row");
        row.getChildren().forEach(OutputFields::shareWidth);
        root = new VBox(new LabelledField(texts.get("model"), endpoint), row);
        root.getStyleClass().add("brief-group");
        links.add("model", endpoint::requestFocus);
        links.add("aspectRatio", format::requestFocus);
        links.add("creativeFormat", format::requestFocus);
        links.add("resolution", tier::requestFocus);
        links.add("quality", quality::requestFocus);
        links.add("size", size::requestFocus);
        links.add("count", count.field()::requestFocus);
        subscriptions =
                Subscription.combine(
                        model.options().choicesProperty().subscribe(choices -> offer()),
                        form.aspectRatioProperty().subscribe(value -> offer()),
                        form.resolutionProperty().subscribe(value -> offer()),
                        form.qualityProperty().subscribe(value -> offer()),
                        form.sizeProperty().subscribe(value -> offer()));
    }

    private static void shareWidth(javafx.scene.Node field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        if (field instanceof Region region) {
            region.setPrefWidth(80);
            region.setMinWidth(0);
            region.managedProperty().bind(region.visibleProperty());
        }
    }

    VBox root() {
        return root;
    }

    private void offer() {
        BriefForm form = model.form();
        BriefChoices choices = model.options().choicesProperty().get();
        endpoint.offer(choices.models(), form.modelProperty().get());
        String written = form.sizeProperty().get();
        boolean isCustom = wantsSize || !written.isBlank();
        List<String> formats = new ArrayList<>(choices.ratios());
        if (choices.hasFreeSize()) {
            formats.add(CUSTOM);
        }
        String ratio = form.aspectRatioProperty().get();
        String shown = ratio.isBlank() ? DEFAULT_RATIO : ratio;
        format.offer(formats, choices.hasFreeSize() && isCustom ? CUSTOM : shown);
        String chosenTier = form.resolutionProperty().get();
        tier.offer(
                choices.tiers(),
                chosenTier.isBlank() ? choices.topTier().orElse(null) : chosenTier);
        tierField.setVisible(!choices.tiers().isEmpty());
        tier.setDisable(choices.tiers().size() == 1 && chosenTier.isBlank());
        sizeField.setVisible(choices.hasFreeSize() && isCustom);
        String step = form.qualityProperty().get();
        // Nothing chosen means the best: that is the first promise of a brief (spec/brief.md §2).
        quality.offer(
                choices.qualities(),
                step.isBlank() && !choices.qualities().isEmpty()
                        ? choices.qualities().getLast()
                        : step);
        qualityField.setVisible(!choices.qualities().isEmpty());
    }

    private void formatChosen(String value) {
        wantsSize = value.equals(CUSTOM);
        if (wantsSize) {
            offer();
            size.requestFocus();
        } else {
            model.options().chooseRatio(value);
            offer();
        }
    }

    private String formatWords(String value) {
        return value.equals(CUSTOM) ? texts.get("format.custom") : value;
    }

    private String tierWords(String value) {
        if (model.form().providerProperty().get().equals(Brief.DEFAULT_PROVIDER)) {
            return value;
        }
        return model.options()
                .choicesProperty()
                .get()
                .price(value)
                .map(price -> priced(value, price))
                .orElse(value);
    }

    private String priced(String value, BigDecimal price) {
        return texts.get("tier.priced", value, price.toPlainString());
    }

    void dispose() {
        subscriptions.unsubscribe();
        size.textProperty().unbindBidirectional(model.form().sizeProperty());
        count.valueProperty().unbindBidirectional(model.form().countProperty());
    }
}
