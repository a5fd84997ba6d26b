package app.proofsheet.ui;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Missing;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.work.Reviews;
import app.proofsheet.work.Verdicts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reviews in memory; confirming really moves files. */
public final class FakeReviews implements Reviews {

    private final FakeCatalogue catalogue;
    private final FakeVerdicts verdicts;
    private final Switch gate;
    private final Map<String, QaReport> reports = new HashMap<>();
    private final Map<String, QaReport> older = new HashMap<>();
    private ReviewPolicy policy = ReviewPolicy.FREE;

    FakeReviews(FakeCatalogue catalogue, FakeVerdicts verdicts, Switch gate) {
        this.catalogue = catalogue;
        this.verdicts = verdicts;
        this.gate = gate;
    }

    /** Lets the newest report on a picture be one on an older version of its file. */
    public synchronized void outdate(PictureId id) {
        older.put(id.fileName(), reports.remove(id.fileName()));
    }

    @Override
    public synchronized Review look(PictureId id) {
        return new Review(reports.get(id.fileName()), older.get(id.fileName()));
    }

    @Override
    public Review keep(PictureId id, ReviewSheet sheet) {
        gate.pass();
        write(id, sheet, false);
        return look(id);
    }

    private synchronized void write(PictureId id, ReviewSheet sheet, boolean isFinal) {
        reports.put(
                id.fileName(),
                new QaReport(
                        "qa-asset-" + id.fileName() + "-v1",
                        id.path(),
                        "0".repeat(64),
                        "tester",
                        FakeWorkspace.NOW,
                        sheet,
                        isFinal));
    }

    @Override
    public Verdicts.Outcome confirm(PictureId id, ReviewSheet sheet) {
        gate.pass();
        if (!Missing.in(sheet, policy()).isEmpty()) {
            throw new FailureException(
                    Failure.of("report_incomplete", FailureKind.INPUT, "It lacks something."));
        }
        write(id, sheet, true);
        return switch (java.util.Objects.requireNonNull(sheet.verdict())) {
            case APPROVED -> verdicts.approve(id, null);
            case REVISE -> verdicts.judge(id, Verdict.REVISE, null, null, null);
            case REJECT -> verdicts.reject(id, String.join(" ", sheet.reasons().bad()));
        };
    }

    @Override
    public synchronized ReviewPolicy policy() {
        return policy;
    }

    @Override
    public synchronized void setPolicy(ReviewPolicy next) {
        policy = next;
        verdicts.requireRubric(id -> !next.rubricBeforeApproval() || isFinal(id));
    }

    private synchronized boolean isFinal(PictureId id) {
        QaReport report = reports.get(id.fileName());
        return report != null && report.isFinal();
    }

    @Override
    public Purge lookPurge(String assetDir) {
        List<PictureSnapshot> rejected =
                catalogue.pictures(assetDir).stream()
                        .filter(p -> p.state() == PictureState.REJECTED)
                        .toList();
        return new Purge(
                assetDir,
                rejected.stream().map(PictureSnapshot::id).toList(),
                rejected.stream().mapToLong(PictureSnapshot::bytes).sum());
    }

    @Override
    public Purged purge(Purge purge) {
        gate.pass();
        for (PictureId id : purge.pictures()) {
            try {
                Files.delete(catalogue.file(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            catalogue.remove(id);
        }
        catalogue.changed(purge.assetDir());
        return new Purged(purge.pictures().size(), purge.bytes(), true);
    }
}
