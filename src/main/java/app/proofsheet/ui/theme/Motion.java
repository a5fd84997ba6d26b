package app.proofsheet.ui.theme;

/** How much may move by itself. */
public enum Motion {
    /** As the operating system has it. */
    SYSTEM,
    /** Nothing turns, blinks or slides by itself. */
    REDUCED,
    /** Everything moves, whatever the system says. */
    FULL
}
