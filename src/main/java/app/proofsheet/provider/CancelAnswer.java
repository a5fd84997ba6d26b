package app.proofsheet.provider;

/** What came of asking to cancel. */
public enum CancelAnswer {
    CANCELLED,
    /** Too late: it is finished or on its way. */
    TOO_LATE,
    /** The service cannot cancel. */
    NOT_POSSIBLE
}
