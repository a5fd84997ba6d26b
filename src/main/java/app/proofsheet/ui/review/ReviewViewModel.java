package app.proofsheet.ui.review;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Answer;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rubric for the picture in focus. Answers belong to the bytes of a picture, so they stay with
 * it when a verdict moves the file; they are kept while the program runs.
 */
public final class ReviewViewModel {

    private final StudioSession session;
    private final ReviewActions actions;
    private final ZoneId zone;
    private final Texts texts = Texts.of("review");
    private final Map<String, ReviewSheet> sheets = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable PictureSnapshot> picture =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ReviewSheet> sheet =
            new ReadOnlyObjectWrapper<>(ReviewSheet.EMPTY);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<HistoryLine>> history =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscription;
    private long number;

    /** A view model that follows the focus of the session. */
    public ReviewViewModel(StudioSession session, ReviewActions actions, ZoneId zone) {
        this.session = session;
        this.actions = actions;
        this.zone = zone;
        this.subscription = session.focusProperty().subscribe(this::focused);
    }

    private void focused(@Nullable PictureSnapshot now) {
        picture.set(now);
        sheet.set(
                now == null ? ReviewSheet.EMPTY : sheets.getOrDefault(key(now), ReviewSheet.EMPTY));
        refreshSummary();
        readHistory(now);
    }

    private static String key(PictureSnapshot picture) {
        String hash = picture.sha256();
        return hash != null ? hash : picture.id().assetDir() + "/" + picture.id().fileName();
    }

    private void readHistory(@Nullable PictureSnapshot now) {
        long mine = ++number;
        history.set(List.of());
        Workspace workspace = session.workspaceProperty().get();
        if (now == null || workspace == null) {
            return;
        }
        session.tasks()
                .run(
                        texts.get("task.history"),
                        () -> lines(workspace, now),
                        lines -> {
                            if (mine == number) {
                                history.set(lines);
                            }
                        });
    }

    private List<HistoryLine> lines(Workspace workspace, PictureSnapshot of) {
        List<Decision> decisions;
        try {
            decisions = workspace.verdicts().history(of.id().assetDir());
        } catch (FailureException e) {
            return List.of(new HistoryLine("", e.failure().sentence(), e.failure().next()));
        }
        List<HistoryLine> lines = new ArrayList<>();
        for (Decision decision : decisions.reversed()) {
            if (isAbout(decision, of)) {
                lines.add(line(decision));
            }
        }
        return lines;
    }

    private static boolean isAbout(Decision decision, PictureSnapshot picture) {
        String hash = picture.sha256();
        String path = picture.id().path();
        return hash != null && !decision.sha256().isEmpty()
                ? decision.sha256().equals(hash)
                : path.equals(decision.path()) || path.equals(decision.movedTo());
    }

    private HistoryLine line(Decision decision) {
        String when =
                DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.getDefault())
                        .format(decision.decidedAt().atZone(zone));
        Integer rating = decision.rating();
        String sentence =
                texts.get(
                        "history." + decision.action().id(),
                        decision.reviewer(),
                        rating == null ? 0 : rating);
        return new HistoryLine(when, sentence, decision.reason());
    }

    /** Answers a question; the same answer again takes it back. */
    public void answer(Criterion criterion, Answer answer) {
        boolean again = answer == sheet.get().answers().get(criterion);
        change(sheet.get().withAnswer(criterion, again ? null : answer));
    }

    /** Notes something about one question; blank text takes the note away. */
    public void note(Criterion criterion, String text) {
        change(sheet.get().withNote(criterion, text));
    }

    /** Notes something about the whole picture; it becomes the reason of the verdict. */
    public void reviewerNote(String text) {
        change(sheet.get().withNote(text));
    }

    private void change(ReviewSheet next) {
        PictureSnapshot now = picture.get();
        if (now != null) {
            sheets.put(key(now), next);
            sheet.set(next);
            refreshSummary();
        }
    }

    private void refreshSummary() {
        ReviewSheet now = sheet.get();
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("summary.answered", now.answers().size(), Criterion.values().length));
        if (now.count(Answer.CONCERN) > 0) {
            parts.add(texts.get("summary.concerns", now.count(Answer.CONCERN)));
        }
        if (now.count(Answer.FAIL) > 0) {
            parts.add(texts.get("summary.fails", now.count(Answer.FAIL)));
        }
        summary.set(String.join(" · ", parts));
    }

    /**
     * The reason a verdict on the picture in focus would carry: the reviewer's note, then what was
     * answered with concern or fail and noted. Empty when nothing was written.
     */
    public Optional<String> reason() {
        ReviewSheet now = sheet.get();
        List<String> parts = new ArrayList<>();
        if (!now.note().isBlank()) {
            parts.add(now.note().strip());
        }
        for (Criterion criterion : Criterion.values()) {
            Answer answer = now.answers().get(criterion);
            if (answer == Answer.CONCERN || answer == Answer.FAIL) {
                String note = now.notes().get(criterion);
                String question = texts.get("criterion." + criterion.id());
                String word = texts.get("answer." + answer.id()).toLowerCase(Locale.getDefault());
                parts.add(
                        note == null
                                ? texts.get("reason.answer", question, word)
                                : texts.get("reason.noted", question, word, note));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    /** Approves the picture in focus with the reason. */
    public void approve() {
        actions.approve(reason().orElse(null));
    }

    /** Rejects the picture in focus with the reason. */
    public void reject() {
        actions.reject(reason().orElse(null));
    }

    /** Puts the picture in focus back to the candidates. */
    public void putBack() {
        actions.putBack();
    }

    /** Rates the picture in focus; 0 clears. */
    public void rate(int stars) {
        actions.rate(stars);
    }

    /** Opens send to edit for the picture in focus. */
    public void edit() {
        actions.edit();
    }

    /** Opens compare. */
    public void compare() {
        actions.compare();
    }

    Texts texts() {
        return texts;
    }

    /** The picture in focus, null when none. */
    public ReadOnlyObjectProperty<@Nullable PictureSnapshot> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Answers and notes so far. */
    ReadOnlyObjectProperty<ReviewSheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    /** "5 of 5 answered · 1 concern". */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Decisions about these bytes, newest first. */
    public ReadOnlyObjectProperty<List<HistoryLine>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** Stops following the session. */
    public void dispose() {
        number++;
        subscription.unsubscribe();
    }
}
