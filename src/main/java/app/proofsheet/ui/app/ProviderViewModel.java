package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.ProviderBoard;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import java.util.List;

/** Which provider the asset on screen uses, and whether it is ready. */
public final class ProviderViewModel {

    private final StudioSession session;
    private final Texts texts = Texts.of("app");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final Subscription subscription;

    /** Follows a session. */
    public ProviderViewModel(StudioSession session) {
        this.session = session;
        subscription = session.assetProperty().subscribe(_ -> look());
    }

    /** {@code Offline sketch}; empty while not known. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Its honest label, and why it is ready or not. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** True when it can be used now. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Asks again. */
    public void look() {
        Workspace workspace = session.workspaceProperty().get();
        AssetSnapshot asset = session.assetProperty().get();
        if (workspace == null) {
            text.set("");
            sentence.set("");
            ready.set(false);
            return;
        }
        String dir = asset == null ? null : asset.dir();
        session.tasks()
                .run(
                        texts.get("provider.look"),
                        () -> look(workspace, dir),
                        entry -> {
                            if (session.workspaceProperty().get() == workspace) {
                                text.set(entry.displayName());
                                ready.set(entry.isReady());
                                sentence.set(
                                        texts.get(
                                                entry.isReady()
                                                        ? "provider.ready"
                                                        : "provider.not.ready",
                                                entry.label(),
                                                entry.sentence()));
                            }
                        });
    }

    private static ProviderBoard.Entry look(
            Workspace workspace, @org.jspecify.annotations.Nullable String dir)
            throws InterruptedException {
        List<ProviderBoard.Entry> all = workspace.providers().entries();
        String wanted = all.getFirst().id();
        if (dir != null) {
            try {
                wanted = workspace.briefs().load(dir).output().provider();
            } catch (app.proofsheet.domain.failure.FailureException unreadable) {
                // The brief form says what is wrong with the brief.
                wanted = all.getFirst().id();
            }
        }
        String id = wanted;
        boolean isKnown = all.stream().anyMatch(e -> e.id().equals(id));
        return workspace.providers().look(isKnown ? id : all.getFirst().id());
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
    }
}
