package app.proofsheet.work;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Compares every file with its records; looks only. */
public interface FolderCheck {

    /**
     * Checks one asset folder, or every asset of the work folder when {@code assetDir} is null.
     *
     * @param progress told while pictures are read
     */
    Report verify(@Nullable String assetDir, Progress progress);

    /** Hears how far a check is, on any thread, one call at a time. */
    interface Progress {

        /** Nobody listens. */
        Progress SILENT = (_, _) -> {};

        /** So many pictures of so many were read. */
        void read(int pictures, int total);
    }

    /** The result: how much was checked and what differs. */
    record Report(int assets, int pictures, int runs, List<Difference> differences) {}

    /**
     * One difference.
     *
     * @param kind {@code missing}, {@code changed}, {@code misplaced}, {@code unregistered}, {@code
     *     unfinished}, {@code unreadable}, {@code set_aside}
     * @param path work-relative
     * @param sentence what differs and what to do
     */
    record Difference(String kind, String path, String sentence) {}
}
