package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes run ids when runs are queued. A run's folder is made exclusively, so two programs never get
 * the same id, and its request is on disk before anyone hears of the run.
 */
public final class RunReservations {

    private static final Logger LOG = Logger.getLogger(RunReservations.class.getName());
    private static final Pattern NUMBERED = Pattern.compile("image-run-(\\d{1,9})");

    private static final String REQUEST = "request.json";

    private final Clock clock;

    /** Reservations with times from a clock. */
    public RunReservations(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reserves a run and writes its {@code request.json}.
     *
     * @param assetRoot absolute asset root, created when missing
     * @param request the request; a blank run id takes the next free {@code image-run-NNN}
     * @return the request with the run id it has now
     * @throws FailureException {@code run_exists} when the given id is taken, {@code unsafe_id}, or
     *     a storage code
     */
    public ImageRequest reserve(Path assetRoot, ImageRequest request) {
        String wanted = request.target().runId();
        if (!wanted.isBlank()) {
            WorkPaths.requireId(wanted, "runId");
        }
        ImageRequest reserved =
                DiskFailures.guard(
                        assetRoot,
                        () ->
                                Uninterrupted.run(() -> {
                                    try (AssetLock _ = AssetLock.take(assetRoot)) {
                                        return take(assetRoot, request);
                                    }
                                }));
        boolean isNoted = false;
        try {
            new AssetRecords(assetRoot, clock).noteRun(reserved);
            isNoted = true;
            return reserved;
        } finally {
            if (!isNoted) {
                release(assetRoot, reserved.target().runId());
            }
        }
    }

    /**
     * Takes a reservation back while nothing but the request is there. A disk that refuses this too
     * keeps the folder; it is found as a run that was never sent.
     *
     * @param runId the id {@link #reserve} gave
     */
    public void release(Path assetRoot, String runId) {
        Path run = WorkPaths.inside(assetRoot, "runs/image/" + WorkPaths.requireId(runId, "runId"));
        Path request = run.resolve(REQUEST);
        try (AssetLock _ = AssetLock.take(assetRoot)) {
            if (holdsOnly(run, REQUEST)) {
                Files.deleteIfExists(request);
                Files.delete(run);
            }
        } catch (IOException | FailureException e) {
            LOG.log(Level.FINE, "a reserved run stays: " + runId, e);
        }
    }

    /**
     * True when a run's folder holds this very request or less and nothing else: it was reserved,
     * and nothing was begun.
     *
     * @param request with its run id
     */
    public static boolean isOnlyReserved(Path assetRoot, ImageRequest request) {
        Path run = WorkPaths.inside(assetRoot, "runs/image/" + request.target().runId());
        return DiskFailures.guard(
                assetRoot,
                () -> {
                    Path written = run.resolve(REQUEST);
                    return Files.isDirectory(run)
                            && holdsOnly(run, REQUEST)
                            && (!Files.exists(written)
                                    || Files.readString(written)
                                            .equals(RequestDocument.text(request)));
                });
    }

    private static boolean holdsOnly(Path run, String wanted) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .allMatch(name -> name.equals(wanted) || name.endsWith(".tmp"));
        }
    }

    private static ImageRequest take(Path assetRoot, ImageRequest request) throws IOException {
        Path runs = WorkPaths.inside(assetRoot, "runs/image");
        Files.createDirectories(runs);
        String wanted = request.target().runId();
        if (!wanted.isBlank()) {
            return write(runs, request, wanted);
        }
        for (int number = first(runs); ; number++) {
            String id = id(number);
            if (!isHalfReserved(runs.resolve(id)) && !make(runs.resolve(id))) {
                continue;
            }
            ImageRequest reserved = request.withRunId(id);
            return writeRequest(runs.resolve(id), reserved);
        }
    }

    private static ImageRequest write(Path runs, ImageRequest request, String id)
            throws IOException {
        boolean isLeft = Files.isDirectory(runs.resolve(id)) && holdsOnly(runs.resolve(id), "");
        if (!isLeft && !make(runs.resolve(id))) {
            throw new FailureException(
                    Failure.of(
                                    "run_exists",
                                    FailureKind.STATE,
                                    "The asset has a run \"" + id + "\" already.")
                            .withKept("Nothing was written.")
                            .withNext("Choose another run id, or leave it out."));
        }
        return writeRequest(runs.resolve(id), request);
    }

    private static ImageRequest writeRequest(Path run, ImageRequest request) throws IOException {
        boolean isWritten = false;
        try {
            AtomicFiles.write(run.resolve(REQUEST), RequestDocument.text(request));
            isWritten = true;
            return request;
        } finally {
            if (!isWritten) {
                Files.deleteIfExists(run);
            }
        }
    }

    /** Makes a run's folder; false when it is taken. */
    private static boolean make(Path run) throws IOException {
        try {
            Files.createDirectory(run);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * A folder with half a request was left by a program that was killed while it reserved; nobody
     * heard of it. An empty one may be another program's that is about to use it.
     */
    private static boolean isHalfReserved(Path run) throws IOException {
        if (!Files.isDirectory(run)) {
            return false;
        }
        try (Stream<Path> files = Files.list(run)) {
            List<Path> all = files.toList();
            return !all.isEmpty() && all.stream().allMatch(f -> f.toString().endsWith(".tmp"));
        }
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "image-run-%03d", number);
    }

    /**
     * The next number; the last one again when its folder holds half a request and nothing else.
     */
    private static int first(Path runs) throws IOException {
        int highest = highest(runs);
        Path last = runs.resolve(id(highest));
        return isHalfReserved(last) ? highest : highest + 1;
    }

    private static int highest(Path runs) throws IOException {
        int highest = 0;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(runs)) {
            for (Path child : children) {
                Matcher numbered = NUMBERED.matcher(String.valueOf(child.getFileName()));
                if (numbered.matches()) {
                    highest = Math.max(highest, Integer.parseInt(numbered.group(1)));
                }
            }
        }
        return highest;
    }
}
