package app.proofsheet.folder.asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells a file's content apart from an earlier one without reading it.
 *
 * @param modified last modified time
 * @param length bytes
 */
public record FileStamp(Instant modified, long length) {

    /** The stamp in attributes already read. */
    public static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(attributes.lastModifiedTime().toInstant(), attributes.size());
    }

    /** The stamp of a file, empty when it is not there. */
    public static Optional<FileStamp> of(Path file) {
        try {
            return Optional.of(of(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
