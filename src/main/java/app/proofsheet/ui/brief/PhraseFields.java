package app.proofsheet.ui.brief;

import app.proofsheet.ui.control.ChipField;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/** Must keep, can vary, must avoid. */
final class PhraseFields {

    private final VBox root = new VBox();
    private final List<Runnable> ends = new ArrayList<>();

    PhraseFields(BriefForm form, Texts texts, FieldLinks links) {
        root.getStyleClass().add("brief-group");
        add("mustKeep", "lock", form.mustKeep(), texts, links);
        add("canVary", "shuffle", form.canVary(), texts, links);
        add("mustAvoid", "slash", form.mustAvoid(), texts, links);
    }

    private void add(
            String name,
            String icon,
            ObservableList<String> phrases,
            Texts texts,
            FieldLinks links) {
        ChipField chips = new ChipField(texts.get(name));
        chips.setId("brief-" + name);
        Bindings.bindContentBidirectional(chips.items(), phrases);
        ends.add(() -> Bindings.unbindContentBidirectional(chips.items(), phrases));
        LabelledField field = new LabelledField(texts.get(name), icon, chips);
        links.add(name, chips::begin);
        root.getChildren().add(field);
    }

    VBox root() {
        return root;
    }

    void dispose() {
        ends.forEach(Runnable::run);
    }
}
