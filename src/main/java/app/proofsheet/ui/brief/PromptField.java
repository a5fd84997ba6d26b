package app.proofsheet.ui.brief;

import app.proofsheet.ui.control.GrowingArea;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.text.Texts;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * The prompt: composed live, edited on request, put back on request; an edited one can be seen
 * against the composed one.
 */
final class PromptField {

    private final BriefViewModel model;
    private final Texts texts;
    private final GrowingArea area = GrowingArea.small(3, 8);
    private final Label mark = new Label();
    private final Hyperlink compare = new Hyperlink();
    private final Hyperlink act = new Hyperlink();
    private final PromptDifference difference;
    private final LabelledField root;
    private final Subscription subscriptions;

    PromptField(BriefViewModel model, Texts texts, FieldLinks links) {
        this.model = model;
        this.texts = texts;
        area.setId("brief-prompt");
        area.setPromptText(texts.get("prompt.empty"));
        area.setAccessibleText(texts.get("prompt"));
        mark.getStyleClass().add("ps-mark");
        mark.setMinWidth(0);
        compare.setId("brief-prompt-compare");
        compare.setOnAction(e -> unfold());
        compare.managedProperty().bind(compare.visibleProperty());
        act.setId("brief-prompt-act");
        act.setOnAction(e -> toggle());
        difference = new PromptDifference(texts, this::putBack, this::keep);
        difference.root().managedProperty().bind(difference.root().visibleProperty());
        VBox body = new VBox(area, difference.root());
        body.getStyleClass().add("brief-group");
        root = new LabelledField(texts.get("prompt"), body, mark, compare, act);
        fold(false);
        links.add("prompt", area::requestFocus);
        subscriptions =
                Subscription.combine(
                        model.promptProperty().subscribe(this::show),
                        model.gate().seenProperty().subscribe(seen -> showDifference()),
                        model.form().ownPromptProperty().subscribe(this::showOwner),
                        area.textProperty().subscribe(this::written));
    }

    LabelledField root() {
        return root;
    }

    private void show(String prompt) {
        if (!prompt.equals(area.getText())) {
            area.setText(prompt);
        }
        showDifference();
    }

    private void showOwner(@Nullable String own) {
        boolean isOwn = own != null;
        area.setEditable(isOwn);
        mark.setText(texts.get(isOwn ? "prompt.edited" : "prompt.composed"));
        mark.setGraphic(Icons.of(isOwn ? "edit-2" : "check", 12));
        act.setText(texts.get(isOwn ? "prompt.back" : "prompt.edit"));
        act.setAccessibleText(texts.get(isOwn ? "prompt.back.long" : "prompt.edit.long"));
        showDifference();
    }

    private void showDifference() {
        String own = model.form().ownPromptProperty().get();
        String composed = model.gate().composedPrompt();
        boolean differs = own != null && !own.equals(composed);
        compare.setVisible(differs);
        if (!differs) {
            fold(false);
        } else if (isOpen() && own != null) {
            difference.show(composed, own);
        }
    }

    private boolean isOpen() {
        return difference.root().isVisible();
    }

    private void fold(boolean isOpen) {
        difference.root().setVisible(isOpen);
        compare.setText(texts.get(isOpen ? "prompt.compare.hide" : "prompt.compare"));
        compare.setAccessibleText(
                texts.get(isOpen ? "prompt.compare.hide.long" : "prompt.compare.long"));
        String own = model.form().ownPromptProperty().get();
        if (isOpen && own != null) {
            difference.show(model.gate().composedPrompt(), own);
        }
    }

    private void unfold() {
        fold(!isOpen());
        if (isOpen()) {
            difference.begin();
        }
    }

    private void written(String text) {
        if (model.form().ownPromptProperty().get() != null) {
            model.form().ownPromptProperty().set(text);
        }
    }

    private void toggle() {
        if (model.form().ownPromptProperty().get() == null) {
            model.editPrompt();
            area.requestFocus();
            area.end();
        } else {
            putBack();
        }
    }

    private void putBack() {
        model.putPromptBack();
        act.requestFocus();
    }

    private void keep() {
        fold(false);
        area.requestFocus();
    }

    void dispose() {
        subscriptions.unsubscribe();
    }
}
