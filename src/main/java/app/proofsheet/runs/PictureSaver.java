package app.proofsheet.runs;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.Addresses;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.ReferenceNames;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.folder.run.SavedPicture;
import app.proofsheet.media.PictureHeader;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.ProviderPayload.Output;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Saves one output: into a temp file beside its place, looked at, written down with its hash, then
 * named without ever replacing a file (defects D3, D33). Written down before it is named, so that a
 * crash in between leaves a record that finds its file.
 */
final class PictureSaver {

    private static final List<String> PLACES = List.of("approved", "rejected", "source");

    private final RunRecords records;
    private final OperationIds ids;
    private final Clock clock;
    private final CrashPoints crash;

    PictureSaver(RunRecords records, OperationIds ids, Clock clock, CrashPoints crash) {
        this.records = records;
        this.ids = ids;
        this.clock = clock;
        this.crash = crash;
    }

    /** What came of one output. */
    sealed interface Result {
        /** On disk and on record, at this asset-relative path. */
        record Saved(String path) implements Result {}

        /** It did not work. */
        record Failed(Failure failure) implements Result {}

        /** The address ran out. */
        record Expired(Failure failure) implements Result {}
    }

    void crashPoint(String name) {
        crash.at(name);
    }

    /** Saves an output unless it is saved. */
    Result save(RunWork work, Attempt attempt, Output output) throws InterruptedException {
        RunFolder folder = work.folder();
        SavedPicture planned = recorded(attempt, output);
        if (planned != null) {
            Optional<String> where =
                    DiskFailures.guard(
                            folder.assetRoot(),
                            () -> find(folder, planned, baseName(folder, attempt, output)));
            if (where.isPresent()) {
                if (where.get().equals(planned.path())) {
                    records.notePicture(folder, work.request(), attempt.id(), planned);
                }
                return new Result.Saved(where.get());
            }
        }
        Path temp = tempFor(folder, attempt, output);
        try {
            return fetched(work, attempt, output, temp);
        } finally {
            DiskFailures.guard(folder.assetRoot(), () -> Files.deleteIfExists(temp));
        }
    }

    private Result fetched(RunWork work, Attempt attempt, Output output, Path temp)
            throws InterruptedException {
        switch (output.kind()) {
            case URL, MEDIA_REFERENCE, LOCAL -> {
                Result failure = fetch(work, attempt, output, temp);
                if (failure != null) {
                    return failure;
                }
            }
            case BASE64 -> {
                Optional<byte[]> bytes = decode(output.value());
                if (bytes.isEmpty()) {
                    return new Result.Failed(RunFailures.badBase64(output.index() + 1));
                }
                DiskFailures.guard(temp, () -> Files.write(temp, bytes.get()));
            }
            case UNSUPPORTED -> {
                return new Result.Failed(RunFailures.unsupportedOutput(output.index() + 1));
            }
        }
        crash.at("picture-fetched");
        PictureHeader header = PictureHeader.read(temp);
        String extension = header.extension().orElse("");
        if (extension.isEmpty()) {
            String problem = header.problem();
            return new Result.Failed(
                    RunFailures.notAPicture(output.index() + 1, problem == null ? "" : problem));
        }
        return DiskFailures.guard(
                work.folder().assetRoot(),
                () -> named(work, attempt, output, temp, header, extension));
    }

    private @Nullable Result fetch(RunWork work, Attempt attempt, Output output, Path temp)
            throws InterruptedException {
        String handle = attempt.handle();
        FetchCall call =
                new FetchCall(
                        handle == null ? "" : handle,
                        output,
                        baseName(work.folder(), attempt, output) + "." + asked(work),
                        ids.next("media-file", fetching(output.kind())));
        FetchAnswer answer;
        try {
            answer = work.provider().fetch(call, temp);
        } catch (RuntimeException e) {
            return new Result.Failed(RunFailures.unexpected("fetching a picture", e));
        }
        return switch (answer) {
            case FetchAnswer.Fetched _ -> null;
            case FetchAnswer.Failed failed ->
                    failed.expired()
                            ? new Result.Expired(failed.failure())
                            : new Result.Failed(failed.failure());
        };
    }

    /** What a service with a media store calls the fetch (spec/hosted-media-api.md §8.2). */
    private static String fetching(Output.Kind kind) {
        return kind == Output.Kind.MEDIA_REFERENCE ? "create-read-url" : "download-to-storage";
    }

    /** The ending that was asked for (spec/endpoints.md §3.3); the file gets that of its bytes. */
    private static String asked(RunWork work) {
        ImageRequest.Render render = work.request().render();
        return render.outputFormat().equals("jpeg") && !render.model().contains("gpt-image-2")
                ? "jpeg"
                : "png";
    }

