package app.proofsheet.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Work folders as the reference tools leave them, recorded on another machine ({@code
 * /home/kim/shoot}): absolute paths, no hashes, no {@code qa/}.
 */
final class ReferenceFolders {

    private ReferenceFolders() {}

    /** Two runs of which the second wrote over the first one's img-001.png. */
    static void overwritten(Path work) {
        copy("overwritten", work);
    }

    /** A generation, an upload of its picture, and an edit that wrote over it. */
    static void edited(Path work) {
        copy("edited", work);
    }

    /** A paid run whose picture could not be downloaded. */
    static void unsaved(Path work) {
        copy("unsaved", work);
    }

    /** Every file with its bytes as text, to show that nothing was rewritten. */
    static Map<String, String> contents(Path work) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        work.relativize(file).toString(),
                        java.util.Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static void copy(String name, Path work) {
        try {
            Path from =
                    Path.of(
                            ReferenceFolders.class
                                    .getResource("/app/proofsheet/folder/reference/" + name)
                                    .toURI());
            List<Path> files;
            try (Stream<Path> all = Files.walk(from)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                Path to = work.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
