package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Verdicts;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * What undo and redo would do now, in words: "Undo approve image-run-003-a01-001.png". Read from
 * the journal, so that it is true after a restart and after another program's verdict.
 */
public final class UndoTexts {

    private final StudioSession session;
    private final Texts texts = Texts.of("session");
    private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper redo = new ReadOnlyStringWrapper();
    private final ListChangeListener<PictureSnapshot> onPictures = _ -> refresh();
    private final Subscription subscription;
    private boolean isReading;
    private boolean isStale;

    /** Texts that follow the asset on screen. */
    public UndoTexts(StudioSession session) {
        this.session = session;
        show(Verdicts.Next.NOTHING);
        session.pictures().addListener(onPictures);
        subscription = session.assetProperty().subscribe(_ -> refresh());
    }

    /** Reads again what can be taken back; several askings while one reads become one. */
    public void refresh() {
        isStale = true;
        Workspace workspace = session.workspaceProperty().get();
        AssetSnapshot asset = session.assetProperty().get();
        if (workspace == null || asset == null) {
            isStale = false;
            show(Verdicts.Next.NOTHING);
        } else if (!isReading) {
            isStale = false;
            isReading = true;
            session.tasks()
                    .run(
                            texts.get("task.undo"),
                            () -> read(workspace, asset.dir()),
                            next -> {
                                isReading = false;
                                show(next);
                                if (isStale) {
                                    refresh();
                                }
                            });
        }
    }

    private static Verdicts.Next read(Workspace workspace, String dir) {
        try {
            return workspace.verdicts().next(dir);
        } catch (FailureException e) {
            // Undo itself says why it cannot.
            return Verdicts.Next.NOTHING;
        }
    }

    private void show(Verdicts.Next next) {
        undo.set(words("undo", next.undo()));
        redo.set(words("redo", next.redo()));
    }

    private String words(String which, @Nullable Decision decision) {
        if (decision == null) {
            return texts.get("next." + which);
        }
        String path = decision.pathAfter();
        boolean isReason = decision.movedTo() == null && decision.qaReportId() != null;
        String key = isReason ? "report" : decision.action().id();
        return texts.get(
                "next.deed",
                texts.get("next." + which),
                texts.get("next.deed." + key, path.substring(path.lastIndexOf('/') + 1)));
    }

    /** "Undo" and what it would take back. */
    public ReadOnlyStringProperty undoProperty() {
        return undo.getReadOnlyProperty();
    }

    /** "Redo" and what it would give again. */
    public ReadOnlyStringProperty redoProperty() {
        return redo.getReadOnlyProperty();
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        session.pictures().removeListener(onPictures);
    }
}
