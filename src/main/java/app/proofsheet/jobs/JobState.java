package app.proofsheet.jobs;

/** State of a job in the words a person sees (design/studio.md, way through, 4). */
public enum JobState {
    WAITING,
    SUBMITTING,
    PROCESSING,
    SAVING,
    DONE,
    FAILED,
    NEEDS_YOU,
    CANCELLED;

    /** True when nothing more will happen without a person. */
    public boolean isSettled() {
        return switch (this) {
            case DONE, FAILED, NEEDS_YOU, CANCELLED -> true;
            case WAITING, SUBMITTING, PROCESSING, SAVING -> false;
        };
    }

    /** The word on the command line: {@code needs_you}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
