package app.proofsheet.ui.inspect;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/** The result of the prompt-hash check in words, icon and colour (design/tokens.md §8). */
final class HashLine {

    private HashLine() {}

    /** The result; {@code prefix} chooses the long or the short words. */
    static Label result(Dossiers.HashCheck check, String prefix, Texts texts) {
        Label label =
                switch (check.result()) {
                    case VERIFIED ->
                            label("shield", "good", texts.get(prefix + ".verified"), "ps-good");
                    case DIFFERS ->
                            label(
                                    "alert-triangle",
                                    "bad",
                                    texts.get(prefix + ".differs"),
                                    "ps-bad");
                    case NOT_RECORDED ->
                            label("minus-circle", "muted", texts.get(prefix + ".none"), "ps-muted");
                };
        label.setMinWidth(Label.USE_PREF_SIZE);
        String about = prefix.equals("hash.request") ? prefix : "hash.prompt";
        String sentence =
                texts.get(
                        about
                                + switch (check.result()) {
                                    case VERIFIED -> ".verified.tip";
                                    case DIFFERS -> ".differs.tip";
                                    case NOT_RECORDED -> ".none.tip";
                                });
        label.setTooltip(Tips.of(sentence));
        label.setAccessibleText(sentence);
        return label;
    }

    private static Label label(String icon, String iconClass, String text, String textClass) {
        Label label = new Label(text, Icons.of(icon, 14, iconClass));
        label.getStyleClass().addAll("ps-small", textClass);
        return label;
    }

    /** The hashes as text, shortened; both when they differ, none when none is recorded. */
    static @Nullable String hashes(Dossiers.HashCheck check, Texts texts) {
        String recorded = check.recorded();
        if (recorded == null) {
            return null;
        }
        String first = texts.get("hash.sha", InspectWords.shortHash(recorded));
        String computed = check.computed();
        return check.result() == Dossiers.HashCheck.Result.DIFFERS && computed != null
                ? texts.get("hash.both", first, InspectWords.shortHash(computed))
                : first;
    }
}
