package app.proofsheet.ui.edit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What was written for one picture and not queued yet.
 *
 * @param subjects chosen subjects
 * @param notes notes by subject, also of subjects that are not chosen now
 * @param phrases what else must not change
 * @param ownPrompt the producer's own prompt, null while it is composed
 */
record EditDraft(
        List<EditSubject> subjects,
        Map<EditSubject, String> notes,
        List<String> phrases,
        @Nullable String ownPrompt) {

    static final EditDraft EMPTY = new EditDraft(List.of(), Map.of(), List.of(), null);

    EditDraft {
        subjects = List.copyOf(subjects);
        notes = Map.copyOf(notes);
        phrases = List.copyOf(phrases);
    }
}
