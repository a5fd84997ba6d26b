package app.proofsheet.ui.app;

/**
 * Divides the width of the window between left pane, centre and right pane so that the centre keeps
 * at least {@link #CENTRE} (design/tokens.md §6). When not everything fits, panes get narrower
 * first, then the one that was not asked for last goes.
 *
 * @param left width of the left pane, 0 when folded
 * @param right width of the right pane, 0 when folded
 */
record PaneSizes(double left, double right) {

    /** The least the centre gets. */
    static final double CENTRE = 480;

    /** The least a side pane gets. */
    static final double LEAST = 280;

    /** The most a side pane can be dragged to. */
    static final double MOST = 480;

    /** What the right pane shows. */
    enum Right {
        NONE,
        INSPECTOR,
        /** All but {@value #BESIDE_EXPANDED}. */
        EXPANDED,
        /** The edit panel, 640 wide where there is room. */
        EDIT
    }

    /** What the centre gets beside an expanded inspector. */
    static final double BESIDE_EXPANDED = 556;

    private static final double EDIT = 640;
    private static final double LEAST_EDIT = 440;

    /**
     * Divides.
     *
     * @param total width of the window
     * @param wantsLeft the left pane is switched on
     * @param leftWidth its remembered width
     * @param right what the right pane is to show
     * @param rightWidth remembered width of the inspector
     * @param leftFirst the left pane was asked for last, so that the inspector gives way
     */
    static PaneSizes divide(
            double total,
            boolean wantsLeft,
            double leftWidth,
            Right right,
            double rightWidth,
            boolean leftFirst) {
        double left = wantsLeft ? Math.clamp(leftWidth, LEAST, MOST) : 0;
        double least =
                switch (right) {
                    case NONE -> 0;
                    case INSPECTOR, EXPANDED -> LEAST;
                    case EDIT -> LEAST_EDIT;
                };
        double wished =
                switch (right) {
                    case NONE -> 0;
                    case INSPECTOR -> Math.clamp(rightWidth, LEAST, MOST);
                    case EXPANDED -> Math.max(LEAST, total - BESIDE_EXPANDED);
                    case EDIT -> EDIT;
                };
        if (right == Right.EXPANDED || right == Right.EDIT && left + wished + CENTRE > total) {
            left = 0;
        }
        double room = total - CENTRE;
        if (left + wished <= room) {
            return new PaneSizes(left, wished);
        }
        if (left == 0) {
            return new PaneSizes(0, Math.max(least, Math.min(wished, room)));
        }
        if (wished == 0) {
            return new PaneSizes(Math.max(LEAST, room), 0);
        }
        if (LEAST + least <= room) {
            double narrowed = Math.max(least, room - left);
            return new PaneSizes(room - narrowed, narrowed);
        }
        return leftFirst
                ? new PaneSizes(Math.clamp(room, LEAST, left), 0)
                : new PaneSizes(0, Math.clamp(room, least, Math.max(least, wished)));
    }
}
