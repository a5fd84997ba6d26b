package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.notice.CostQuestion;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Queueing the brief on screen and the question before it. */
public final class BriefQueueing {

    /** The brief on screen. */
    interface OnScreen {

        /** Where it belongs, empty when none is on screen. */
        Optional<BriefKeeper.Place> place();

        /** As the form stands. */
        Brief brief();

        /** The file of a place holds this brief now; called also when another one is on screen. */
        void queued(BriefKeeper.Place place, Brief brief);
    }

    private final StudioSession session;
    private final Confirm confirm;
    private final BriefGate gate;
    private final OnScreen screen;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<@Nullable Finding> question = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper confirmation = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();

    BriefQueueing(
            StudioSession session, Confirm confirm, BriefGate gate, OnScreen screen, Texts texts) {
        this.session = session;
        this.confirm = confirm;
        this.gate = gate;
        this.screen = screen;
        this.texts = texts;
    }

    /** Queues what the button says, or asks first when an approved face exists. */
    public void queue() {
        if (!gate.offerProperty().get().isReady()) {
            return;
        }
        Optional<Finding> face = gate.approvedFace();
        if (face.isPresent()) {
            question.set(face.get());
        } else {
            queueNow(Consent.NONE, "");
        }
    }

    /**
     * Answers the question: make new pictures all the same. Needs the reason, which is recorded.
     */
    public void generateAnyway() {
        String why = reason.get().strip();
        if (question.get() != null && !why.isEmpty()) {
            dismissQuestion();
            queueNow(Consent.NONE, why);
        }
    }

    /** Answers the question: edit the approved picture with the highest rating instead. */
    public void editInstead() {
        dismissQuestion();
        session.pictures().stream()
                .filter(p -> p.state() == PictureState.APPROVED)
                .max(Comparator.comparingInt(PictureSnapshot::rating))
                .ifPresent(p -> session.editingProperty().set(p.id()));
    }

    /** Answers the question: neither. */
    public void dismissQuestion() {
        question.set(null);
        reason.set("");
    }

    /** The form changed or shows another brief: what was said before is no longer about it. */
    void forget() {
        dismissQuestion();
        confirmation.set("");
    }

    private record Queued(List<JobSnapshot> jobs, @Nullable Failure failure) {}

    private void queueNow(Consent consent, String why) {
        BriefKeeper.Place here = screen.place().orElse(null);
        if (here == null || gate.isQueueing()) {
            return;
        }
        Brief brief = screen.brief();
        gate.queueing(true);
        session.tasks()
                .run(
                        texts.get("task.queue"),
                        () -> {
                            try {
                                return new Queued(here.home().queue(brief, consent, why), null);
                            } catch (FailureException e) {
                                return new Queued(List.of(), e.failure());
                            }
                        },
                        queued -> queued(here, brief, why, queued));
    }

    private void queued(BriefKeeper.Place from, Brief brief, String why, Queued queued) {
        gate.queueing(false);
        Failure failure = queued.failure();
        boolean isOnScreen = screen.place().filter(from::equals).isPresent();
        if (failure != null && CeilingRule.asksForConsent(failure) && isOnScreen) {
            confirm.ask(CostQuestion.of(failure), () -> queueNow(Consent.GIVEN, why));
        }
        if (isOnScreen) {
            refused.set(failure != null);
            confirmation.set(
                    failure == null
                            ? texts.get("queued", pictures(queued.jobs()))
                            : BriefWords.sentence(failure));
        }
        if (failure == null) {
            screen.queued(from, brief);
        }
    }

    private static int pictures(List<JobSnapshot> jobs) {
        return jobs.stream().mapToInt(job -> job.order().pictures()).sum();
    }

    /** "Edit instead?" when it has to be answered, else null. */
    public ReadOnlyObjectProperty<@Nullable Finding> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Why new pictures are made although there is an approved face; written by the producer. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** What came of queueing, {@code ""} before. */
    public ReadOnlyStringProperty confirmationProperty() {
        return confirmation.getReadOnlyProperty();
    }

    /** True when queueing was refused; {@link #confirmationProperty} then says why. */
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }
}
