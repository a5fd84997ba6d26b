package app.proofsheet.ui.review;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * The answers given for one picture so far.
 *
 * @param answers answers by question; a question without one is open
 * @param notes notes by question, no blank ones
 * @param note the reviewer's note on the whole, {@code ""} when none
 */
record ReviewSheet(Map<Criterion, Answer> answers, Map<Criterion, String> notes, String note) {

    /** Nothing answered yet. */
    static final ReviewSheet EMPTY = new ReviewSheet(Map.of(), Map.of(), "");

    ReviewSheet {
        answers = Map.copyOf(answers);
        notes = Map.copyOf(notes);
    }

    /** The same sheet with another answer; null takes it back. */
    ReviewSheet withAnswer(Criterion criterion, @Nullable Answer answer) {
        Map<Criterion, Answer> next = new EnumMap<>(Criterion.class);
        next.putAll(answers);
        if (answer == null) {
            next.remove(criterion);
        } else {
            next.put(criterion, answer);
        }
        return new ReviewSheet(next, notes, note);
    }

    /** The same sheet with another note on a question. */
    ReviewSheet withNote(Criterion criterion, String text) {
        Map<Criterion, String> next = new EnumMap<>(Criterion.class);
        next.putAll(notes);
        if (text.isBlank()) {
            next.remove(criterion);
        } else {
            next.put(criterion, text.strip());
        }
        return new ReviewSheet(answers, next, note);
    }

    /** The same sheet with another note on the whole. */
    ReviewSheet withNote(String text) {
        return new ReviewSheet(answers, notes, text);
    }

    long count(Answer answer) {
        return answers.values().stream().filter(answer::equals).count();
    }
}
