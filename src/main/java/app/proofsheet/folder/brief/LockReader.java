package app.proofsheet.folder.brief;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.brief.LockPreview;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.FileStamp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the beginning of a persona lock document and finds its benchmark pictures. Only looks. */
public final class LockReader {

    private static final int MOST_TEXT = 4000;
    private static final int MOST_READ = 256 << 10;
    private static final int MOST_PICTURES = 12;
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,3}\\s+(.+?)\\s*#*$");
    private static final Pattern PICTURE =
            Pattern.compile(
                    "[^\\s\"'()<>\\[\\]|`]+\\.(?:png|jpe?g|webp)\\b", Pattern.CASE_INSENSITIVE);

    private final Path work;

    /** Documents of a work folder. */
    public LockReader(Path workFolder) {
        this.work = workFolder;
    }

    /** The preview of a work-relative document, empty when it is not there or lies outside. */
    public Optional<LockPreview> read(String path) {
        Optional<Path> found = WorkPaths.find(work, path).filter(Files::isRegularFile);
        Optional<FileStamp> stamp = found.flatMap(FileStamp::of);
        if (found.isEmpty() || stamp.isEmpty()) {
            return Optional.empty();
        }
        Path file = found.get();
        String name = String.valueOf(file.getFileName());
        String whole = isText(name) ? text(file) : "";
        int end = Math.min(whole.length(), MOST_TEXT);
        Matcher heading = HEADING.matcher(whole);
        return Optional.of(
                new LockPreview(
                        path,
                        heading.find() ? heading.group(1) : name,
                        whole.substring(0, end).strip(),
                        end < whole.length(),
                        stamp.get().modified(),
                        pictures(file, whole)));
    }

    private static boolean isText(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(".md", ".markdown", ".txt", ".json").anyMatch(lower::endsWith);
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
        } catch (IOException e) {
            // The gate says that it cannot be read.
            return "";
        }
    }

    private List<PictureSnapshot> pictures(Path file, String text) {
        Set<String> found = new LinkedHashSet<>();
        Path beside = file.toAbsolutePath().getParent();
        if (beside == null) {
            return List.of();
        }
        Matcher named = PICTURE.matcher(text);
        while (named.find()) {
            for (Path from : List.of(beside, work)) {
                inside(from, named.group()).ifPresent(found::add);
            }
        }
        found.addAll(neighbours(beside));
        return found.stream()
                .limit(MOST_PICTURES)
                .flatMap(path -> snapshot(path).stream())
                .toList();
    }

    private Optional<String> inside(Path from, String name) {
        try {
            Path file = from.resolve(name).normalize();
            return WorkPaths.relative(work, file)
                    .filter(path ->
                            WorkPaths.find(work, path).filter(Files::isRegularFile).isPresent());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Set<String> neighbours(Path folder) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") && PICTURE.matcher(name).matches()) {
                    inside(folder, name).ifPresent(names::add);
                }
            }
        } catch (IOException e) {
            // The document itself was there; its neighbours are an extra.
        }
        return names;
    }

    private Optional<PictureSnapshot> snapshot(String path) {
        return FileStamp.of(work.resolve(path))
                .map(stamp ->
                        new PictureSnapshot(
                                new PictureId("", path),
                                PictureState.SOURCE,
                                path.substring(path.lastIndexOf('/') + 1),
                                0,
                                null,
                                stamp.length(),
                                stamp.modified(),
                                null,
                                null,
                                null,
                                false,
                                null));
    }
}
