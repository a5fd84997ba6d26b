package app.proofsheet.wiring;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
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
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fills what the studio needs. */
final class StudioWiring {

    private static final String MARK = ".proofsheet-tour";
    private static final String WORK = "work";

    private final Surroundings around;
    private final FolderOptions options;

    StudioWiring(Surroundings around, FolderOptions options) {
        this.around = around;
        this.options = options;
    }

    /** Work folders whose queue runs as soon as they are open. */
    private record Folders(Surroundings around, FolderOptions options, Supplier<Path> sampleCopy)
            implements OpenWorkspace {

        @Override
        public Workspace open(Path folder) {
            WorkFolder opened = new WorkFolder(folder, around, options);
            try {
                opened.jobs().start();
            } catch (RuntimeException failed) {
                opened.close();
                throw failed;
            }
            return opened;
        }

        @Override
        public Path copySample() {
            return sampleCopy.get();
        }
    }

    private Clock localClock() {
        return around.clock().withZone(ZoneId.systemDefault());
    }

    /** Shows the studio until the person closes it. */
    void show(@Nullable Path workFolder) {
        StudioPorts ports =
                new StudioPorts(
                        new Folders(
                                around,
                                options,
                                () ->
                                        SampleFolder.copyInto(
                                                around.sample(), around.documentsFolder())),
                        new FileStudioMemory(around.stateFolder().resolve("window.properties")),
                        new SystemDesktop(StudioLauncher::window),
                        new StudioPanels(new SystemFileChoice(StudioLauncher::window)),
                        new ThumbnailStore(
                                around.cacheFolder().resolve("thumbnails"), new PictureDecoder()),
                        localClock());
        try {
            StudioLauncher.run(ports, workFolder);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the tour into a folder; what an earlier tour left there is replaced. */
    List<Path> tour(Path target, Consumer<String> progress) throws InterruptedException {
        Path work = target.toAbsolutePath().resolve(WORK);
        prepare(target, work);
        Path thumbnails;
        try {
            thumbnails = Files.createTempDirectory("proofsheet-tour-thumbnails");
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
        try {
            return Tour.run(
                    new TourPorts(
                            new Folders(
                                    around,
                                    options,
                                    () -> {
                                        SampleFolder.copy(around.sample(), work);
                                        return work;
                                    }),
                            new ThumbnailStore(thumbnails, new PictureDecoder()),
                            localClock(),
                            target.toAbsolutePath()),
                    progress);
        } finally {
            delete(thumbnails);
        }
    }

    private static void prepare(Path target, Path work) {
        try {
            boolean isOurs = Files.exists(target.resolve(MARK));
            if (Files.exists(work) && !isOurs) {
                throw new FailureException(
                        Failure.of(
                                        "tour_target_taken",
                                        FailureKind.INPUT,
                                        "There is a folder " + work + " that no tour has made.")
                                .withKept("Nothing in it was touched.")
                                .withNext("Choose another folder with --out."));
            }
            Files.createDirectories(target);
            Files.writeString(target.resolve(MARK), "The tour replaces what is here.\n");
            delete(work);
            try (Stream<Path> old = Files.list(target)) {
                for (Path file : old.toList()) {
                    if (file.getFileName().toString().matches("\\d\\d-[a-z-]+\\.png")) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static FailureException cannotWrite(Path where, IOException cause) {
        return new FailureException(
                Failure.of(
                                "tour_target_refused",
                                FailureKind.STORAGE,
                                "The tour cannot write to " + where + ".")
                        .withNext("Choose another folder with --out.")
                        .withDetail(cause.toString()),
                cause);
    }
}
