package app.proofsheet.ui.control;

/** How two to four pictures are compared; all but side by side are for two. */
public enum CompareMode {
    SIDE_BY_SIDE,
    SWIPE,
    ONION_SKIN,
    BLINK,
    DIFFERENCE
}
