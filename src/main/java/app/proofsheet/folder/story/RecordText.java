package app.proofsheet.folder.story;

import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A record file as it is on disk.
 *
 * @param name for people: {@code Manifest}, {@code Attempt 1, answer to submit}
 * @param path asset-relative
 * @param text as on disk
 * @param outline parsed, null when it is not JSON
 * @param problem why it is not shown or parsed, null when it is
 */
public record RecordText(
        String name,
        String path,
        String text,
        @Nullable JsonOutline outline,
        @Nullable String problem) {

    /** Longer files hold picture bytes; nobody reads them as text. */
    private static final long MAX_LENGTH = 8_000_000;

    /** Reads a record, empty when it is not there. */
    static Optional<RecordText> read(Path assetRoot, String name, String path) {
        Path file = WorkPaths.find(assetRoot, path).filter(Files::isRegularFile).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_LENGTH) {
                return Optional.of(
                        new RecordText(
                                name, path, "", null, path + " is over 8 MB and is not shown."));
            }
            String text = JsonFile.record(file, path);
            try {
                return Optional.of(
                        new RecordText(name, path, text, Json.outline(text, path), null));
            } catch (FailureException e) {
                return Optional.of(new RecordText(name, path, text, null, e.failure().sentence()));
            }
        } catch (FailureException e) {
            return Optional.of(new RecordText(name, path, "", null, e.failure().sentence()));
        } catch (IOException e) {
            return Optional.of(
                    new RecordText(name, path, "", null, path + " cannot be read from the disk."));
        }
    }
}
