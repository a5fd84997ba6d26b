package app.proofsheet.wiring;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.FolderTree;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.app.FileStudioMemory;
import app.proofsheet.ui.app.OpenWorkspace;
import app.proofsheet.ui.app.StudioLauncher;
import app.proofsheet.ui.app.StudioPanels;
import app.proofsheet.ui.app.StudioPorts;
import app.proofsheet.ui.app.SystemDesktop;
import app.proofsheet.ui.app.SystemFileChoice;
import app.proofsheet.ui.tour.Tour;
import app.proofsheet.ui.tour.TourPorts;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Fills what the studio and the tour need. */
final class StudioWiring {

    private static final Logger LOG = Logger.getLogger(StudioWiring.class.getName());
    private static final String THUMBNAILS = ".thumbnails";

    private final Surroundings around;
    private final FolderOptions options;

    StudioWiring(Surroundings around, FolderOptions options) {
        this.around = around;
        this.options = options;
    }

    /** Shows the studio and returns when it is closed. */
    void show(@Nullable Path workFolder) throws InterruptedException {
        FileStudioMemory memory =
                new FileStudioMemory(around.stateFolder().resolve("studio.properties"));
        boolean isFirst = workFolder == null && memory.load().recent().isEmpty();
        Path folder =
                isFirst
                        ? SampleFolder.earlierCopyOrNew(around.sample(), around.documentsFolder())
                        : workFolder;
        StudioPorts ports =
                new StudioPorts(
                        new Folders(() ->
                                SampleFolder.copyInto(around.sample(), around.documentsFolder())),
                        memory,
                        new SystemDesktop(StudioLauncher::window),
                        new StudioPanels(new SystemFileChoice(StudioLauncher::window)),
                        thumbnails(around.cacheFolder().resolve("thumbnails")),
                        localClock());
        StudioLauncher.run(ports, folder);
    }

    /** Runs the tour; everything it leaves is below {@code target}. */
    List<Path> tour(Path target, Consumer<String> progress) throws InterruptedException {
        try {
            deleteEarlierTour(target);
            Files.createDirectories(target);
        } catch (IOException e) {
            throw new FailureException(
                    Failure.of(
                                    "tour_folder",
                                    FailureKind.STORAGE,
                                    "The tour cannot write to " + target + ".")
                            .withNext("Choose another folder with --out.")
                            .withDetail(e.getClass().getSimpleName()),
                    e);
        }
        List<Path> left =
                Tour.run(
                        new TourPorts(
                                new Folders(() -> tourFolder(target)),
                                thumbnails(target.resolve(THUMBNAILS)),
                                localClock(),
                                target),
                        progress);
        discard(target.resolve(THUMBNAILS));
        return left;
    }

    /** A cache that cannot be removed is a nuisance, no failure of the tour. */
    private static void discard(Path cache) {
        try {
            FolderTree.delete(cache);
        } catch (IOException e) {
            LOG.log(Level.FINE, "The tour's cache stays", e);
        }
    }

    private Path tourFolder(Path target) {
        Path folder = target.resolve("work");
        SampleFolder.copy(around.sample(), folder);
        return folder;
    }

    /** People read times of their own zone; records keep UTC. */
    private Clock localClock() {
        return around.clock().withZone(ZoneId.systemDefault());
    }

    private static ThumbnailStore thumbnails(Path folder) {
        return new ThumbnailStore(folder, new PictureDecoder());
    }

    /** Only what a tour leaves is removed, never a folder of somebody else. */
    private static void deleteEarlierTour(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return;
        }
        try (var left = Files.list(target)) {
            for (Path entry : left.toList()) {
                String name = String.valueOf(entry.getFileName());
                if (name.matches("\\d\\d-.*\\.png")) {
                    Files.delete(entry);
                } else if (name.equals("work") || name.equals(THUMBNAILS)) {
                    FolderTree.delete(entry);
                }
            }
        }
    }

    /** Opens folders for the studio, with their queues running. */
    private final class Folders implements OpenWorkspace {

        private final Supplier<Path> sample;

        Folders(Supplier<Path> sample) {
            this.sample = sample;
        }

        @Override
        public Workspace open(Path folder, JobQueue.AfterCrash afterCrash) {
            WorkFolder opened = new WorkFolder(folder, around, options);
            try {
                opened.begin(afterCrash);
                return opened;
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
        }

        @Override
        public Path copySample() {
            return sample.get();
        }
    }
}
