package app.proofsheet.ui.session;

/** The three views of one selection. */
public enum ViewMode {
    GRID,
    LOUPE,
    COMPARE
}
