package app.proofsheet.domain.review;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person has filled in about one picture: the content of a QA report.
 *
 * @param answers answers by question; a question without one is open
 * @param notes notes by question, no blank ones
 * @param note the reviewer's note on the whole, {@code ""} when none
 * @param verdict what the report comes to, null while open
 * @param categories what is wrong
 * @param blame where it went wrong
 * @param action what to do next in the person's own words, {@code ""} for the proposed sentence
 * @param other reasons of the record that are none of the notes
 */
public record ReviewSheet(
        Map<Criterion, Answer> answers,
        Map<Criterion, String> notes,
        String note,
        @Nullable ReportVerdict verdict,
        Set<IssueCategory> categories,
        Set<BlameStage> blame,
        String action,
        Reasons other) {

    /**
     * Reasons in sentences.
     *
     * @param good what speaks for the picture
     * @param bad what speaks against it
     */
    public record Reasons(List<String> good, List<String> bad) {

        /** None. */
        public static final Reasons NONE = new Reasons(List.of(), List.of());

        /** Copies the lists. */
        public Reasons {
            good = List.copyOf(good);
            bad = List.copyOf(bad);
        }
    }

    /** Nothing filled in yet. */
    public static final ReviewSheet EMPTY =
            new ReviewSheet(Map.of(), Map.of(), "", null, Set.of(), Set.of(), "", Reasons.NONE);

    /** Copies the collections; they go on in the order of the enums. */
    public ReviewSheet {
        answers = ordered(answers);
        notes = ordered(notes);
        categories = ordered(IssueCategory.class, categories);
        blame = ordered(BlameStage.class, blame);
    }

    private static <V> Map<Criterion, V> ordered(Map<Criterion, V> map) {
        Map<Criterion, V> copy = new EnumMap<>(Criterion.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    private static <E extends Enum<E>> Set<E> ordered(Class<E> type, Set<E> set) {
        Set<E> copy = EnumSet.noneOf(type);
        copy.addAll(set);
        return Collections.unmodifiableSet(copy);
    }

    /** A sheet that rejects for a reason. */
    public static ReviewSheet rejecting(RejectGrounds grounds) {
        return new ReviewSheet(
                Map.of(),
                Map.of(),
                grounds.reason(),
                ReportVerdict.REJECT,
                grounds.categories(),
                Set.of(),
                "",
                Reasons.NONE);
    }

    /** True when nothing is filled in. */
    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /** How many questions have this answer. */
    public long count(Answer answer) {
        return answers.values().stream().filter(answer::equals).count();
    }

    /**
     * The reasons in sentences: a note on a question that passed speaks for the picture, a note on
     * a concern or a fail against it; the note on the whole takes the side of the verdict.
     */
    public Reasons reasons() {
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        if (!note.isBlank()) {
            boolean isAgainst = verdict != null && verdict.needsReasons();
            (isAgainst ? bad : good).add(sentence(note));
        }
        notes.forEach((criterion, text) -> {
            Answer answer = answers.get(criterion);
            if (answer != null) {
                (answer == Answer.PASS ? good : bad)
                        .add(sentence(criterion.question() + ": " + text.strip()));
            }
        });
        return new Reasons(joined(good, other.good()), joined(bad, other.bad()));
    }

    private static List<String> joined(List<String> own, List<String> others) {
        return Stream.concat(own.stream(), others.stream()).distinct().toList();
    }

    private static String sentence(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.matches(".*[.!?…]") ? line : line + ".";
    }

    /** What to do next: the person's own words, else the proposed sentence, {@code ""} if none. */
    public String proposedAction() {
        if (!action.isBlank()) {
            return action.strip();
        }
        return switch (verdict) {
            case null -> "";
            case APPROVED -> "Approve.";
            case REVISE -> {
                List<String> bad = reasons().bad();
                yield bad.isEmpty() ? "Edit." : "Edit with: " + String.join(" ", bad);
            }
            case REJECT -> "Reject.";
        };
    }

    /** The same sheet with another answer; null takes it back. */
    public ReviewSheet withAnswer(Criterion criterion, @Nullable Answer answer) {
        Map<Criterion, Answer> next = new EnumMap<>(Criterion.class);
        next.putAll(answers);
        if (answer == null) {
            next.remove(criterion);
        } else {
            next.put(criterion, answer);
        }
        return new ReviewSheet(next, notes, note, verdict, categories, blame, action, other);
    }

    /** The same sheet with another note on a question; blank text takes it away. */
    public ReviewSheet withNote(Criterion criterion, String text) {
        Map<Criterion, String> next = new EnumMap<>(Criterion.class);
        next.putAll(notes);
        if (text.isBlank()) {
            next.remove(criterion);
        } else {
            next.put(criterion, text.strip());
        }
        return new ReviewSheet(answers, next, note, verdict, categories, blame, action, other);
    }

    /** The same sheet with another note on the whole. */
    public ReviewSheet withNote(String text) {
        return new ReviewSheet(answers, notes, text, verdict, categories, blame, action, other);
    }

    /** The same sheet with another verdict. */
    public ReviewSheet withVerdict(@Nullable ReportVerdict next) {
        return new ReviewSheet(answers, notes, note, next, categories, blame, action, other);
    }

    /** The same sheet with a category chosen or let go. */
    public ReviewSheet withCategory(IssueCategory category, boolean isChosen) {
        Set<IssueCategory> next = EnumSet.noneOf(IssueCategory.class);
        next.addAll(categories);
        toggle(next, category, isChosen);
        return new ReviewSheet(answers, notes, note, verdict, next, blame, action, other);
    }

    /** The same sheet with a stage chosen or let go. */
    public ReviewSheet withBlame(BlameStage stage, boolean isChosen) {
        Set<BlameStage> next = EnumSet.noneOf(BlameStage.class);
        next.addAll(blame);
        toggle(next, stage, isChosen);
        return new ReviewSheet(answers, notes, note, verdict, categories, next, action, other);
    }

    /** The same sheet with the person's own next action; blank for the proposed one. */
    public ReviewSheet withAction(String text) {
        return new ReviewSheet(answers, notes, note, verdict, categories, blame, text, other);
    }

    private static <E> void toggle(Set<E> set, E item, boolean isChosen) {
        if (isChosen) {
            set.add(item);
        } else {
            set.remove(item);
        }
    }
}
