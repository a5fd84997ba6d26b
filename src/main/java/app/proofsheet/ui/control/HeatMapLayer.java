package app.proofsheet.ui.control;

import app.proofsheet.media.DifferenceMap;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureImage;
import app.proofsheet.ui.image.PictureLoader;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/**
 * The heat map of two pictures for a threshold that may change all the time: compared once,
 * coloured off the FX thread, the newest threshold last; what was coloured before stays until then.
 */
final class HeatMapLayer {

    private final PictureLoader loader;
    private final Runnable onChange;
    private @Nullable PictureImage before;
    private @Nullable PictureImage after;
    private @Nullable DifferenceMap map;
    private @Nullable PictureImage heat;
    private LoadHandle comparing = LoadHandle.SETTLED;
    private int threshold;
    private int coloured = -1;
    private boolean isColouring;
    private long generation;

    HeatMapLayer(PictureLoader loader, int threshold, Runnable onChange) {
        this.loader = loader;
        this.threshold = threshold;
        this.onChange = onChange;
    }

    /** Compares two pictures; the same two are not compared again. */
    void compare(PictureImage first, PictureImage second) {
        if (first == before && second == after) {
            return;
        }
        clear();
        before = first;
        after = second;
        comparing =
                loader.difference(
                        first,
                        second,
                        compared -> {
                            map = compared;
                            colour();
                            onChange.run();
                        });
    }

    /** Forgets everything but the threshold. */
    void clear() {
        comparing.cancel();
        comparing = LoadHandle.SETTLED;
        generation++;
        before = null;
        after = null;
        map = null;
        heat = null;
        coloured = -1;
        isColouring = false;
    }

    void setThreshold(int wanted) {
        threshold = wanted;
        colour();
        onChange.run();
    }

    private void colour() {
        DifferenceMap compared = map;
        if (compared == null || isColouring || coloured == threshold) {
            return;
        }
        int wanted = threshold;
        long asked = generation;
        isColouring = true;
        loader.heat(
                compared,
                wanted,
                picture -> {
                    if (asked == generation) {
                        isColouring = false;
                        coloured = wanted;
                        heat = picture;
                        onChange.run();
                        colour();
                    }
                });
    }

    /** The heat map, null while there is none. */
    @Nullable PictureImage picture() {
        return heat;
    }

    /** Share of pixels above the threshold, 0 to 1; empty while comparing. */
    OptionalDouble changed() {
        DifferenceMap compared = map;
        return compared == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(compared.changed(threshold));
    }
}
