package app.proofsheet.ui.notice;

/** Where screens put notices. Called on the FX thread. */
@FunctionalInterface
public interface Notices {

    /** Shows a notice; a repeated one is counted instead of piling up. */
    void show(Notice notice);
}
