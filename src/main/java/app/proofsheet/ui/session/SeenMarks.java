package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.util.Subscription;

import java.util.Set;

/** Takes the "new" mark off a picture that is looked at in the loupe. */
public final class SeenMarks {

    private final StudioSession session;
    private final Texts texts = Texts.of("session");
    private final Subscription subscription;

    /** Follows focus and view of a session. */
    public SeenMarks(StudioSession session) {
        this.session = session;
        this.subscription =
                Subscription.combine(
                        session.focusProperty().subscribe(_ -> look()),
                        session.viewProperty().subscribe(_ -> look()));
    }

    private void look() {
        PictureSnapshot picture = session.focusProperty().get();
        Workspace workspace = session.workspaceProperty().get();
        if (picture == null
                || workspace == null
                || !picture.isNew()
                || session.viewProperty().get() != ViewMode.LOUPE) {
            return;
        }
        PictureId id = picture.id();
        PictureSnapshot seen = Pictures.seen(picture);
        int at = session.pictures().indexOf(picture);
        if (at >= 0) {
            session.pictures().set(at, seen);
        }
        session.focusProperty().set(seen);
        session.tasks()
                .run(
                        texts.get("seeing"),
                        () -> {
                            workspace.catalogue().markSeen(Set.of(id));
                            return id;
                        },
                        _ -> {});
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
    }
}
