package app.proofsheet.ui.review;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictDesk;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Verdicts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why pictures are rejected. Rejecting is one key and never waits: afterwards the pane offers to
 * say why, and who wants to cull on just goes on. Where the work folder wants a reason first, the
 * pane asks before anything is rejected. The last choice is offered again; nothing is kept before
 * the person confirms it.
 */
public final class ReasonViewModel {

    /** What the pane does. */
    public enum Stage {
        /** Nothing. */
        HIDDEN,
        /** Says what was rejected and offers to say why. */
        OFFERING,
        /** Asks why, with the keyboard. */
        ASKING
    }

    private final StudioSession session;
    private final VerdictDesk desk;
    private final Texts texts = Texts.of("review");
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.HIDDEN);
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Set<IssueCategory>> chosen =
            new ReadOnlyObjectWrapper<>(Set.of());
    private final StringProperty text = new SimpleStringProperty("");
    private List<PictureId> about = List.of();
    private List<PictureId> lastRejected = List.of();
    private boolean isFirst;
    private Set<IssueCategory> lastChosen = Set.of();
    private String lastText = "";

    /** A view model that hears of rejections from the desk. */
    public ReasonViewModel(StudioSession session, VerdictDesk desk) {
        this.session = session;
        this.desk = desk;
        desk.onRejected(this::rejected);
        // An asset is told anew with each verdict; only another one ends the offer.
        session.assetProperty()
                .subscribe((before, now) -> {
                    if (before == null || now == null || !before.dir().equals(now.dir())) {
                        close();
                    }
                });
        session.viewProperty().subscribe(_ -> close());
    }

    /** Rejects the targets: at once, or after asking why where the work folder wants that. */
    public void reject() {
        List<PictureSnapshot> targets =
                session.targets().stream().filter(p -> p.state() != PictureState.REJECTED).toList();
        if (stage.get() == Stage.ASKING && isFirst) {
            confirm();
        } else if (session.policyProperty().get().reasonBeforeRejection() && !targets.isEmpty()) {
            isFirst = true;
            about = targets.stream().map(PictureSnapshot::id).toList();
            ask(targets);
        } else {
            desk.reject();
        }
    }

    private void rejected(List<Verdicts.Outcome> outcomes) {
        about = outcomes.stream().map(Verdicts.Outcome::after).toList();
        lastRejected = about;
        boolean isExplained =
                outcomes.stream().allMatch(outcome -> outcome.decision().qaReportId() != null);
        if (outcomes.isEmpty() || isExplained) {
            close();
            desk.sayRejected(outcomes);
            return;
        }
        isFirst = false;
        sentence.set(texts.get("reasons.rejected" + number(), name(about), about.size()));
        stage.set(Stage.OFFERING);
    }

    /**
     * Asks why: for what was rejected last while that is offered, else for the rejected pictures
     * among the targets, else again for what was rejected last.
     */
    public void ask() {
        if (stage.get() == Stage.HIDDEN) {
            about = rejected(session.targets().stream());
            if (about.isEmpty()) {
                about = rejected(lastRejected.stream().flatMap(id -> session.find(id).stream()));
            }
            isFirst = false;
        }
        if (!about.isEmpty() && stage.get() != Stage.ASKING) {
            ask(about.stream().flatMap(id -> session.find(id).stream()).toList());
        }
    }

    private static List<PictureId> rejected(Stream<PictureSnapshot> pictures) {
        return pictures.filter(p -> p.state() == PictureState.REJECTED)
                .map(PictureSnapshot::id)
                .toList();
    }

    private void ask(List<PictureSnapshot> pictures) {
        String label = pictures.isEmpty() ? name(about) : pictures.getLast().label();
        sentence.set(texts.get("reasons.why" + number(), label, about.size()));
        chosen.set(lastChosen);
        text.set(lastText);
        stage.set(Stage.ASKING);
    }

    private String number() {
        return about.size() == 1 ? ".one" : ".many";
    }

    private String name(List<PictureId> ids) {
        return ids.isEmpty()
                ? ""
                : session.find(ids.getLast())
                        .map(PictureSnapshot::label)
                        .orElse(ids.getLast().fileName());
    }

    /** Chooses a category or lets go of it. */
    public void toggle(IssueCategory category) {
        Set<IssueCategory> next = EnumSet.noneOf(IssueCategory.class);
        next.addAll(chosen.get());
        if (!next.remove(category)) {
            next.add(category);
        }
        chosen.set(Set.copyOf(next));
    }

    /** Keeps the reason, and rejects where that waits for it; needs a category. */
    public void confirm() {
        if (stage.get() != Stage.ASKING || chosen.get().isEmpty()) {
            return;
        }
        lastChosen = chosen.get();
        lastText = text.get().strip();
        RejectGrounds grounds = new RejectGrounds(lastText, lastChosen);
        List<PictureId> pictures = about;
        boolean isToReject = isFirst;
        close();
        if (isToReject) {
            desk.reject(grounds);
        } else {
            desk.explain(pictures, grounds);
        }
    }

    /** Takes the last rejection back. */
    public void undo() {
        close();
        desk.undo();
    }

    /** Leaves it; what was rejected stays so, what was not is not. */
    public void close() {
        stage.set(Stage.HIDDEN);
        about = List.of();
        isFirst = false;
    }

    Texts texts() {
        return texts;
    }

    /** True while confirming rejects, false while it only keeps a reason. */
    boolean isToReject() {
        return isFirst;
    }

    /** What the pane does. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What was rejected, or the question. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** What is chosen. */
    public ReadOnlyObjectProperty<Set<IssueCategory>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The reason in the person's words. */
    public StringProperty textProperty() {
        return text;
    }
}
