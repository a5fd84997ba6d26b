package app.proofsheet.domain.asset;

/**
 * Where a picture is: the asset folder and the path inside it. A verdict that moves the file
 * changes the id; the mover tells both.
 *
 * @param assetDir the asset root relative to the work folder, {@code /}-separated, {@code ""} when
 *     the work folder itself is the asset
 * @param path asset-relative path, {@code /}-separated, for example {@code
 *     images/candidates/image-run-001-a01-001.png}
 */
public record PictureId(String assetDir, String path) implements Comparable<PictureId> {

    /** The file name without its folders. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Path relative to the work folder. */
    public String workPath() {
        return assetDir.isEmpty() ? path : assetDir + "/" + path;
    }

    @Override
    public int compareTo(PictureId other) {
        int byAsset = assetDir.compareTo(other.assetDir);
        return byAsset != 0 ? byAsset : path.compareTo(other.path);
    }
}
