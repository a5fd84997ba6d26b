package app.proofsheet.folder.verdict;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Missing;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.DecisionLog;
import app.proofsheet.folder.qa.QaReports;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * QA reports on the pictures of one asset (spec/review-records.md §2). A report is a draft until a
 * person confirms it; then a decision names it, and from that moment it is not written on any more:
 * who changes an answer begins the next version. Taking the decision back opens the report again.
 */
public final class PictureReviews {

    private final Path root;
    private final Clock clock;
    private final String reviewer;
    private final QaReports reports;
    private final VerdictRecords records;
    private final PictureVerdicts verdicts;
    private final LockedAsset asset;

    /**
     * Reports of an asset.
     *
     * @param reviewer who reviews, recorded with every report
     */
    public PictureReviews(Path assetRoot, Clock clock, String reviewer) {
        this.root = assetRoot;
        this.clock = clock;
        this.reviewer = reviewer;
        this.reports = new QaReports(assetRoot);
        this.records = new VerdictRecords(assetRoot, clock);
        this.verdicts = new PictureVerdicts(assetRoot, clock, reviewer);
        this.asset = new LockedAsset(assetRoot, clock, records);
    }

    /**
     * The newest report on these bytes; when there is none, the newest on an older version of the
     * file.
     *
     * @param sha256 of the file's bytes as they are now
     */
    public Optional<QaReport> newest(String path, String sha256) {
        DecisionLog log = new DecisionJournal(root, clock).read().log();
        List<QaReport> about = reports.about(records.stems(log, path, sha256));
        return about.reversed().stream()
                .filter(report -> report.version().equals(sha256))
                .findFirst()
                .or(() ->
                        about.reversed().stream()
                                .filter(report -> report.path().equals(path))
                                .findFirst());
    }

    /**
     * Keeps what was filled in so far as a draft.
     *
     * @return the report, empty when there was and is nothing to keep
     */
    public Optional<QaReport> keep(String path, ReviewSheet sheet) {
        return asset.run(() -> {
            String sha256 = hashOf(path);
            Optional<QaReport> newest = ofBytes(path, sha256);
            if (newest.map(QaReport::sheet).orElse(ReviewSheet.EMPTY).equals(sheet)) {
                return newest;
            }
            return Optional.of(draft(newest, path, sha256, sheet));
        });
    }

    /**
     * Makes a report final and carries out its verdict, in one decision.
     *
     * @throws FailureException {@code report_incomplete} when the report lacks something
     */
    public Decision confirm(String path, ReviewSheet sheet, ReviewPolicy policy) {
        List<Missing> missing = Missing.in(sheet, policy);
        ReportVerdict verdict = sheet.verdict();
        if (!missing.isEmpty() || verdict == null) {
            throw incomplete(path, missing);
        }
        return asset.run(() -> {
            String sha256 = hashOf(path);
            Optional<QaReport> newest = ofBytes(path, sha256);
            QaReport report =
                    newest.filter(r -> r.isFinal() && r.sheet().equals(sheet)).isPresent()
                            ? newest.get()
                            : draft(newest, path, sha256, sheet);
            String id = report.qaReportId();
            String reason = String.join(" ", reasons(sheet));
            return switch (verdict) {
                case APPROVED ->
                        verdicts.judge(
                                Verdict.APPROVE, path, PictureState.APPROVED, nonBlank(reason), id);
                case REVISE -> verdicts.judge(Verdict.REVISE, path, null, nonBlank(reason), id);
                case REJECT ->
                        verdicts.judge(
                                Verdict.REJECT, path, PictureState.REJECTED, nonBlank(reason), id);
            };
        });
    }

    /** Rejects for a reason: a final report and the decision that names it. */
    public Decision reject(String path, RejectGrounds grounds) {
        return asset.run(() -> {
            ReviewSheet had =
                    ofBytes(path, hashOf(path)).map(QaReport::sheet).orElse(ReviewSheet.EMPTY);
            ReviewSheet sheet = had.withVerdict(ReportVerdict.REJECT).withNote(grounds.reason());
            for (var category : grounds.categories()) {
                sheet = sheet.withCategory(category, true);
            }
            return confirm(path, sheet, ReviewPolicy.FREE);
        });
    }

    /**
     * Approves; where the rubric comes first, only with a final report that approves these bytes.
     *
     * @throws FailureException {@code rubric_required}
     */
    public Decision approve(String path, @Nullable String reason, ReviewPolicy policy) {
        return asset.run(() -> {
            if (!policy.rubricBeforeApproval()) {
                return verdicts.move(Verdict.APPROVE, path, PictureState.APPROVED, reason);
            }
            Optional<QaReport> report = ofBytes(path, hashOf(path));
            if (report.filter(QaReport::isFullApproval).isEmpty()) {
                throw rubricRequired(path);
            }
            return verdicts.judge(
                    Verdict.APPROVE,
                    path,
                    PictureState.APPROVED,
                    reason,
                    report.get().qaReportId());
        });
    }

    private static List<String> reasons(ReviewSheet sheet) {
        ReportVerdict verdict = sheet.verdict();
        boolean isAgainst = verdict != null && verdict.needsReasons();
        return isAgainst ? sheet.reasons().bad() : sheet.reasons().good();
    }

    private static @Nullable String nonBlank(String text) {
        return text.isBlank() ? null : text;
    }

    private Optional<QaReport> ofBytes(String path, String sha256) {
        return newest(path, sha256).filter(report -> report.version().equals(sha256));
    }

    /** Writes on the newest draft, or begins the next version when a decision named it. */
    private QaReport draft(Optional<QaReport> newest, String path, String sha256, ReviewSheet sheet)
            throws IOException {
        DecisionLog log = new DecisionJournal(root, clock).read().log();
        String id =
                newest.filter(report -> !report.isFinal() && !log.names(report.qaReportId()))
                        .map(QaReport::qaReportId)
                        .orElseGet(() -> reports.nextId(records.assetId(), QaReports.stem(path)));
        QaReport report =
                new QaReport(
                        id,
                        path,
                        sha256,
                        reviewer,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        sheet,
                        false);
        reports.change(report, records::nameAsset);
        return report;
    }

    private String hashOf(String path) throws IOException {
        Path file = WorkPaths.inside(root, path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw PictureMove.missing(path, "");
        }
        return Pictures.sha256(file);
    }

    private static FailureException incomplete(String path, List<Missing> missing) {
        String what = missing.stream().map(Missing::words).collect(Collectors.joining(", and "));
        return new FailureException(
                Failure.of(
                                "report_incomplete",
                                FailureKind.INPUT,
                                "The report on "
                                        + path
                                        + " cannot be final yet: it lacks "
                                        + what
                                        + ".")
                        .withKept("What was filled in is kept as a draft; no verdict was given.")
                        .withNext("Fill in what is missing, then confirm again."));
    }

    private static FailureException rubricRequired(String path) {
        return new FailureException(
                Failure.of(
                                "rubric_required",
                                FailureKind.STATE,
                                path
                                        + " has no final review, and this work folder wants the"
                                        + " rubric before approval.")
                        .withKept("The picture is where it was.")
                        .withNext(
                                "Answer the five questions in the studio's Review tab and confirm,"
                                        + " or turn the rule off in the settings menu."));
    }
}
