package app.proofsheet.domain.brief;

import java.util.Optional;

/**
 * What the gate may ask about files. Answers never change anything on the disk. Paths are as in the
 * brief: relative to the work folder, or absolute.
 */
public interface EvidenceLook {

    /** True when a file or folder is there. */
    boolean exists(String path);

    /** Lower-case hex of a file's bytes, empty when it cannot be read. */
    Optional<String> sha256(String path);

    /** True when a path lies in the work folder, symbolic links followed. */
    boolean isInside(String path);

    /** True when the folder can be written to, or could be made. */
    boolean isWritableOrCreatable(String path);

    /** True when the folder lies in a temp directory that is not the work folder's own place. */
    boolean isTemp(String path);

    /** True when the asset folder has an approved picture. */
    boolean hasApprovedFace(String assetDir);
}
