package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.LockPreview;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

import java.util.Optional;

/** What the chosen lock document says, read while somebody looks. */
public final class LockPreviews {

    private final StudioSession session;
    private final BriefForm form;
    private final Texts texts;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<LockPreview>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscriptions;
    private long number;

    LockPreviews(StudioSession session, BriefForm form, BriefGate gate, Texts texts) {
        this.session = session;
        this.form = form;
        this.texts = texts;
        this.subscriptions =
                Subscription.combine(
                        open.subscribe(now -> refresh()),
                        form.personaLockProperty().subscribe(now -> refresh()),
                        // The gate looks again when the document changes on the disk.
                        gate.seenProperty().subscribe(now -> refresh()));
    }

    private void refresh() {
        long mine = ++number;
        Brief.PersonaLock lock = form.personaLockProperty().get();
        Workspace workspace = session.workspaceProperty().get();
        if (!open.get() || lock == null || workspace == null) {
            preview.set(Optional.empty());
            return;
        }
        session.tasks()
                .run(
                        texts.get("task.preview"),
                        () -> workspace.briefs().lockPreview(lock.path()),
                        read -> {
                            if (mine == number) {
                                preview.set(read);
                            }
                        });
    }

    /** Whether the preview is wanted. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** The preview, empty when none is wanted, chosen or there. */
    public ReadOnlyObjectProperty<Optional<LockPreview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    void dispose() {
        number++;
        subscriptions.unsubscribe();
    }
}
