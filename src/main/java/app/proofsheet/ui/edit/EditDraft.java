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
 * @param leftOut phrases of the brief that may change in this edit
 * @param references pictures that go along; null until the binding ones were read
 * @param ownPrompt the producer's own prompt, null while it is composed
 */
record EditDraft(
        List<EditSubject> subjects,
        Map<EditSubject, String> notes,
        List<String> phrases,
        List<String> leftOut,
        @Nullable List<String> references,
        @Nullable String ownPrompt) {

    static final EditDraft EMPTY =
            new EditDraft(List.of(), Map.of(), List.of(), List.of(), null, null);

    /** The same with other pictures going along. */
    EditDraft withReferences(List<String> along) {
        return new EditDraft(subjects, notes, phrases, leftOut, along, ownPrompt);
    }

    EditDraft {
        subjects = List.copyOf(subjects);
        notes = Map.copyOf(notes);
        phrases = List.copyOf(phrases);
        leftOut = List.copyOf(leftOut);
        references = references == null ? null : List.copyOf(references);
    }
}
