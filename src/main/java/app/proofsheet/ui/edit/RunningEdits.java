package app.proofsheet.ui.edit;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.session.StudioSession;

import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The edits under way for one picture. A job does not say which picture it edits, so the ones begun
 * here are remembered; others of the same asset are shown as the asset's.
 */
final class RunningEdits {

    private final StudioSession session;
    private final Map<String, PictureId> sources = new HashMap<>();
    private final ObservableList<RunningEdit> list = FXCollections.observableArrayList();
    private final ObservableList<RunningEdit> view = FXCollections.unmodifiableObservableList(list);
    private final InvalidationListener onJobs = o -> refresh();
    private @Nullable PictureId picture;

    RunningEdits(StudioSession session) {
        this.session = session;
        session.jobs().addListener(onJobs);
    }

    void follow(@Nullable PictureId now) {
        picture = now;
        refresh();
    }

    void began(PictureId source, List<JobSnapshot> jobs) {
        jobs.forEach(job -> sources.put(job.id(), source));
        refresh();
    }

    private void refresh() {
        PictureId here = picture;
        List<RunningEdit> now = new ArrayList<>();
        if (here != null) {
            for (JobSnapshot job : session.jobs()) {
                if (!job.state().isSettled() && belongs(job, here)) {
                    now.add(new RunningEdit(job, here.equals(sources.get(job.id()))));
                }
            }
        }
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    private boolean belongs(JobSnapshot job, PictureId here) {
        PictureId source = sources.get(job.id());
        return source != null
                ? source.equals(here)
                : job.order().mode().equals("edit")
                        && job.order().run().assetDir().equals(here.assetDir());
    }

    ObservableList<RunningEdit> list() {
        return view;
    }

    void dispose() {
        session.jobs().removeListener(onJobs);
    }
}
