package app.proofsheet.json;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads a JSON file as text without trusting it: never more than fits into memory, and nothing that
 * is not UTF-8 (bytes read leniently would be lost with the next write). A byte order mark is
 * passed over.
 */
public final class JsonFile {

    /** Longest file in bytes: an answer that carries several pictures of the largest size. */
    public static final int MAX_BYTES = 128 << 20;

    private JsonFile() {}

    /**
     * The text of a file that a person named; it may be a pipe.
     *
     * @param name what it is called in a sentence, usually a relative path
     * @throws NoSuchFileException when it is not there
     * @throws IOException when the disk refuses
     * @throws FailureException {@code json_unreadable} when it is too long or not UTF-8
     */
    public static String text(Path file, String name) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw unreadable(name, "it is over " + (MAX_BYTES >> 20) + " MB");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable(name, "it is not UTF-8 text at byte " + buffer.position());
        }
    }

    /**
     * The text of a record that lies in a folder others write to: a regular file, never a link that
     * could lead out of the folder, never a pipe or a device that does not end.
     *
     * @throws NoSuchFileException when it is not there
     * @throws IOException when the disk refuses
     * @throws FailureException {@code json_unreadable} when it is no file, too long or not UTF-8
     */
    public static String record(Path file, String name) throws IOException {
        BasicFileAttributes is =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (is.isSymbolicLink()) {
            throw unreadable(name, "it is a link to another place");
        }
        if (!is.isRegularFile()) {
            throw unreadable(name, "it is not a file");
        }
        return text(file, name);
    }

    /** The failure for a document that cannot be read. */
    static FailureException unreadable(String name, String why) {
        return new FailureException(
                Failure.of(
                                "json_unreadable",
                                FailureKind.RECORD,
                                name + " cannot be read: " + why + ".")
                        .withKept("The file stays as it is.")
                        .withNext("Mend the file or move it away."));
    }
}
