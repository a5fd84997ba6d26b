package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.SteppedTasks;
import app.proofsheet.ui.notice.Notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An open sample without a toolkit. */
final class SessionFixture {

    final SteppedTasks tasks = new SteppedTasks();
    final List<Notice> notices = new ArrayList<>();
    final StudioSession session = new StudioSession(tasks);
    final VerdictDesk desk = new VerdictDesk(session, notices::add);
    final SessionFeed feed = new SessionFeed(session, desk);
    final FakeWorkspace work;

    SessionFixture(Path dir) {
        work = FakeWorkspace.sample(dir);
        feed.attach(work, SessionFeed.Start.read(work), null);
    }

    PictureSnapshot picture(String label) {
        return session.pictures().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    SessionFixture choose(String label) {
        session.choose(picture(label));
        return this;
    }

    String focused() {
        PictureSnapshot focus = session.focusProperty().get();
        return focus == null ? "" : focus.label();
    }

    String lastNotice() {
        return notices.isEmpty() ? "" : notices.getLast().sentence();
    }
}
