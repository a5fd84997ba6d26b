package app.proofsheet.ui.edit;

import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of send to edit. */
public final class EditForm {

    private final Map<EditSubject, StringProperty> notes = new EnumMap<>(EditSubject.class);
    private final ObservableList<EditSubject> chosen = FXCollections.observableArrayList();
    // Held here: the view of a list listens weakly, so a fresh one for each caller would go deaf.
    private final ObservableList<EditSubject> chosenView =
            FXCollections.unmodifiableObservableList(chosen);
    private final ObservableList<String> briefPhrases = FXCollections.observableArrayList();
    private final ObservableList<String> addedPhrases = FXCollections.observableArrayList();
    private final ObservableList<String> leftOut = FXCollections.observableArrayList();
    private final ObservableList<String> keptOfBrief = FXCollections.observableArrayList();
    private final ObservableList<String> keptView =
            FXCollections.unmodifiableObservableList(keptOfBrief);
    private final ObservableList<String> references = FXCollections.observableArrayList();
    private boolean hasReferences;
    private final StringProperty model = new SimpleStringProperty("");
    private final StringProperty tier = new SimpleStringProperty("");
    private final IntegerProperty count = new SimpleIntegerProperty(2);
    private final ObjectProperty<@Nullable String> ownPrompt = new SimpleObjectProperty<>();
    private final Runnable onChange;
    private boolean isFilling;

    /** A form that calls {@code changed} after every change, except while it is filled. */
    EditForm(Runnable changed) {
        onChange = changed;
        List<Observable> all =
                new ArrayList<>(
                        List.of(
                                chosen,
                                keptOfBrief,
                                addedPhrases,
                                references,
                                tier,
                                count,
                                ownPrompt));
        briefPhrases.addListener((Observable o) -> refreshKept());
        leftOut.addListener((Observable o) -> refreshKept());
        for (EditSubject subject : EditSubject.values()) {
            StringProperty note = new SimpleStringProperty("");
            notes.put(subject, note);
            all.add(note);
        }
        for (Observable field : all) {
            field.addListener(o -> {
                if (!isFilling) {
                    changed.run();
                }
            });
        }
    }

    /** Shows what was written for a picture before. */
    void fill(EditDraft draft) {
        isFilling = true;
        try {
            notes.forEach((subject, note) -> note.set(draft.notes().getOrDefault(subject, "")));
            chosen.setAll(draft.subjects());
            addedPhrases.setAll(draft.phrases());
            leftOut.setAll(draft.leftOut());
            List<String> along = draft.references();
            hasReferences = along != null;
            references.setAll(along == null ? List.of() : along);
            ownPrompt.set(draft.ownPrompt());
        } finally {
            isFilling = false;
        }
    }

    /** Tells that it was filled with something new. */
    void changed() {
        onChange.run();
    }

    /** What is written now. */
    EditDraft draft() {
        Map<EditSubject, String> all = new EnumMap<>(EditSubject.class);
        notes.forEach((subject, note) -> all.put(subject, note.get()));
        return new EditDraft(
                chosen,
                all,
                addedPhrases,
                leftOut,
                hasReferences ? references : null,
                ownPrompt.get());
    }

    private void refreshKept() {
        List<String> kept = briefPhrases.stream().filter(p -> !leftOut.contains(p)).toList();
        if (!kept.equals(keptOfBrief)) {
            keptOfBrief.setAll(kept);
        }
    }

    /** The binding references of the brief go along, unless a choice was made before. */
    void bind(List<String> binding) {
        if (!hasReferences) {
            hasReferences = true;
            references.setAll(binding);
        }
    }

    /** Lets a phrase of the brief go, for this edit. */
    public void leaveOut(String phrase) {
        if (!leftOut.contains(phrase)) {
            leftOut.add(phrase);
        }
    }

    /** Keeps again whatever the brief says. */
    public void keepAllOfBrief() {
        leftOut.clear();
    }

    void toggle(EditSubject subject) {
        if (!chosen.remove(subject)) {
            List<EditSubject> now = new ArrayList<>(chosen);
            now.add(subject);
            now.sort(null);
            chosen.setAll(now);
        }
    }

    /** What was said, by subject word: chosen subjects that have a note. */
    Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        for (EditSubject subject : chosen) {
            String note = note(subject).get().strip();
            if (!note.isEmpty()) {
                said.put(subject.id(), note);
            }
        }
        return said;
    }

    /** Everything that must not change: the brief's phrases, then the added ones. */
    List<String> keep() {
        List<String> keep = new ArrayList<>(keptOfBrief);
        addedPhrases.stream().filter(p -> !keep.contains(p)).forEach(keep::add);
        return keep;
    }

    /** The note of a subject; it stays when the subject is let go. */
    public StringProperty note(EditSubject subject) {
        StringProperty note = notes.get(subject);
        if (note == null) {
            throw new IllegalStateException("no note for " + subject);
        }
        return note;
    }

    /** Chosen subjects, in their fixed order. */
    public ObservableList<EditSubject> chosen() {
        return chosenView;
    }

    /** What must not change, from the brief. */
    ObservableList<String> briefPhrases() {
        return briefPhrases;
    }

    /** What must not change, from the brief, without what was left out here. */
    public ObservableList<String> keptOfBrief() {
        return keptView;
    }

    /** Phrases of the brief that may change in this edit. */
    ObservableList<String> leftOut() {
        return leftOut;
    }

    /** Work-relative pictures that are sent after the edited one, in this order. */
    ObservableList<String> references() {
        return references;
    }

    /** What else must not change, added here. */
    public ObservableList<String> addedPhrases() {
        return addedPhrases;
    }

    /** The chosen endpoint key. */
    public StringProperty modelProperty() {
        return model;
    }

    /** The chosen tier, {@code ""} when the endpoint has none. */
    public StringProperty tierProperty() {
        return tier;
    }

    /** How many edits. */
    public IntegerProperty countProperty() {
        return count;
    }

    /** The producer's own prompt, null while it is composed. */
    public ObjectProperty<@Nullable String> ownPromptProperty() {
        return ownPrompt;
    }
}
