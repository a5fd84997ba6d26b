package app.proofsheet.ui.control;

/**
 * How two to four pictures are compared; all but side by side lay the picture in question over the
 * first one.
 */
public enum CompareMode {
    SIDE_BY_SIDE,
    SWIPE,
    ONION_SKIN,
    BLINK,
    DIFFERENCE
}
