package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PixelSize;

import java.util.ArrayList;
import java.util.List;

/**
 * Says how large compared pictures are on screen, each in percent of its own pixels: once when it
 * is the same for all, else by role.
 */
final class ZoomReadout {

    private ZoomReadout() {}

    /** One picture on screen: its role, its own size and how large it is shown. */
    record Line(String role, PixelSize size, long percent, boolean isFit) {}

    /** With the size in pixels where there is room for it: for one size, or for two pictures. */
    static String of(List<Line> lines) {
        return of(lines, lines.size() <= 2, "zoom.of");
    }

    /** Without the size in pixels. */
    static String brief(List<Line> lines) {
        return of(lines, false, "compare.percent");
    }

    private static String of(List<Line> lines, boolean isSized, String whole) {
        if (lines.isEmpty()) {
            return "";
        }
        Line first = lines.getFirst();
        boolean isFit = lines.stream().allMatch(Line::isFit);
        boolean isOneSize = lines.stream().allMatch(line -> line.size().equals(first.size()));
        boolean isOneZoom = lines.stream().allMatch(line -> line.percent() == first.percent());
        String words;
        if (isOneSize && isOneZoom) {
            words = sized(whole, first);
        } else {
            List<String> parts = new ArrayList<>();
            for (Line line : lines) {
                parts.add(
                        isSized
                                ? line.role() + " " + sized("zoom.of", line)
                                : ControlTexts.get("zoom.role", line.role(), line.percent()));
            }
            words = String.join(" · ", parts);
        }
        return isFit ? ControlTexts.get("zoom.fit", words) : words;
    }

    private static String sized(String key, Line line) {
        return ControlTexts.get(
                key,
                line.percent(),
                String.valueOf(line.size().width()),
                String.valueOf(line.size().height()));
    }
}
