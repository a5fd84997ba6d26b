package app.proofsheet.ui.app;

import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.session.Desktop;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictDesk;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;

import java.time.Clock;

/** Makes the panes at the sides of the studio. */
public interface Panels {

    /** The list of assets; beginning in it begins a new asset. */
    Panel assets(Parts parts);

    /** The brief form with gate and queue button. */
    Panel brief(Parts parts);

    /** The inspector. */
    Panel inspector(Parts parts);

    /** The edit panel for the session's picture being edited; made anew each time it opens. */
    Panel edit(Parts parts);

    /**
     * What panes are made with.
     *
     * @param pictures loads pictures of the open work folder
     * @param openSample opens a copy of the sample
     * @param expanded true while the inspector takes all the room it can
     */
    record Parts(
            StudioSession session,
            VerdictDesk verdicts,
            ActionMap actions,
            PictureLoader pictures,
            Notices notices,
            Confirm confirm,
            Desktop desktop,
            Clock clock,
            Runnable openSample,
            BooleanProperty expanded) {}

    /**
     * A pane.
     *
     * @param root its node
     * @param begin gives it the keyboard
     * @param dispose releases everything it listens to
     */
    record Panel(Node root, Runnable begin, Runnable dispose) {}
}
