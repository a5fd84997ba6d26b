package app.proofsheet.folder.check;

/**
 * One thing that differs.
 *
 * @param kind {@code missing}, {@code changed}, {@code misplaced} (the bytes are there, under
 *     another path than their records say), {@code unregistered}, {@code unfinished}, {@code
 *     unreadable} or {@code set_aside} (a broken record that was kept under another name)
 * @param path asset-relative
 * @param sentence what differs and what to do
 */
public record CheckFinding(String kind, String path, String sentence) {}
