package app.proofsheet.ui.edit;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.session.StudioSession;

import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The edits under way for one picture. Jobs say which picture they edit; one that was queued before
 * jobs did is shown as the asset's.
 */
final class RunningEdits {

    private final StudioSession session;
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

    private void refresh() {
        PictureId here = picture;
        List<RunningEdit> now = new ArrayList<>();
        if (here != null) {
            for (JobSnapshot job : session.jobs()) {
                String from = job.order().derivedFrom();
                boolean isOfAsset =
                        job.order().mode().equals("edit")
                                && job.order().run().assetDir().equals(here.assetDir());
                if (!job.state().isSettled() && isOfAsset && (from == null || is(here, from))) {
                    now.add(new RunningEdit(job, from != null));
                }
            }
        }
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    /** A verdict moves a picture, so within the asset its file name tells which one it is. */
    private static boolean is(PictureId here, String workPath) {
        return workPath.substring(workPath.lastIndexOf('/') + 1).equals(here.fileName());
    }

    ObservableList<RunningEdit> list() {
        return view;
    }

    void dispose() {
        session.jobs().removeListener(onJobs);
    }
}
