package app.proofsheet.folder.asset;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot.Origin;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.folder.qa.DecisionLog;
import app.proofsheet.folder.qa.DecisionLog.Rating;
import app.proofsheet.media.PictureHeader;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins the pictures of one asset with what its records say about them. */
final class PictureTeller {

    private static final Pattern RUN_NUMBER = Pattern.compile("(?:.*-)?run-(\\d+)");

    private final String assetDir;
    private final Records records;
    private final Map<String, Rating> ratings;
    private final Map<String, Rating> ratingsByBytes = new HashMap<>();
    private final Set<String> judged;
    private final PictureLooks looks;
    private final SeenPictures seen;

    /**
     * The records of the asset.
     *
     * @param entries index entries by path
     */
    record Records(PictureClaims claims, OriginReader origins, Map<String, ObjectNode> entries) {}

    PictureTeller(
            String assetDir,
            Records records,
            DecisionLog decisions,
            PictureLooks looks,
            SeenPictures seen) {
        this.assetDir = assetDir;
        this.records = records;
        this.ratings = decisions.ratings();
        this.judged = decisions.judged();
        this.looks = looks;
        this.seen = seen;
        ratings.values().forEach(rating -> ratingsByBytes.put(rating.sha256(), rating));
    }

    /** Snapshots, newest run first, then by place in the run. */
    List<PictureSnapshot> tell(List<Pictures.Found> found) {
        Map<String, Instant> times = new HashMap<>();
        return found.stream()
                .map(this::tell)
                .sorted(
                        Comparator.comparing((PictureSnapshot p) -> time(p, times))
                                .reversed()
                                .thenComparing(
                                        p -> p.origin() == null ? "" : p.origin().runId(),
                                        Comparator.reverseOrder())
                                .thenComparing(PictureTeller::attempt)
                                .thenComparingInt(p -> p.origin() == null ? 0 : p.origin().index())
                                .thenComparing(PictureSnapshot::id))
                .toList();
    }

    private PictureSnapshot tell(Pictures.Found picture) {
        PictureId id = new PictureId(assetDir, picture.path());
        ObjectNode entry = records.entries().get(picture.path());
        PictureClaim claim = records.claims().origin(picture, entry, looks::hash).orElse(null);
        Origin origin = origin(id, claim, entry);
        String sha256 = entry == null ? null : entry.path("sha256").textValue();
        if (sha256 == null && claim != null) {
            sha256 = claim.sha256();
        }
        PictureHeader header = looks.header(picture);
        int stars = stars(picture.path(), sha256);
        boolean isNew =
                picture.state() == PictureState.CANDIDATE
                        && stars == 0
                        && !judged.contains(picture.path())
                        && !seen.isSeen(id.workPath(), picture.stamp());
        return new PictureSnapshot(
                id,
                picture.state(),
                label(id, origin),
                stars,
                origin,
                picture.stamp().length(),
                picture.stamp().modified(),
                header.size(),
                header.format(),
                sha256,
                isNew,
                header.problem());
    }

    private @Nullable Origin origin(
            PictureId id, @Nullable PictureClaim claim, @Nullable ObjectNode entry) {
        if (claim != null) {
            return records.origins().origin(claim, id);
        }
        return entry == null ? null : records.origins().origin(entry, id).orElse(null);
    }

    private int stars(String path, @Nullable String sha256) {
        Rating rating = ratings.get(path);
        boolean otherBytes =
                rating != null
                        && sha256 != null
                        && !rating.sha256().isEmpty()
                        && !rating.sha256().equals(sha256);
        if (rating == null || otherBytes) {
            rating = sha256 == null ? null : ratingsByBytes.get(sha256);
        }
        return rating == null ? 0 : Math.clamp(rating.stars(), 0, 5);
    }

    private Instant time(PictureSnapshot picture, Map<String, Instant> times) {
        Origin origin = picture.origin();
        if (origin == null) {
            return picture.modified();
        }
        return times.computeIfAbsent(
                origin.runId(), run -> records.claims().timeOf(run).orElse(picture.modified()));
    }

    private static String attempt(PictureSnapshot picture) {
        Origin origin = picture.origin();
        String attempt = origin == null ? null : origin.attemptId();
        return attempt == null ? "" : attempt;
    }

    private static String label(PictureId id, @Nullable Origin origin) {
        if (origin != null) {
            Matcher number = RUN_NUMBER.matcher(origin.runId());
            if (number.matches()) {
                return String.format(Locale.ROOT, "%s-%02d", number.group(1), origin.index());
            }
        }
        String name = id.fileName();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
