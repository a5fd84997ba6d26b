package app.proofsheet.ui.brief;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.ui.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sentences of the brief form. */
final class BriefWords {

    private BriefWords() {}

    /** A failure as one paragraph: what happened, what was kept, what to do. */
    static String sentence(Failure failure) {
        StringBuilder text = new StringBuilder(failure.sentence());
        String kept = failure.kept();
        if (kept != null) {
            text.append(' ').append(kept);
        }
        String next = failure.next();
        if (next != null) {
            text.append(' ').append(next);
        }
        return text.toString();
    }

    /** How the file stands against the form. */
    static String saveState(
            @Nullable BriefDraft draft, @Nullable Instant savedAt, ZoneId zone, Texts texts) {
        if (draft == null) {
            return "";
        }
        if (draft.isSaving()) {
            return texts.get("save.running");
        }
        Failure problem = draft.problem();
        if (problem != null) {
            return texts.get("save.failed", problem.sentence());
        }
        if (draft.isDirty()) {
            return texts.get("save.waiting");
        }
        return savedAt == null
                ? ""
                : texts.get(
                        "save.done",
                        DateTimeFormatter.ofPattern("HH:mm", Locale.getDefault())
                                .format(savedAt.atZone(zone)));
    }
}
