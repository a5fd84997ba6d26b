package app.proofsheet.ui.review;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Answer;
import app.proofsheet.domain.review.BlameStage;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.Missing;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Reviews;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The review of the picture in focus: what is filled in is kept as a draft at once, and becomes a
 * final report only when the person confirms it (spec/review-records.md §2).
 */
public final class ReviewViewModel {

    private final StudioSession session;
    private final ReviewActions actions;
    private final ZoneId zone;
    private final Texts texts = Texts.of("review");
    private final ReadOnlyObjectWrapper<@Nullable PictureSnapshot> picture =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ReviewSheet> sheet =
            new ReadOnlyObjectWrapper<>(ReviewSheet.EMPTY);
    private final ReadOnlyObjectWrapper<ReviewState> state =
            new ReadOnlyObjectWrapper<>(ReviewState.NONE);
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<HistoryLine>> history =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscription;
    private @Nullable PictureId readFor;
    private boolean isChanged;
    private boolean isKeeping;
    private long number;

    /** A view model that follows the focus of the session. */
    public ReviewViewModel(StudioSession session, ReviewActions actions, ZoneId zone) {
        this.session = session;
        this.actions = actions;
        this.zone = zone;
        this.subscription =
                Subscription.combine(
                        session.focusProperty().subscribe(this::focused),
                        session.policyProperty().subscribe(_ -> refreshWords()));
    }

    private void focused(@Nullable PictureSnapshot now) {
        PictureId id = now == null ? null : now.id();
        boolean isAnother = id == null || !isSame(id, readFor);
        if (isAnother) {
            keepNow();
        }
        readFor = id;
        if (isAnother) {
            isChanged = false;
            sheet.set(ReviewSheet.EMPTY);
            showReview(new Reviews.Review(null, null));
        }
        picture.set(now);
        refreshWords();
        readHistory(now);
        readReview(now);
    }

    /** A verdict moves the file; it is the same picture at another place. */
    private static boolean isSame(PictureId one, @Nullable PictureId other) {
        return other != null
                && one.assetDir().equals(other.assetDir())
                && one.fileName().equals(other.fileName());
    }

    private void readReview(@Nullable PictureSnapshot now) {
        Workspace workspace = session.workspaceProperty().get();
        if (now == null || workspace == null) {
            return;
        }
        session.tasks()
                .run(
                        texts.get("task.review"),
                        () -> look(workspace, now.id()),
                        review -> {
                            // What the person fills in meanwhile counts more than what was read.
                            if (now.id().equals(readFor) && !isChanged && !isKeeping) {
                                sheet.set(review.sheet());
                                showReview(review);
                            }
                        });
    }

    private static Reviews.Review look(Workspace workspace, PictureId id) {
        try {
            return workspace.reviews().look(id);
        } catch (FailureException e) {
            // The tile and the verdict say what is wrong with the file.
            return new Reviews.Review(null, null);
        }
    }

    private void showReview(Reviews.Review review) {
        state.set(ReviewState.of(review));
        QaReport report = review.report() == null ? review.older() : review.report();
        ReportVerdict verdict = report == null ? null : report.sheet().verdict();
        standing.set(
                report == null || state.get() == ReviewState.NONE
                        ? notStarted()
                        : texts.get(
                                "standing." + state.get().name().toLowerCase(Locale.ROOT),
                                texts.get(verdict == null ? "none" : "was." + verdict.id()),
                                report.reviewer(),
                                time(report.reviewedAt())));
        refreshWords();
    }

    private String notStarted() {
        return texts.get(
                session.policyProperty().get().rubricBeforeApproval()
                        ? "standing.none.required"
                        : "standing.none");
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

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.getDefault())
                .format(at.atZone(zone));
    }

    private HistoryLine line(Decision decision) {
        Integer rating = decision.rating();
        String sentence =
                texts.get(
                        "history." + decision.action().id(),
                        decision.reviewer(),
                        rating == null ? 0 : rating);
        return new HistoryLine(time(decision.decidedAt()), sentence, decision.reason());
    }

    /** Answers a question; the same answer again takes it back, as null does. */
    public void answer(Criterion criterion, @Nullable Answer answer) {
        boolean again = answer == sheet.get().answers().get(criterion);
        change(sheet.get().withAnswer(criterion, again ? null : answer));
    }

    /** Notes something about one question; blank text takes the note away. */
    public void note(Criterion criterion, String text) {
        change(sheet.get().withNote(criterion, text));
    }

    /** Notes something about the whole picture. */
    public void reviewerNote(String text) {
        change(sheet.get().withNote(text));
    }

    /** Says what the review comes to; nothing is final by this. */
    public void verdict(@Nullable ReportVerdict verdict) {
        change(sheet.get().withVerdict(verdict));
    }

    /** Chooses what is wrong or lets go of it. */
    public void category(IssueCategory category, boolean isChosen) {
        change(sheet.get().withCategory(category, isChosen));
    }

    /** Chooses where it went wrong or lets go of it. */
    public void blame(BlameStage stage, boolean isChosen) {
        change(sheet.get().withBlame(stage, isChosen));
    }

    /** Says what to do next in the person's own words; blank for the proposed sentence. */
    public void action(String text) {
        change(sheet.get().withAction(text));
    }

    private void change(ReviewSheet next) {
        if (picture.get() == null || next.equals(sheet.get())) {
            return;
        }
        sheet.set(next);
        isChanged = true;
        refreshWords();
        if (!isKeeping) {
            keepNow();
        }
    }

    /** One draft at a time is on its way to the disk; what changed meanwhile follows it. */
    private void keepNow() {
        PictureId id = readFor;
        if (!isChanged || id == null) {
            return;
        }
        isChanged = false;
        isKeeping = true;
        actions.keep(
                id,
                sheet.get(),
                review -> {
                    isKeeping = false;
                    if (isChanged) {
                        keepNow();
                    } else if (isSame(id, readFor)) {
                        showReview(review);
                    }
                });
    }

    /** Makes the report final and carries out its verdict, when nothing is missing. */
    public void confirm() {
        PictureSnapshot now = picture.get();
        if (now != null && Missing.in(sheet.get(), session.policyProperty().get()).isEmpty()) {
            isChanged = false;
            actions.confirm(
                    now.id(),
                    sheet.get(),
                    () -> {
                        readHistory(picture.get());
                        readReview(picture.get());
                    });
        }
    }

    private void refreshWords() {
        refreshSummary();
        if (state.get() == ReviewState.NONE) {
            standing.set(notStarted());
        }
        ReviewSheet now = sheet.get();
        List<Missing> all = Missing.in(now, session.policyProperty().get());
        missing.set(
                all.stream()
                        .map(one -> texts.get("missing." + one.id()))
                        .collect(Collectors.joining(" ")));
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

    /** Approves the picture in focus without a report. */
    public void approve() {
        actions.approve();
    }

    /** Rejects the picture in focus without a report. */
    public void reject() {
        actions.reject();
    }

    /** Puts the picture in focus back to the candidates. */
    public void putBack() {
        actions.putBack();
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

    /** How far the review is. */
    ReadOnlyObjectProperty<ReviewState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How far the review is, in a sentence. */
    public ReadOnlyStringProperty standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** What is missing before the report can be final, {@code ""} when nothing is. */
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
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
        keepNow();
        number++;
        subscription.unsubscribe();
    }
}