    private Result named(
            RunWork work,
            Attempt attempt,
            Output output,
            Path temp,
            PictureHeader header,
            String extension)
            throws IOException {
        RunFolder folder = work.folder();
        String sha256 = Pictures.sha256(temp);
        String base = baseName(folder, attempt, output);
        PixelSize size = header.size();
        String preferred = ReferenceNames.of(output.index(), extension);
        boolean isPreferring =
                work.provider().capabilities().namesAsReference()
                        && ReferenceNames.isFree(folder, preferred);
        for (int n = isPreferring ? 0 : 1; ; n++) {
            String name = n == 0 ? preferred : base + (n == 1 ? "" : "-" + n) + "." + extension;
            Path target = folder.candidates().resolve(name);
            if (Files.exists(target)) {
                continue;
            }
            SavedPicture picture =
                    new SavedPicture(
                            output.index(),
                            folder.relative(target),
                            header.mimeType().orElse("application/octet-stream"),
                            sha256,
                            Files.size(temp),
                            size == null ? null : size.width(),
                            size == null ? null : size.height(),
                            clock.instant(),
                            output.kind() == Output.Kind.URL
                                    ? Addresses.plain(output.value())
                                    : null);
            records.edit(folder, attempt.id(), edit -> edit.picture(picture));
            crash.at("picture-planned");
            try {
                commit(temp, target);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            crash.at("picture-named");
            records.notePicture(folder, work.request(), attempt.id(), picture);
            crash.at("picture-recorded");
            return new Result.Saved(picture.path());
        }
    }

    /** Giving the name is one step; told to stop in its middle, it is done again. */
    private static void commit(Path temp, Path target) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    AtomicFiles.commitNew(temp, target);
                    return;
                } catch (ClosedByInterruptException e) {
                    Thread.interrupted();
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Where a recorded picture is now: at its path, moved by a verdict, or still under its temp
     * name because the program was killed before the last step. Empty when its bytes are nowhere.
     */
    private Optional<String> find(RunFolder folder, SavedPicture picture, String base)
            throws IOException {
        Optional<Path> file = folder.resolve(picture.path());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String name = String.valueOf(file.get().getFileName());
        if (isSame(file.get(), picture)) {
            for (Path temp : temps(folder, base)) {
                Files.deleteIfExists(temp);
            }
            return Optional.of(picture.path());
        }
        for (String place : PLACES) {
            Path moved = folder.assetRoot().resolve("images").resolve(place).resolve(name);
            if (isSame(moved, picture)) {
                return Optional.of(folder.relative(moved));
            }
        }
        for (Path temp : temps(folder, base)) {
            if (isSame(temp, picture) && !Files.exists(file.get())) {
                commit(temp, file.get());
                return Optional.of(picture.path());
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Path file, SavedPicture picture) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == picture.bytes()
                && Pictures.sha256(file).equals(picture.sha256());
    }

    private static @Nullable SavedPicture recorded(Attempt attempt, Output output) {
        return attempt.saved().stream()
                .filter(picture -> picture.index() == output.index())
                .findFirst()
                .orElse(null);
    }

    /** A temp path; those that a killed program left are cleared away first. */
    private static Path tempFor(RunFolder folder, Attempt attempt, Output output) {
        String base = baseName(folder, attempt, output);
        return DiskFailures.guard(
                folder.assetRoot(),
                () -> {
                    Files.createDirectories(folder.candidates());
                    for (Path stale : temps(folder, base)) {
                        Files.deleteIfExists(stale);
                    }
                    return AtomicFiles.tempFor(folder.candidates().resolve(base));
                });
    }

    private static List<Path> temps(RunFolder folder, String base) throws IOException {
        if (!Files.isDirectory(folder.candidates())) {
            return List.of();
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(
                        folder.candidates(),
                        file -> {
                            String name = String.valueOf(file.getFileName());
                            return name.startsWith("." + base + ".") && name.endsWith(".tmp");
                        })) {
            List<Path> temps = new java.util.ArrayList<>();
            found.forEach(temps::add);
            return temps;
        }
    }

    private static String baseName(RunFolder folder, Attempt attempt, Output output) {
        return folder.runId()
                + "-"
                + attempt.tag()
                + "-"
                + String.format(Locale.ROOT, "%03d", output.index() + 1);
    }

    /** Strict base64 of spec/asset-folder.md §4; data addresses are refused. */
    static Optional<byte[]> decode(String text) {
        String plain = text.replaceAll("\\s", "");
        if (plain.isEmpty() || plain.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(plain);
            return Base64.getEncoder().encodeToString(bytes).equals(plain)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
