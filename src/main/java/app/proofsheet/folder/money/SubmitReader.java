package app.proofsheet.folder.money;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.asset.FileStamp;
import app.proofsheet.folder.asset.RunArchive;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The submits of asset folders as their attempt records tell (spec/asset-folder.md §5), read only.
 * Every attempt whose submit left counts, also failed and lost ones. A file that did not change is
 * not read again. Safe for use by several threads.
 */
public final class SubmitReader {

    private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(FileStamp stamp, MoneyFields fields) {}

    /**
     * The submits of an asset.
     *
     * @param assetRoot absolute
     */
    public List<Submit> submits(Path assetRoot) {
        return runs(assetRoot).stream().flatMap(run -> ofRun(run).stream()).toList();
    }

    /**
     * The submits of an asset that can have left since a moment, perhaps with earlier ones: a run
     * whose list of attempts was not touched since then is passed over.
     *
     * @param always ids of runs that are looked at all the same
     */
    public List<Submit> submitsSince(Path assetRoot, Instant since, Set<String> always) {
        return runs(assetRoot).stream()
                .filter(run -> always.contains(name(run)) || isTouched(run, since))
                .flatMap(run -> ofRun(run).stream())
                .toList();
    }

    private static List<Path> runs(Path assetRoot) {
        return RunArchive.folders(assetRoot.resolve("runs/image"));
    }

    private static boolean isTouched(Path run, Instant since) {
        return FileStamp.of(run.resolve("attempts"))
                .or(() -> FileStamp.of(run))
                .map(stamp -> !stamp.modified().isBefore(since))
                .orElse(true);
    }

    private List<Submit> ofRun(Path run) {
        List<Path> attempts =
                RunArchive.folders(run.resolve("attempts")).stream()
                        .filter(attempt -> Files.isRegularFile(attempt.resolve("attempt.json")))
                        .toList();
        return attempts.isEmpty()
                ? withoutAttempts(run).stream().toList()
                : attempts.stream().flatMap(attempt -> ofAttempt(run, attempt).stream()).toList();
    }

    private Optional<Submit> ofAttempt(Path run, Path folder) {
        Path file = folder.resolve("attempt.json");
        MoneyFields attempt = fields(file).orElse(null);
        String id = name(folder);
        if (attempt == null) {
            // It cannot be told what was bought; that is not the same as nothing.
            return Optional.of(
                    submit(run, id, MoneyFields.NONE, file, new Charge.Unknown(null), 0));
        }
        // The reference writes prices and pictures into the manifest only.
        MoneyFields billed =
                attempt.told().equals(Charge.Told.NOTHING)
                        ? fields(folder.resolve("manifest.json")).orElse(attempt)
                        : attempt;
        int made = Math.max(attempt.pictures(), billed.pictures());
        return Charge.of(attempt.state(), attempt.isSent(), free(provider(attempt), billed.told()))
                .map(charge -> submit(run, id, attempt, file, charge, made));
    }

    /** Folders of older tools: one answer, one manifest. */
    private Optional<Submit> withoutAttempts(Path run) {
        Path file = run.resolve("manifest.json");
        if (!Files.isRegularFile(file)) {
            return Files.isRegularFile(run.resolve("response.json"))
                    ? Optional.of(
                            submit(
                                    run,
                                    null,
                                    MoneyFields.NONE,
                                    run.resolve("response.json"),
                                    new Charge.Unknown(null),
                                    0))
                    : Optional.empty();
        }
        MoneyFields manifest = fields(file).orElse(MoneyFields.NONE);
        return Charge.of(AttemptState.MATERIALIZED, true, free(provider(manifest), manifest.told()))
                .map(charge -> submit(run, null, manifest, file, charge, manifest.pictures()));
    }

    private Submit submit(
            Path run,
            @Nullable String attemptId,
            MoneyFields own,
            Path file,
            Charge charge,
            int made) {
        MoneyFields request = fields(run.resolve("request.json")).orElse(MoneyFields.NONE);
        Instant written = FileStamp.of(file).map(FileStamp::modified).orElse(Instant.EPOCH);
        return new Submit(
                name(run),
                attemptId,
                Objects.requireNonNullElse(either(request, own, "assetId"), ""),
                own == MoneyFields.NONE ? provider(request) : provider(own),
                Objects.requireNonNullElse(either(own, request, "model"), ""),
                either(request, own, "personaId"),
                either(request, own, "campaignId"),
                own.createdAt(written),
                charge,
                made);
    }

    /** The embedded engine charges nothing, however a run of it ends. */
    private static Charge.Told free(String provider, Charge.Told told) {
        return provider.equals(Brief.DEFAULT_PROVIDER) && told.finalized() == null
                ? new Charge.Told(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)
                : told;
    }

    /** The reference, which names none, knows one. */
    private static String provider(MoneyFields fields) {
        return Objects.requireNonNullElse(fields.text("provider"), "hosted-media");
    }

    private static @Nullable String either(MoneyFields first, MoneyFields second, String name) {
        String value = first.text(name);
        return value == null ? second.text(name) : value;
    }

    /** The fields of a file, empty when it is gone or broken. */
    private Optional<MoneyFields> fields(Path file) {
        FileStamp stamp = FileStamp.of(file).orElse(null);
        if (stamp == null) {
            kept.remove(file);
            return Optional.empty();
        }
        Kept before = kept.get(file);
        if (before != null && before.stamp().equals(stamp)) {
            return Optional.of(before.fields());
        }
        try {
            MoneyFields fields = MoneyFields.read(file);
            kept.put(file, new Kept(stamp, fields));
            return Optional.of(fields);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
