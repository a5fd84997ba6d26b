package app.proofsheet.work;

import java.util.List;

/** Compares every file with its records; looks only. */
public interface FolderCheck {

    /** Checks one asset folder, or every asset of the work folder when {@code assetDir} is null. */
    Report verify(@org.jspecify.annotations.Nullable String assetDir);

    /** The result: how much was checked and what differs. */
    record Report(int assets, int pictures, int runs, List<Difference> differences) {}

    /**
     * One difference.
     *
     * @param kind {@code missing}, {@code changed}, {@code unregistered}, {@code unfinished},
     *     {@code unreadable}
     * @param path work-relative
     * @param sentence what differs and what to do
     */
    record Difference(String kind, String path, String sentence) {}
}
