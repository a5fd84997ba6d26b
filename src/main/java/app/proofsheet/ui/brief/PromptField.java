package app.proofsheet.ui.brief;

import app.proofsheet.ui.control.GrowingArea;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.text.Texts;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/** The prompt: composed live, edited on request, put back on request. */
final class PromptField {

    private final BriefViewModel model;
    private final Texts texts;
    private final GrowingArea area = GrowingArea.small(3, 8);
    private final Label mark = new Label();
    private final Hyperlink act = new Hyperlink();
    private final LabelledField root;
    private final Subscription subscriptions;

    PromptField(BriefViewModel model, Texts texts, FieldLinks links) {
        this.model = model;
        this.texts = texts;
        area.setId("brief-prompt");
        area.setPromptText(texts.get("prompt.empty"));
        mark.getStyleClass().add("ps-mark");
        act.setId("brief-prompt-act");
        act.setOnAction(e -> toggle());
        root = new LabelledField(texts.get("prompt"), area, mark, act);
        links.add("prompt", area::requestFocus);
        subscriptions =
                Subscription.combine(
                        model.promptProperty().subscribe(this::show),
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
    }

    private void showOwner(@Nullable String own) {
        boolean isOwn = own != null;
        area.setEditable(isOwn);
        mark.setText(texts.get(isOwn ? "prompt.edited" : "prompt.composed"));
        mark.setGraphic(Icons.of(isOwn ? "edit-2" : "check", 12));
        act.setText(texts.get(isOwn ? "prompt.back" : "prompt.edit"));
        act.setAccessibleText(texts.get(isOwn ? "prompt.back.long" : "prompt.edit.long"));
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
            model.putPromptBack();
        }
    }

    void dispose() {
        subscriptions.unsubscribe();
    }
}
