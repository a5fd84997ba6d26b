package app.proofsheet.ui.app;

import app.proofsheet.ui.keys.KeyChoices;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.theme.Motion;
import app.proofsheet.ui.theme.TextSize;
import app.proofsheet.ui.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the studio remembers from one start to the next: the last folders, and sizes of window and
 * panes. It may be lost without harm.
 */
public interface StudioMemory {

    /** What was remembered, the defaults when nothing was or it cannot be read. */
    Remembered load();

    /** Remembers; a failure is logged and otherwise ignored. Touches the disk. */
    void save(Remembered remembered);

    /**
     * What is remembered.
     *
     * @param recent absolute paths of work folders, last one first
     * @param lastAsset asset folder shown last, null when none
     * @param theme what the person wants
     * @param tileWidth width of a tile in the grid
     * @param leftWidth width of the left pane
     * @param queueRows height of the open queue in rows
     * @param panes what each view shows
     * @param window null when the window was never placed
     * @param keys keys a person chose, by action id, as {@link KeyChoices} writes them
     * @param pausesAfterCrash the queue starts paused when a program ended in the midst of its work
     * @param ease what makes the studio easy on a person
     */
    record Remembered(
            List<String> recent,
            @Nullable String lastAsset,
            Theme.Choice theme,
            double tileWidth,
            double leftWidth,
            int queueRows,
            Map<ViewMode, Panes> panes,
            @Nullable WindowPlace window,
            Map<String, String> keys,
            boolean pausesAfterCrash,
            Ease ease) {

        /** How many work folders are offered again. */
        public static final int RECENT = 8;

        /** Copies the collections and fills in views that are missing. */
        public Remembered {
            recent = recent.stream().distinct().limit(RECENT).toList();
            Map<ViewMode, Panes> all = new EnumMap<>(ViewMode.class);
            for (ViewMode view : ViewMode.values()) {
                Panes kept = panes.get(view);
                all.put(view, kept == null ? Panes.of(view) : kept);
            }
            panes = Collections.unmodifiableMap(all);
            keys = Map.copyOf(keys);
        }

        /** The same with another ease. */
        public Remembered with(Ease other) {
            return new Remembered(
                    recent,
                    lastAsset,
                    theme,
                    tileWidth,
                    leftWidth,
                    queueRows,
                    panes,
                    window,
                    keys,
                    pausesAfterCrash,
                    other);
        }

        /** The same with the window at another place. */
        public Remembered with(WindowPlace place) {
            return new Remembered(
                    recent,
                    lastAsset,
                    theme,
                    tileWidth,
                    leftWidth,
                    queueRows,
                    panes,
                    place,
                    keys,
                    pausesAfterCrash,
                    ease);
        }

        /** The same in another theme. */
        public Remembered with(Theme.Choice other) {
            return new Remembered(
                    recent,
                    lastAsset,
                    other,
                    tileWidth,
                    leftWidth,
                    queueRows,
                    panes,
                    window,
                    keys,
                    pausesAfterCrash,
                    ease);
        }

        /** A first start. */
        public static Remembered first() {
            return new Remembered(
                    List.of(),
                    null,
                    Theme.Choice.SYSTEM,
                    124,
                    352,
                    4,
                    Map.of(),
                    null,
                    Map.of(),
                    false,
                    Ease.first());
        }
    }

    /**
     * What makes the studio easy on a person.
     *
     * @param textSize how large text is
     * @param motion what may move by itself
     * @param judged true once a verdict was given: the hint about the keys is not needed again
     */
    record Ease(TextSize textSize, Motion motion, boolean judged) {

        /** A first start. */
        public static Ease first() {
            return new Ease(TextSize.NORMAL, Motion.SYSTEM, false);
        }
    }

    /** Which panes a view shows, and how wide its inspector is. */
    record Panes(boolean left, boolean inspector, boolean queue, double inspectorWidth) {

        /** As designed: the grid shows everything, loupe and compare leave room for the picture. */
        public static Panes of(ViewMode view) {
            return switch (view) {
                case GRID -> new Panes(true, true, true, 320);
                case LOUPE, COMPARE -> new Panes(false, true, false, 400);
            };
        }
    }

    /** Where the window was. */
    record WindowPlace(double x, double y, double width, double height, boolean maximized) {}

    /** Remembers nothing beyond this start. */
    static StudioMemory none() {
        return new StudioMemory() {
            private Remembered kept = Remembered.first();

            @Override
            public synchronized Remembered load() {
                return kept;
            }

            @Override
            public synchronized void save(Remembered remembered) {
                kept = remembered;
            }
        };
    }
}
