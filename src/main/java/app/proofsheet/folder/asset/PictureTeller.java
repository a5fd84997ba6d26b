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

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Joins the pictures of one asset with what its records say about them. */
final class PictureTeller {

    private static final Pattern RUN_NUMBER = Pattern.compile("(?:.*-)?run-(\\d+)");

    /** More pictures that no record names are not read through to find a renamed one. */
    private static final int MOST_HASHED = 200;

    private final String assetDir;
    private final Records records;
    private final Map<String, Rating> ratings;
    private final Map<String, Rating> ratingsByBytes = new HashMap<>();
    private final Map<String, String> judged;
    private final Map<String, ObjectNode> lostEntries = new HashMap<>();
    private final Set<String> lostJudged = new HashSet<>();
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
        lookForLost(found.stream().map(Pictures.Found::path).collect(Collectors.toSet()));
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

    /** What records know of files that are not there: a person may have renamed them. */
    private void lookForLost(Set<String> there) {
        records.entries()
                .forEach((path, entry) -> {
                    String sha256 = entry.path("sha256").textValue();
                    if (sha256 != null && !there.contains(path)) {
                        lostEntries.put(sha256, entry);
                    }
                });
        judged.forEach((path, sha256) -> {
            if (!there.contains(path) && !sha256.isEmpty()) {
                lostJudged.add(sha256);
            }
        });
        long unknown =
                there.stream()
                        .filter(path -> !records.entries().containsKey(path))
                        .filter(path -> records.claims().on(path).isEmpty())
                        .count();
        if (unknown > MOST_HASHED) {
            lostEntries.clear();
            lostJudged.clear();
        }
    }

    /** The bytes of a picture that no record names by its path, null when none can be meant. */
    private @Nullable String bytesOf(Pictures.Found picture) {
        if (lostEntries.isEmpty() && lostJudged.isEmpty()) {
            return null;
        }
        try {
            return looks.hash(picture);
        } catch (IOException e) {
            // Unreadable bytes are nobody's; the picture's own header names the problem.
            return null;
        }
    }

    private PictureSnapshot tell(Pictures.Found picture) {
        PictureId id = new PictureId(assetDir, picture.path());
        ObjectNode entry = records.entries().get(picture.path());
        PictureClaim claim = records.claims().origin(picture, entry, looks::hash).orElse(null);
        String sha256 = entry == null ? null : entry.path("sha256").textValue();
        if (sha256 == null && claim != null) {
            sha256 = claim.sha256();
        }
        if (sha256 == null && entry == null && claim == null) {
            sha256 = bytesOf(picture);
            entry = sha256 == null ? null : lostEntries.get(sha256);
        }
        Origin origin = origin(id, claim, entry);
        PictureHeader header = looks.header(picture);
        int stars = stars(picture.path(), sha256);
        boolean isNew =
                picture.state() == PictureState.CANDIDATE
                        && stars == 0
                        && !judged.containsKey(picture.path())
                        && !lostJudged.contains(String.valueOf(sha256))
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
