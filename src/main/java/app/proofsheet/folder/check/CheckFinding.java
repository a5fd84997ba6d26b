package app.proofsheet.folder.check;

/**
 * One thing that differs.
 *
 * @param kind {@code missing}, {@code changed}, {@code unregistered}, {@code unfinished} or {@code
 *     unreadable}
 * @param path asset-relative
 * @param sentence what differs and what to do
 */
public record CheckFinding(String kind, String path, String sentence) {}
