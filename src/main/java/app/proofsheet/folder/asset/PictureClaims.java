package app.proofsheet.folder.asset;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the run behind a picture file: by its index entry when that names the bytes, else by path
 * in the manifests, else by file name (the file was moved by a verdict), else by its bytes.
 */
public final class PictureClaims {

    private static final Comparator<PictureClaim> OLDEST_FIRST =
            Comparator.comparing(
                    (PictureClaim claim) -> claim.at() == null ? Instant.MIN : claim.at());

    private final List<PictureClaim> all = new ArrayList<>();
    private final Map<String, List<PictureClaim>> byPath = new HashMap<>();
    private final Map<String, List<PictureClaim>> byName = new HashMap<>();
    private final Map<String, List<PictureClaim>> byRun = new HashMap<>();

    /** The claims of an asset's runs. */
    public PictureClaims(Path assetRoot, List<RunArchive.Run> runs) {
        for (RunArchive.Run run : runs) {
            all.addAll(PictureClaim.of(assetRoot, run));
        }
        for (PictureClaim claim : all) {
            byPath.computeIfAbsent(claim.path(), k -> new ArrayList<>()).add(claim);
            byRun.computeIfAbsent(claim.runId(), k -> new ArrayList<>()).add(claim);
            byName.computeIfAbsent(fileName(claim.path()), k -> new ArrayList<>()).add(claim);
        }
    }

    /** Every claim, by run. */
    public List<PictureClaim> all() {
        return List.copyOf(all);
    }

    /** When the pictures of a run were last saved, empty when no manifest says so. */
    public Optional<Instant> timeOf(String runId) {
        return byRun.getOrDefault(runId, List.of()).stream()
                .map(PictureClaim::at)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** Claims on a path, oldest first. */
    public List<PictureClaim> on(String path) {
        return byPath.getOrDefault(path, List.of()).stream().sorted(OLDEST_FIRST).toList();
    }

    /** Gives the hash of a picture; slow, so only asked when it can decide something. */
    @FunctionalInterface
    public interface Hash {
        /** Lower-case hex SHA-256. */
        String of(Pictures.Found picture) throws IOException;
    }

    /**
     * The claim that a picture comes from.
     *
     * @param entry its index entry, null when there is none
     */
    public Optional<PictureClaim> origin(
            Pictures.Found picture, @Nullable ObjectNode entry, Hash hash) {
        String name = fileName(picture.path());
        List<PictureClaim> named = byPath.getOrDefault(picture.path(), List.of());
        if (named.isEmpty()) {
            named = byName.getOrDefault(name, List.of());
        }
        String run = entry == null ? null : entry.path("originRunId").textValue();
        if (entry != null && run != null && entry.path("sha256").isTextual()) {
            Optional<PictureClaim> entered = entered(entry, run);
            if (entered.isPresent()) {
                return entered;
            }
        }
        if (!named.isEmpty()) {
            return named.stream().max(OLDEST_FIRST);
        }
        return byBytes(picture, hash).or(() -> run == null ? Optional.empty() : onlyOf(run));
    }

    private Optional<PictureClaim> entered(ObjectNode entry, String run) {
        String sha = entry.path("sha256").textValue();
        List<PictureClaim> ofRun = byRun.getOrDefault(run, List.of());
        Optional<PictureClaim> sameBytes =
                ofRun.stream().filter(c -> sha != null && sha.equals(c.sha256())).findFirst();
        if (sameBytes.isPresent()) {
            return sameBytes;
        }
        String attempt = entry.path("attemptId").textValue();
        int index = entry.path("index").asInt(-1);
        return ofRun.stream()
                .filter(c -> attempt == null || attempt.equals(c.attemptId()))
                .filter(c -> c.index() == index)
                .findFirst();
    }

    private Optional<PictureClaim> onlyOf(String run) {
        List<PictureClaim> ofRun = byRun.getOrDefault(run, List.of());
        return ofRun.size() == 1 ? Optional.of(ofRun.getFirst()) : Optional.empty();
    }

    private Optional<PictureClaim> byBytes(Pictures.Found picture, Hash hash) {
        List<PictureClaim> sameLength =
                all.stream()
                        .filter(c -> c.sha256() != null && c.bytes() == picture.stamp().length())
                        .toList();
        if (sameLength.isEmpty()) {
            return Optional.empty();
        }
        try {
            String sha = hash.of(picture);
            return sameLength.stream().filter(c -> sha.equals(c.sha256())).findFirst();
        } catch (IOException e) {
            // Unreadable bytes belong to nobody; the picture's own header names the problem.
            return Optional.empty();
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
