package app.proofsheet.folder.trash;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.verdict.PicturePurge;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * The trash a file manager shows: on Linux as the freedesktop.org specification 1.0 has it, on
 * macOS {@code ~/.Trash}. Where there is none that a plain rename reaches (Windows, another
 * volume), the file goes to {@code .postplus/trash} in the work folder, from where a person can
 * delete it. Nothing is ever deleted here.
 */
public final class SystemTrash implements PicturePurge.Trash {

    private final String systemName;
    private final Path home;
    private final Map<String, String> environment;
    private final Path workFolder;
    private final Clock clock;

    /**
     * The trash for the files of a work folder.
     *
     * @param systemName as {@code os.name} has it
     * @param environment of the process; {@code XDG_DATA_HOME} counts
     * @param clock tells the local time of deletion
     */
    public SystemTrash(
            String systemName,
            Path home,
            Map<String, String> environment,
            Path workFolder,
            Clock clock) {
        this.systemName = systemName;
        this.home = home;
        this.environment = environment;
        this.workFolder = workFolder;
        this.clock = clock;
    }

    @Override
    public boolean put(Path file) throws IOException {
        Path trash = trashFor(file);
        if (trash != null) {
            if (systemName.startsWith("Mac")) {
                moveFree(file, trash);
            } else {
                moveWithNote(file, trash);
            }
            return true;
        }
        moveFree(file, workFolder.resolve(".postplus").resolve("trash"));
        return false;
    }

    /** The person's trash, null when there is none or a rename does not reach it. */
    private @Nullable Path trashFor(Path file) throws IOException {
        if (systemName.startsWith("Windows")) {
            return null;
        }
        Path trash;
        if (systemName.startsWith("Mac")) {
            trash = home.resolve(".Trash");
        } else {
            String data = environment.getOrDefault("XDG_DATA_HOME", "");
            Path base = data.isBlank() ? home.resolve(".local/share") : Path.of(data);
            trash = base.resolve("Trash");
        }
        try {
            Files.createDirectories(trash);
            boolean isReached = Files.getFileStore(trash).equals(Files.getFileStore(file));
            return isReached && Files.isWritable(trash) ? trash : null;
        } catch (IOException e) {
            // No home to speak of, as for a service account.
            return null;
        }
    }

    /** The note is made first and exclusively; it reserves the name. */
    private void moveWithNote(Path file, Path trash) throws IOException {
        Path notes = Files.createDirectories(trash.resolve("info"));
        Path files = Files.createDirectories(trash.resolve("files"));
        String text =
                "[Trash Info]\nPath="
                        + encoded(file.toAbsolutePath().normalize())
                        + "\nDeletionDate="
                        + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                                LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS))
                        + "\n";
        for (int n = 1; ; n++) {
            String name = numbered(String.valueOf(file.getFileName()), n);
            Path note = notes.resolve(name + ".trashinfo");
            if (Files.exists(files.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                Files.writeString(note, text, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            try {
                Files.move(file, files.resolve(name));
                force(file, files);
                return;
            } catch (IOException e) {
                Files.deleteIfExists(note);
                throw e;
            }
        }
    }

    private static void moveFree(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int n = 1; ; n++) {
            try {
                Files.move(file, folder.resolve(numbered(String.valueOf(file.getFileName()), n)));
                force(file, folder);
                return;
            } catch (FileAlreadyExistsException e) {
                // Taken: the next number.
            }
        }
    }

    private static void force(Path file, Path entered) {
        AtomicFiles.forceFolder(entered);
        Path left = file.toAbsolutePath().getParent();
        if (left != null) {
            AtomicFiles.forceFolder(left);
        }
    }

    private static String numbered(String name, int n) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        return n == 1 ? name : stem + "." + n + ending;
    }

    /** A path as the note wants it: its bytes, percent-encoded as in an address. */
    private static String encoded(Path path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.toString().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || "/-_.~".indexOf(c) >= 0);
            text.append(
                    isPlain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return text.toString();
    }
}
