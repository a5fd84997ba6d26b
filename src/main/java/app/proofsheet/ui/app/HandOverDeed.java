package app.proofsheet.ui.app;

import app.proofsheet.ui.handover.HandOverView;
import app.proofsheet.ui.handover.HandOverViewModel;
import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.session.Desktop;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictDesk;

import java.time.Clock;

/** Opens the card that hands over what is selected, after the verdicts that are on their way. */
final class HandOverDeed {

    private final StudioSession session;
    private final VerdictDesk verdicts;
    private final Overlay overlay;
    private final Desktop desktop;
    private final Clock clock;

    HandOverDeed(
            StudioSession session,
            VerdictDesk verdicts,
            Overlay overlay,
            Desktop desktop,
            Clock clock) {
        this.session = session;
        this.verdicts = verdicts;
        this.overlay = overlay;
        this.desktop = desktop;
        this.clock = clock;
    }

    void show(HandOverViewModel.Kind kind) {
        HandOverView view =
                new HandOverView(
                        new HandOverViewModel(kind, session, verdicts::whenIdle, clock),
                        desktop,
                        overlay::close);
        overlay.show(view.root(), view.first());
    }
}
