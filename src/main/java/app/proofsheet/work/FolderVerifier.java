package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.folder.check.AssetCheck;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Checks asset folders by reading every record and every picture. */
public final class FolderVerifier implements FolderCheck {

    /** Disks and hashing of two streams keep each other busy; more only heats the machine. */
    private static final int READERS = 2;

    private static final String STATE = ".postplus/image-batch-runner";

    private final WorkPaths paths;

    /** Checks of a work folder. */
    public FolderVerifier(WorkPaths paths) {
        this.paths = paths;
    }

    /**
     * {@inheritDoc}
     *
     * @throws FailureException {@code asset_missing} when the named folder is not there
     */
    @Override
    public Report verify(@Nullable String assetDir, Progress progress) {
        List<String> dirs = assetDir == null ? AssetFolders.find(paths.root()) : List.of(assetDir);
        Map<String, AssetCheck> checks = new LinkedHashMap<>();
        for (String dir : dirs) {
            if (!Files.isDirectory(paths.assetRoot(dir))) {
                throw missing(dir);
            }
            checks.put(dir, new AssetCheck(paths.assetRoot(dir)));
        }
        int pictures = checks.values().stream().mapToInt(AssetCheck::pictures).sum();
        int runs = checks.values().stream().mapToInt(AssetCheck::runs).sum();
        List<Difference> differences = new ArrayList<>();
        if (assetDir == null) {
            differences.addAll(stateFiles());
        }
        Counter counter = new Counter(pictures, progress);
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            checks.forEach((dir, check) ->
                    check.run(readers, counter::next)
                            .forEach(finding ->
                                    differences.add(
                                            new Difference(
                                                    finding.kind(),
                                                    new PictureId(dir, finding.path()).workPath(),
                                                    finding.sentence()))));
        }
        return new Report(dirs.size(), pictures, runs, List.copyOf(differences));
    }

    /** What was left beside the queue: databases set aside, files half written. */
    private List<Difference> stateFiles() {
        List<Difference> found = new ArrayList<>();
        Path state = paths.root().resolve(STATE);
        if (!Files.isDirectory(state)) {
            return found;
        }
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                String path = STATE + "/" + name;
                if (name.contains(".broken-")) {
                    found.add(
                            new Difference(
                                    "set_aside",
                                    path,
                                    "A damaged file of the program was kept under this name. Delete"
                                            + " it when nothing in it is needed any more."));
                } else if (name.endsWith(".tmp")) {
                    found.add(
                            new Difference(
                                    "unfinished",
                                    path,
                                    "A half-written file was left behind; when no program works on"
                                            + " this folder it can be deleted."));
                }
            }
        } catch (IOException e) {
            found.add(
                    new Difference(
                            "unreadable", STATE, "The folder cannot be read from the disk."));
        }
        return found;
    }

    /** Counts from several threads and tells from one at a time. */
    private static final class Counter {
        private final int total;
        private final Progress progress;
        private int read;

        Counter(int total, Progress progress) {
            this.total = total;
            this.progress = progress;
        }

        synchronized void next() {
            read++;
            progress.read(read, total);
        }
    }

    private static FailureException missing(String dir) {
        return new FailureException(
                Failure.of(
                                "asset_missing",
                                FailureKind.INPUT,
                                "There is no asset folder \"" + dir + "\" in this work folder.")
                        .withNext("Name a folder that is there."));
    }
}
