package app.proofsheet.ui.inspect;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Pill;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import javafx.scene.control.Label;

/** The mark of a picture whose persona lock is not what it was; the sentence is on hover. */
final class LockBadge {

    private LockBadge() {}

    /** The mark alone, where the words have no room. */
    static Label small(Dossiers.LockCheck lock) {
        Label mark = new Label(null, Icons.of("lock", 14, "warning"));
        mark.getStyleClass().add("inspect-lock-badge");
        mark.setTooltip(Tips.of(lock.sentence()));
        mark.setAccessibleText(lock.sentence());
        mark.setMinWidth(Label.USE_PREF_SIZE);
        return mark;
    }

    static Pill of(Dossiers.LockCheck lock, Texts texts) {
        Pill badge = new Pill(texts.get("lock.stale"), Pill.Tone.WARNING, "lock");
        badge.getStyleClass().add("inspect-lock-badge");
        badge.setTooltip(Tips.of(lock.sentence()));
        badge.setAccessibleText(lock.sentence());
        badge.setMinWidth(Pill.USE_PREF_SIZE);
        return badge;
    }
}
