package app.proofsheet.ui.edit;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.notice.CostQuestion;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Edits;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends a picture to edit: subjects, a note for each, what must stay, the prompt, the endpoint. It
 * follows {@link StudioSession#editingProperty()}; what was written for a picture is still there
 * when the panel opens for it again.
 */
public final class EditViewModel {

    private static final int OFFERED_SOURCES = 12;

    private final StudioSession session;
    private final Confirm confirm;
    private final Texts texts = Texts.of("edit");
    private final EditForm form = new EditForm(this::edited);
    private final RunningEdits running;
    private final EditPrice price;
    private final EditLook look;
    private final EditReferences references;
    private final ReadOnlyObjectWrapper<@Nullable PictureSnapshot> source =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> models =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> tiers =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<EditOffer> offer;
    private final ReadOnlyObjectWrapper<EditLook.Limits> limits =
            new ReadOnlyObjectWrapper<>(EditLook.Limits.NONE);
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final Map<PictureId, EditDraft> drafts = new HashMap<>();
    private final Subscription subscriptions;
    private String composed = "";
    private String provider = Brief.DEFAULT_PROVIDER;
    private boolean isQueueing;
    private long number;
    private long composeNumber;

    /**
     * A view model that follows the picture being edited.
     *
     * @param confirm asks before it costs more than a ceiling
     */
    public EditViewModel(StudioSession session, Confirm confirm) {
        this.session = session;
        this.confirm = confirm;
        this.running = new RunningEdits(session);
        this.price = new EditPrice(session.tasks(), texts, this::refreshPrompt);
        this.look = new EditLook(session.tasks(), texts, this::looked);
        this.references = new EditReferences(session, form, texts);
        this.offer = new ReadOnlyObjectWrapper<>(offerNow());
        this.subscriptions =
                Subscription.combine(
                        form.modelProperty().subscribe(key -> modelChosen()),
                        session.editingProperty().subscribe(this::opened));
    }

    private void opened(@Nullable PictureId id) {
        PictureSnapshot left = source.get();
        if (left != null) {
            drafts.put(left.id(), form.draft());
        }
        long mine = ++number;
        composeNumber++;
        PictureSnapshot picture = id == null ? null : session.find(id).orElse(null);
        source.set(picture);
        answer.set("");
        composed = "";
        running.follow(picture == null ? null : picture.id());
        references.opened(picture);
        form.fill(
                picture == null
                        ? EditDraft.EMPTY
                        : drafts.getOrDefault(picture.id(), EditDraft.EMPTY));
        refreshPrompt();
        Workspace workspace = session.workspaceProperty().get();
        if (picture != null && workspace != null) {
            session.tasks()
                    .run(
                            texts.get("task.open"),
                            () -> Opened.read(workspace, picture.id()),
                            read -> {
                                if (mine == number) {
                                    arrived(read);
                                }
                            });
        }
    }

    private record Opened(
            List<String> models,
            List<String> phrases,
            List<Brief.Reference> references,
            String provider,
            @Nullable Failure failure) {

        static Opened read(Workspace workspace, PictureId id) {
            List<String> models = workspace.edits().endpoints();
            try {
                List<String> phrases = workspace.edits().mustNotChange(id);
                Brief brief = workspace.briefs().load(id.assetDir());
                return new Opened(
                        models,
                        phrases,
                        workspace.edits().references(id),
                        brief.output().provider(),
                        null);
            } catch (FailureException e) {
                return new Opened(
                        models, List.of(), List.of(), Brief.DEFAULT_PROVIDER, e.failure());
            }
        }
    }

    private void arrived(Opened read) {
        provider = read.provider();
        models.set(read.models());
        form.briefPhrases().setAll(read.phrases());
        references.arrived(read.references());
        if (!read.models().contains(form.modelProperty().get())) {
            form.modelProperty().set(bestModel(read.models()));
        }
        edited();
        Failure failure = read.failure();
        if (failure != null) {
            answer.set(EditOffer.sentence(failure));
        }
    }

    /** The edit key of the family that made the picture, else the first. */
    private String bestModel(List<String> keys) {
        PictureSnapshot picture = source.get();
        PictureSnapshot.Origin origin = picture == null ? null : picture.origin();
        String from = origin == null ? "" : origin.model().replace("-text", "-edit");
        return keys.contains(from) || keys.isEmpty() ? from : keys.getFirst();
    }

    private void modelChosen() {
        List<String> allowed = EditChoices.tiers(endpoint());
        tiers.set(allowed);
        if (!allowed.contains(form.tierProperty().get())) {
            form.tierProperty().set(allowed.isEmpty() ? "" : allowed.getLast());
        }
        edited();
    }

    private @Nullable Endpoint endpoint() {
        Workspace workspace = session.workspaceProperty().get();
        String key = form.modelProperty().get();
        return workspace == null ? null : workspace.endpoints().find(key).orElse(null);
    }

    private void edited() {
        answer.set("");
        askPrice();
        refreshPrompt();
        compose();
    }

    private void askPrice() {
        PictureSnapshot picture = source.get();
        Workspace workspace = session.workspaceProperty().get();
        if (picture != null && workspace != null) {
            Edits.EditOrder order = order(picture.id());
            price.ask(workspace.edits(), order);
            look.ask(workspace.edits(), order);
        }
    }

    private Edits.EditOrder order(PictureId id) {
        String tier = form.tierProperty().get();
        return new Edits.EditOrder(
                id,
                form.said(),
                form.keep(),
                form.ownPromptProperty().get(),
                provider,
                form.modelProperty().get(),
                tier.isEmpty() ? null : tier,
                form.countProperty().get(),
                form.references());
    }

    private void looked() {
        limits.set(look.now());
        offer.set(offerNow());
    }

    private void compose() {
        PictureSnapshot picture = source.get();
        Workspace workspace = session.workspaceProperty().get();
        long mine = ++composeNumber;
        if (picture == null || workspace == null) {
            return;
        }
        Map<String, String> said = form.said();
        List<String> keep = form.keep();
        session.tasks()
                .run(
                        texts.get("task.compose"),
                        () -> said.isEmpty() ? "" : compose(workspace, picture.id(), said, keep),
                        text -> {
                            if (mine == composeNumber) {
                                composed = text;
                                refreshPrompt();
                            }
                        });
    }

    private static String compose(
            Workspace workspace, PictureId id, Map<String, String> said, List<String> keep) {
        try {
            return workspace.edits().compose(id, said, keep);
        } catch (FailureException e) {
            // What cannot be composed cannot be queued either; queueing says why.
            return "";
        }
    }

    private void refreshPrompt() {
        String own = form.ownPromptProperty().get();
        prompt.set(own == null ? composed : own);
        offer.set(offerNow());
    }

    private EditOffer offerNow() {
        int count = form.countProperty().get();
        return EditOffer.of(
                new EditOffer.Asked(
                        source.get() != null,
                        List.copyOf(form.chosen()),
                        form.said().size(),
                        isQueueing,
                        count,
                        form.references().size(),
                        limits.get().refusal()),
                price.now(),
                form.modelProperty().get(),
                texts);
    }

    /** Chooses a subject or lets go of it; its note is kept for the case that it comes back. */
    public void toggle(EditSubject subject) {
        form.toggle(subject);
    }

    /** The note of a subject. */
    public StringProperty note(EditSubject subject) {
        return form.note(subject);
    }

    /** Begins to edit the prompt: from now on it is the producer's own. */
    public void editPrompt() {
        if (form.ownPromptProperty().get() == null) {
            form.ownPromptProperty().set(composed);
        }
    }

    /** Puts the composed prompt back. */
    public void putPromptBack() {
        form.ownPromptProperty().set(null);
    }

    private record Queued(List<JobSnapshot> jobs, @Nullable Failure failure) {

        static Queued of(Edits edits, Edits.EditOrder order, Consent consent) {
            try {
                return new Queued(edits.queue(order, consent), null);
            } catch (FailureException e) {
                return new Queued(List.of(), e.failure());
            }
        }
    }

    /** Queues what the button says. */
    public void queue() {
        PictureSnapshot picture = source.get();
        Workspace workspace = session.workspaceProperty().get();
        if (offer.get().isReady() && picture != null && workspace != null) {
            queue(workspace, order(picture.id()), Consent.NONE);
        }
    }

    private void queue(Workspace workspace, Edits.EditOrder order, Consent consent) {
        isQueueing = true;
        offer.set(offerNow());
        session.tasks()
                .run(
                        texts.get("task.queue"),
                        () -> Queued.of(workspace.edits(), order, consent),
                        queued -> {
                            Failure refusal = queued.failure();
                            queued(order.source(), queued);
                            if (refusal != null && CeilingRule.asksForConsent(refusal)) {
                                confirm.ask(
                                        CostQuestion.of(refusal),
                                        () -> queue(workspace, order, Consent.GIVEN));
                            }
                        });
    }

    private void queued(PictureId from, Queued queued) {
        isQueueing = false;
        Failure failure = queued.failure();
        PictureSnapshot now = source.get();
        boolean isStillHere = now != null && now.id().equals(from);
        if (failure == null) {
            drafts.remove(from);
            if (isStillHere) {
                form.fill(EditDraft.EMPTY);
                edited();
            }
        }
        if (isStillHere) {
            int pictures = queued.jobs().stream().mapToInt(j -> j.order().pictures()).sum();
            answer.set(
                    failure == null ? texts.get("queued", pictures) : EditOffer.sentence(failure));
        }
        offer.set(offerNow());
    }

    /** Cancels an edit that runs. */
    public void cancel(String jobId) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null) {
            session.tasks()
                    .run(
                            texts.get("task.cancel"),
                            () -> {
                                workspace.jobs().cancel(jobId);
                                return jobId;
                            },
                            done -> {});
        }
    }

    /** Pictures that can be edited instead: the one in focus first, then approved ones. */
    List<PictureSnapshot> otherSources() {
        PictureSnapshot now = source.get();
        PictureSnapshot focused = session.focusProperty().get();
        return session.pictures().stream()
                .filter(p -> now == null || !p.id().equals(now.id()))
                .sorted(
                        Comparator.comparing((PictureSnapshot p) -> !p.equals(focused))
                                .thenComparing(p -> p.state() != PictureState.APPROVED))
                .limit(OFFERED_SOURCES)
                .toList();
    }

    /** True for the picture in focus. */
    boolean isInView(PictureSnapshot picture) {
        return picture.equals(session.focusProperty().get());
    }

    /** Edits another picture instead; what was written for this one is kept. */
    void changeSource(PictureSnapshot picture) {
        session.editingProperty().set(picture.id());
    }

    /** Says which chosen subject a kept phrase speaks of too, {@code ""} when none does. */
    String keepHint() {
        for (EditSubject subject : form.chosen()) {
            for (String phrase : form.keep()) {
                if (subject.isNamedIn(phrase)) {
                    return texts.get("keep.both", phrase);
                }
            }
        }
        return "";
    }

    /** Closes the panel; what was written is kept for this picture. */
    public void close() {
        session.editingProperty().set(null);
    }

    Texts texts() {
        return texts;
    }

    /** The fields. */
    public EditForm form() {
        return form;
    }

    /** What goes along with it. */
    public EditReferences references() {
        return references;
    }

    /** What is asked of the endpoint and what stands against it. */
    ReadOnlyObjectProperty<EditLook.Limits> limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    /** The picture that is edited, null when the panel is closed. */
    public ReadOnlyObjectProperty<@Nullable PictureSnapshot> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Edit endpoint keys. */
    public ReadOnlyObjectProperty<List<String>> modelsProperty() {
        return models.getReadOnlyProperty();
    }

    /** Tiers of the chosen endpoint, empty when it has none. */
    public ReadOnlyObjectProperty<List<String>> tiersProperty() {
        return tiers.getReadOnlyProperty();
    }

    /** The prompt that would be sent. */
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /** What the button says. */
    public ReadOnlyObjectProperty<EditOffer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** What came of queueing, {@code ""} before. */
    public ReadOnlyStringProperty answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Edits under way for this picture, and those of its asset that were begun elsewhere. */
    public ObservableList<RunningEdit> running() {
        return running.list();
    }

    /** Stops following the session. */
    public void dispose() {
        number++;
        composeNumber++;
        subscriptions.unsubscribe();
        running.dispose();
        references.dispose();
    }
}
