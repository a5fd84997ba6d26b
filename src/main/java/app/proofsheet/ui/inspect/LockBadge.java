package app.proofsheet.ui.inspect;

import app.proofsheet.ui.control.Pill;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

/** The mark of a picture whose persona lock is not what it was; the sentence is on hover. */
final class LockBadge {

    private LockBadge() {}

    static Pill of(Dossiers.LockCheck lock, Texts texts) {
        Pill badge = new Pill(texts.get("lock.stale"), Pill.Tone.WARNING, "lock");
        badge.getStyleClass().add("inspect-lock-badge");
        badge.setTooltip(Tips.of(lock.sentence()));
        badge.setAccessibleText(lock.sentence());
        badge.setMinWidth(Pill.USE_PREF_SIZE);
        return badge;
    }
}
