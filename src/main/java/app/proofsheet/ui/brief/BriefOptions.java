package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.model.CreativeFormat;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.ProviderBoard;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** What the form offers, and the choices that touch more than one field. */
public final class BriefOptions {

    private final StudioSession session;
    private final BriefForm form;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<BriefChoices> choices =
            new ReadOnlyObjectWrapper<>(BriefChoices.NONE);
    private final ReadOnlyObjectWrapper<List<String>> locks =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<ProviderBoard.Entry>> providers =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscriptions;

    BriefOptions(StudioSession session, BriefForm form, Texts texts) {
        this.session = session;
        this.form = form;
        this.texts = texts;
        this.subscriptions =
                Subscription.combine(
                        session.workspaceProperty().subscribe(this::folderOpened),
                        form.modelProperty().subscribe(key -> refresh()),
                        form.purposeProperty().subscribe(purpose -> refresh()));
    }

    private void folderOpened(@Nullable Workspace workspace) {
        locks.set(List.of());
        providers.set(List.of());
        refresh();
        if (workspace != null) {
            refreshLocks();
            session.tasks()
                    .run(
                            texts.get("task.providers"),
                            () -> workspace.providers().entries(),
                            providers::set);
        }
    }

    /** Looks for lock documents again. */
    void refreshLocks() {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null) {
            session.tasks()
                    .run(
                            texts.get("task.locks"),
                            () -> workspace.briefs().lockDocuments(),
                            locks::set);
        }
    }

    private void refresh() {
        choices.set(
                endpoints()
                        .map(table ->
                                BriefChoices.of(
                                        table,
                                        form.purposeProperty().get(),
                                        form.modelProperty().get()))
                        .orElse(BriefChoices.NONE));
    }

    private Optional<EndpointTable> endpoints() {
        return Optional.ofNullable(session.workspaceProperty().get()).map(Workspace::endpoints);
    }

    /** Chooses a purpose; an endpoint that does not fit gives way to its counterpart. */
    public void choosePurpose(@Nullable AssetPurpose purpose) {
        String model = form.modelProperty().get();
        form.purposeProperty().set(purpose);
        endpoints().ifPresent(t -> chooseModel(BriefChoices.fitting(t, purpose, model)));
    }

    /** Chooses an endpoint key; settings the new one does not know go back to its best. */
    public void chooseModel(String key) {
        if (key.equals(form.modelProperty().get())) {
            return;
        }
        form.modelProperty().set(key);
        BriefChoices now = choices.get();
        keepOrClear(form.resolutionProperty(), now.tiers());
        keepOrClear(form.qualityProperty(), now.qualities());
        keepOrClear(form.outputFormatProperty(), now.outputFormats());
        if (!now.hasFreeSize()) {
            form.sizeProperty().set("");
        }
    }

    private static void keepOrClear(StringProperty field, List<String> allowed) {
        if (!allowed.contains(field.get())) {
            field.set("");
        }
    }

    /** Chooses a ratio and the creative format that goes with it (spec/asset-folder.md §3). */
    public void chooseRatio(String ratio) {
        form.creativeFormatProperty()
                .set(
                        switch (ratio) {
                            case "9:16" -> CreativeFormat.SHORT_FORM_VERTICAL.id();
                            case "3:4" -> CreativeFormat.INSTAGRAM_META_ADS.id();
                            default -> "";
                        });
        form.aspectRatioProperty().set(ratio);
        form.sizeProperty().set("");
    }

    /** Chooses a lock document, work-relative; {@code ""} for none. */
    public void chooseLock(String path) {
        Brief.PersonaLock now = form.personaLockProperty().get();
        if (path.isBlank()) {
            form.personaLockProperty().set(null);
        } else if (now == null || !now.path().equals(path)) {
            form.personaLockProperty().set(new Brief.PersonaLock(path, null));
        }
    }

    /** Confirms the lock as its file is now, after it changed; saving records the new bytes. */
    public void confirmLock() {
        Brief.PersonaLock now = form.personaLockProperty().get();
        if (now != null) {
            form.personaLockProperty().set(new Brief.PersonaLock(now.path(), null));
        }
    }

    /** What the endpoint allows. */
    public ReadOnlyObjectProperty<BriefChoices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** Lock documents of the work folder, work-relative. */
    public ReadOnlyObjectProperty<List<String>> locksProperty() {
        return locks.getReadOnlyProperty();
    }

    /** Providers to choose from. */
    public ReadOnlyObjectProperty<List<ProviderBoard.Entry>> providersProperty() {
        return providers.getReadOnlyProperty();
    }

    void dispose() {
        subscriptions.unsubscribe();
    }
}
