package app.proofsheet.folder.qa;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.Timestamps;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code qa/review.md}: the state of the review for reading, made from the decisions, the reports
 * and the folder (spec/review-records.md §3). Never read back; the same state makes the same page.
 */
public final class ReviewPage {

    /** Asset-relative path of the page. */
    public static final String PATH = "qa/review.md";

    private final Content content;
    private final Map<String, DecisionLog.Rating> ratings;
    private final StringBuilder page = new StringBuilder();

    private ReviewPage(Content content) {
        this.content = content;
        this.ratings = content.log().ratings();
    }

    /** A picture on the page. */
    public record Shown(String path, PictureState state) {}

    /**
     * What the page is made from.
     *
     * @param hero asset-relative path, null when none
     * @param pictures by path
     */
    public record Content(
            String assetId,
            @Nullable String hero,
            List<Shown> pictures,
            DecisionLog log,
            List<QaReport> reports) {}

    /** The page as Markdown. */
    public static String compose(Content content) {
        return new ReviewPage(content).compose();
    }

    private String compose() {
        page.append("# Review of ").append(escaped(content.assetId())).append("\n\n");
        page.append("Made from `decisions.json` and `reports`; changes made here are lost.\n");
        section("Approved", PictureState.APPROVED);
        section("Candidates", PictureState.CANDIDATE);
        section("Rejected", PictureState.REJECTED);
        openPoints();
        return page.toString();
    }

    private List<Shown> in(PictureState state) {
        return content.pictures().stream().filter(p -> p.state() == state).toList();
    }

    private void section(String title, PictureState state) {
        List<Shown> shown = in(state);
        page.append("\n## ").append(title).append(" (").append(shown.size()).append(")\n");
        for (Shown picture : shown) {
            page.append("\n### ").append(escaped(name(picture.path())));
            page.append(picture.path().equals(content.hero()) ? " (hero)\n\n" : "\n\n");
            page.append(state == PictureState.APPROVED ? "!" : "").append(link(picture.path()));
            page.append("\n\n");
            String rating = stars(picture.path());
            if (!rating.isEmpty()) {
                page.append("- rating").append(rating).append('\n');
            }
            boolean isDecided = false;
            for (Decision decision : content.log().about(picture.path(), null)) {
                if (decision.action() != Verdict.UNDO && content.log().holds(decision)) {
                    decision(decision);
                    isDecided = true;
                }
            }
            if (!isDecided) {
                page.append("- no verdict yet\n");
            }
            report(picture.path()).ifPresent(this::report);
        }
    }

    private void decision(Decision decision) {
        page.append("- ")
                .append(decision.action().id())
                .append(" by ")
                .append(escaped(decision.reviewer()))
                .append(", ")
                .append(Timestamps.text(decision.decidedAt()));
        if (decision.originRunId() != null) {
            page.append(", made by ").append(escaped(decision.originRunId()));
        }
        if (decision.reason() != null) {
            page.append(": ").append(escaped(decision.reason()));
        }
        page.append('\n');
    }

    /** The newest report on a file that holds something. */
    private Optional<QaReport> report(String path) {
        return content.reports().stream()
                .filter(report -> report.path().equals(path) && !report.sheet().isEmpty())
                .max(
                        java.util.Comparator.comparingInt((QaReport r) -> r.isFinal() ? 1 : 0)
                                .thenComparing(QaReport::reviewedAt)
                                .thenComparing(QaReport::qaReportId));
    }

    private void report(QaReport report) {
        ReviewSheet sheet = report.sheet();
        ReportVerdict verdict = sheet.verdict();
        page.append("- report [")
                .append(escaped(report.qaReportId()))
                .append("](<reports/")
                .append(report.qaReportId())
                .append(".json>): ")
                .append(report.isFinal() ? "final" : "draft");
        page.append(verdict == null ? "" : ", " + verdict.id()).append('\n');
        List<String> scores = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            Optional.ofNullable(sheet.answers().get(criterion))
                    .ifPresent(answer ->
                            scores.add(
                                    criterion.question()
                                            + " "
                                            + answer.id()
                                            + " ("
                                            + answer.score()
                                            + ")"));
        }
        item("scores", String.join(", ", scores));
        sheet.reasons().good().forEach(reason -> item("good", reason));
        sheet.reasons().bad().forEach(reason -> item("bad", reason));
        item("about", String.join(", ", sheet.categories().stream().map(c -> c.id()).toList()));
        item("blame", String.join(", ", sheet.blame().stream().map(s -> s.id()).toList()));
        item("proposed", sheet.proposedAction());
    }

    private void item(String what, String text) {
        if (!text.isBlank()) {
            page.append("  - ").append(what).append(": ").append(escaped(text)).append('\n');
        }
    }

    private void openPoints() {
        List<Shown> candidates = in(PictureState.CANDIDATE);
        page.append("\n## Open\n\n");
        page.append(
                candidates.isEmpty()
                        ? "Every candidate has a verdict.\n"
                        : candidates.size() + " without verdict:\n\n");
        candidates.forEach(p -> open(p, stars(p.path())));
        for (Shown picture : content.pictures()) {
            report(picture.path())
                    .ifPresent(report -> {
                        if (!report.isFinal()) {
                            open(picture, ": the report is a draft");
                        } else if (report.sheet().verdict() == ReportVerdict.REVISE
                                && picture.state() != PictureState.REJECTED) {
                            open(
                                    picture,
                                    ": to be revised. " + escaped(report.sheet().proposedAction()));
                        }
                    });
            if (picture.state() == PictureState.REJECTED && !hasReason(picture.path())) {
                open(picture, ": rejected without a reason");
            }
        }
    }

    private boolean hasReason(String path) {
        return content.log().about(path, null).stream()
                .anyMatch(d ->
                        d.action() == Verdict.REJECT
                                && d.reason() != null
                                && content.log().holds(d));
    }

    private void open(Shown picture, String why) {
        page.append("- ").append(link(picture.path())).append(why).append('\n');
    }

    private String stars(String path) {
        DecisionLog.Rating rating = ratings.get(path);
        return rating == null ? "" : " " + "★".repeat(Math.clamp(rating.stars(), 0, 5));
    }

    private static String link(String path) {
        return "[" + escaped(name(path)) + "](<../" + address(path) + ">)";
    }

    /** A path between angle brackets; what would end them is percent-encoded. */
    private static String address(String path) {
        return path.replace("%", "%25")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\\", "%5C");
    }

    /** Text as text: on one line, with nothing in it that Markdown or HTML would act on. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ").toCharArray()) {
            if (c == '<' || c == '>' || c == '&') {
                escaped.append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
            } else {
                if ("\\`*_[]#|~!".indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
