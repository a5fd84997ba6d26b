package app.proofsheet.domain.failure;

/**
 * What sort of failure it is. Decides what a queue does with it and which exit a person is offered.
 */
public enum FailureKind {
    /**
     * The input is wrong: a field, an id, a missing file. Trying again without a change is useless.
     */
    INPUT,
    /** A record or picture on disk cannot be read or does not fit its own description. */
    RECORD,
    /** The disk or folder refused: full, read-only, missing, no permission. */
    STORAGE,
    /** Not signed in, or the sign-in was refused. */
    AUTHORISATION,
    /** Not enough credit, or a price above a limit. */
    QUOTA,
    /** The provider's content policy refused this one item; others may go on. */
    CONTENT_POLICY,
    /** The provider refused the request as wrong. */
    REFUSED,
    /** The provider is busy or limits the rate; waiting helps. */
    BUSY,
    /** The provider cannot be reached, or its answer cannot be read. */
    TRANSPORT,
    /** The provider ran the job and it failed. */
    GENERATION,
    /** The run is in a state in which this action is not allowed. */
    STATE
}
