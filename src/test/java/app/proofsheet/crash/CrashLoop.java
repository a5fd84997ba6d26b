package app.proofsheet.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does a deed once and keeps, at every step of the disk and of the network, what a program killed
 * there would leave: the folder and the books of the service. Then starts the program again on each
 * of them.
 */
final class CrashLoop {

    /** What a program that is killed at one step leaves. */
    record Moment(int number, String step, FolderPhoto folder, PaidService.Books books) {}

    private final Path folder;
    private final Path config;
    private final PaidService service;
    private final List<Moment> moments = new ArrayList<>();

    /**
     * A loop over an empty folder.
     *
     * @param config a folder for the program's settings
     */
    CrashLoop(Path folder, Path config, PaidService service) {
        this.folder = folder;
        this.config = config;
        this.service = service;
    }

    /** Does the deed and keeps every moment of it. */
    List<Moment> record(Deed deed) throws IOException {
        deed.prepare(new Program(folder, config, service.address()), service);
        FolderPhoto before = FolderPhoto.of(folder);
        Path watched = WatchedDisk.watch(folder, this::keep);
        service.hear(this::keep);
        try (SqliteSteps _ = SqliteSteps.tell(this::keep)) {
            deed.act(new Program(watched, config, service.address()));
        } finally {
            service.hear(step -> {});
        }
        keep("the end");
        everythingWasWatched(before, watched);
        return moments;
    }

    private synchronized void keep(String step) throws IOException {
        FolderPhoto photo = FolderPhoto.of(folder);
        PaidService.Books books = service.books();
        moments.add(new Moment(moments.size() + 1, step, photo, books));
    }

    /** Puts folder and service back to a moment, and starts the program again. */
    Program restart(Moment moment) throws IOException {
        moment.folder().restore(folder);
        service.restore(moment.books());
        Path quick = WatchedDisk.watch(folder, step -> {});
        return new Program(quick, config, service.address());
    }

    private void everythingWasWatched(FolderPhoto before, Path watched) throws IOException {
        WatchedDisk disk = (WatchedDisk) watched.getFileSystem().provider();
        List<String> unseen = new ArrayList<>();
        for (String name : FolderPhoto.of(folder).changedSince(before)) {
            if (!name.contains("queue.db") && !disk.touched().contains(name)) {
                unseen.add(name);
            }
        }
        if (!unseen.isEmpty()) {
            throw new AssertionError("written past the watched disk: " + unseen);
        }
    }

    /** True when nothing is different from the moment before. */
    boolean isSameAsBefore(Moment moment) {
        if (moment.number() == 1) {
            return false;
        }
        Moment before = moments.get(moment.number() - 2);
        return moment.books().equals(before.books()) && moment.folder().isSame(before.folder());
    }
}
