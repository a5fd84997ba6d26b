package app.proofsheet.folder.qa;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.Timestamps;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * {@code qa/review.md}: the state of the review for reading, made from the decisions and the folder
 * (spec/review-records.md §3). Never read back.
 */
public final class ReviewPage {

    /** Asset-relative path of the page. */
    public static final String PATH = "qa/review.md";

    private ReviewPage() {}

    /** A picture on the page. */
    public record Shown(String path, PictureState state) {}

    /** The page as Markdown. */
    public static String compose(
            String assetId, @Nullable String hero, List<Shown> pictures, DecisionLog log) {
        StringBuilder page = new StringBuilder();
        page.append("# Review of ").append(assetId).append("\n\n");
        page.append("Made from `decisions.json`; changes made here are lost.\n");
        Map<String, DecisionLog.Rating> ratings = log.ratings();
        section(page, "Approved", PictureState.APPROVED, pictures, log, ratings, hero);
        section(page, "Rejected", PictureState.REJECTED, pictures, log, ratings, hero);
        long open = pictures.stream().filter(p -> p.state() == PictureState.CANDIDATE).count();
        page.append("\n## Open\n\n");
        page.append(
                open == 0 ? "Every candidate has a verdict.\n" : open + " without verdict:\n\n");
        for (Shown picture : pictures) {
            if (picture.state() == PictureState.CANDIDATE) {
                page.append("- ").append(link(picture.path()));
                page.append(stars(ratings.get(picture.path()))).append('\n');
            }
        }
        return page.toString();
    }

    private static void section(
            StringBuilder page,
            String title,
            PictureState state,
            List<Shown> pictures,
            DecisionLog log,
            Map<String, DecisionLog.Rating> ratings,
            @Nullable String hero) {
        List<Shown> shown = pictures.stream().filter(p -> p.state() == state).toList();
        page.append("\n## ").append(title).append(" (").append(shown.size()).append(")\n");
        for (Shown picture : shown) {
            page.append("\n### ").append(name(picture.path()));
            page.append(picture.path().equals(hero) ? " (hero)\n\n" : "\n\n");
            if (state == PictureState.APPROVED) {
                page.append('!').append(link(picture.path())).append("\n\n");
            } else {
                page.append(link(picture.path())).append("\n\n");
            }
            String rating = stars(ratings.get(picture.path()));
            if (!rating.isEmpty()) {
                page.append("- rating").append(rating).append('\n');
            }
            for (Decision decision : log.about(picture.path(), null)) {
                if (decision.action() != Verdict.UNDO && log.holds(decision)) {
                    line(page, decision);
                }
            }
        }
    }

    private static void line(StringBuilder page, Decision decision) {
        page.append("- ")
                .append(decision.action().id())
                .append(" by ")
                .append(decision.reviewer())
                .append(", ")
                .append(Timestamps.text(decision.decidedAt()));
        if (decision.originRunId() != null) {
            page.append(", made by ").append(decision.originRunId());
        }
        if (decision.reason() != null) {
            page.append(": ").append(decision.reason().replaceAll("\\s+", " "));
        }
        page.append('\n');
    }

    private static String link(String path) {
        return "[" + name(path) + "](<../" + path + ">)";
    }

    private static String stars(DecisionLog.@Nullable Rating rating) {
        return rating == null ? "" : " " + "★".repeat(Math.clamp(rating.stars(), 0, 5));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
