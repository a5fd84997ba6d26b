package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.qa.FeedbackHandoff;
import app.proofsheet.jobs.JobSnapshot;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/**
 * Tells the report that asked for a revision which runs answer it (spec/review-records.md §2). An
 * edit that nobody asked for in a report is told to nobody; a record that cannot be written takes
 * nothing back, because the edit is queued already.
 */
public final class EditHandoffs {

    private static final Logger LOG = System.getLogger(EditHandoffs.class.getName());

    private final WorkPaths paths;
    private final Catalogue catalogue;
    private final Reviews reviews;

    /** Hand-offs of a work folder. */
    public EditHandoffs(WorkPaths paths, Catalogue catalogue, Reviews reviews) {
        this.paths = paths;
        this.catalogue = catalogue;
        this.reviews = reviews;
    }

    /**
     * An edit of a picture was queued.
     *
     * @param notes feedback by subject
     */
    void queued(PictureId source, Map<String, String> notes, List<JobSnapshot> jobs) {
        try {
            QaReport report = reviews.look(source).report();
            if (report == null
                    || !report.isFinal()
                    || report.sheet().verdict() != ReportVerdict.REVISE
                    || jobs.isEmpty()) {
                return;
            }
            List<Map.Entry<String, String>> said =
                    notes.entrySet().stream().filter(e -> !e.getValue().isBlank()).toList();
            String category = said.size() == 1 ? said.getFirst().getKey() : "mixed";
            String text =
                    said.isEmpty()
                            ? report.sheet().proposedAction()
                            : String.join(
                                    "; ",
                                    said.stream()
                                            .map(e -> e.getKey() + ": " + e.getValue().strip())
                                            .toList());
            new FeedbackHandoff(
                            category,
                            text,
                            madeFrom(source),
                            jobs.stream().map(j -> j.order().run().runId()).distinct().toList())
                    .write(paths.assetRoot(source.assetDir()), report);
        } catch (FailureException | IOException e) {
            LOG.log(Level.WARNING, "the report was not told of the edit", e);
        }
    }

    private List<String> madeFrom(PictureId source) {
        return catalogue.pictures(source.assetDir()).stream()
                .filter(p -> {
                    PictureSnapshot.Origin origin = p.origin();
                    return origin != null && source.workPath().equals(origin.derivedFrom());
                })
                .map(p -> p.id().path())
                .sorted()
                .toList();
    }
}
