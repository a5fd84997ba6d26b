package app.proofsheet.domain.run;

/** What a step is asked to do with a run. */
public enum RunWish {
    /**
     * Whatever comes next by the records: submit when nothing was submitted, else poll, else save.
     */
    CONTINUE,
    /** Submit with the quote confirmation kept in the records. */
    CONFIRM_QUOTE,
    /** A new paid attempt although an earlier one exists. */
    NEW_ATTEMPT,
    /** Ask the provider to cancel. */
    CANCEL,
    /** Close an attempt whose submit outcome stays unknown. */
    MARK_LOST
}
