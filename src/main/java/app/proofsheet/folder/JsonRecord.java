package app.proofsheet.folder;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * A record file as it was found: there, absent or broken. A broken one is named and stays as it is
 * until something has to be written in its place; then it is moved aside, never overwritten.
 */
public sealed interface JsonRecord {

    /** A readable object. */
    record Present(ObjectNode node) implements JsonRecord {}

    /** No such file. */
    record Absent() implements JsonRecord {}

    /** A file that is not a readable object; the sentence names it. */
    record Broken(String problem) implements JsonRecord {}

    /**
     * Reads a record without throwing for its content.
     *
     * @param name what the file is called in a sentence, usually a relative path
     */
    static JsonRecord read(Path file, String name) {
        try {
            return new Present(Json.readObject(JsonFile.record(file, name), name));
        } catch (NoSuchFileException e) {
            return new Absent();
        } catch (IOException e) {
            return new Broken(name + " cannot be read from the disk.");
        } catch (FailureException e) {
            return new Broken(e.failure().sentence());
        }
    }

    /** The object, empty when it is absent or broken. */
    default Optional<ObjectNode> object() {
        return switch (this) {
            case Present present -> Optional.of(present.node());
            case Absent _, Broken _ -> Optional.empty();
        };
    }

    /** The sentence about a broken file, empty when it is absent or readable. */
    default Optional<String> problemSentence() {
        return switch (this) {
            case Broken broken -> Optional.of(broken.problem());
            case Absent _, Present _ -> Optional.empty();
        };
    }

    /**
     * Moves a broken record aside as {@code <name>.broken-<time>}, so that a new one can be
     * written.
     *
     * @return where it is now
     */
    static Path quarantine(Path file, Clock clock) throws IOException {
        String stamp = file.getFileName() + ".broken-" + Timestamps.forFileName(clock.instant());
        Path aside = file.resolveSibling(stamp);
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling(stamp + "-" + n);
        }
        Files.move(file, aside);
        return aside;
    }
}
