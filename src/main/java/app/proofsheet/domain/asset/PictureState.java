package app.proofsheet.domain.asset;

/** Review state of a picture; it is the folder below {@code images/} (spec/asset-folder.md §9). */
public enum PictureState {
    /** A base or reference picture. */
    SOURCE("source"),
    /** Made, not judged. */
    CANDIDATE("candidates"),
    /** Approved by a person. */
    APPROVED("approved"),
    /** Rejected by a person; kept. */
    REJECTED("rejected");

    private final String folder;

    PictureState(String folder) {
        this.folder = folder;
    }

    /** The folder name below {@code images/}. */
    public String folder() {
        return folder;
    }
}
