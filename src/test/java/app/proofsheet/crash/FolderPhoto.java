package app.proofsheet.crash;

import app.proofsheet.folder.ProgramName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder as it stands at one moment, which is what a program that is killed then leaves: every
 * file with its bytes, every folder, names that are one file.
 */
public final class FolderPhoto {

    /** A folder has no bytes; a second name of a file says which it is. */
    private record Entry(byte[] bytes, FileTime modified, String firstName) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    private FolderPhoto() {}

    /** Takes the photo. */
    public static FolderPhoto of(Path folder) throws IOException {
        FolderPhoto photo = new FolderPhoto();
        Map<Object, String> names = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted().skip(1).toList()) {
                String name = folder.relativize(path).toString();
                if (Files.isDirectory(path)) {
                    photo.entries.put(name, new Entry(null, null, null));
                    continue;
                }
                Object file = Files.getAttribute(path, "unix:fileKey");
                String first = names.putIfAbsent(file, name);
                photo.entries.put(
                        name,
                        first == null
                                ? new Entry(
                                        Files.readAllBytes(path),
                                        Files.getLastModifiedTime(path),
                                        null)
                                : new Entry(null, null, first));
            }
        }
        return photo;
    }

    /** Makes the folder what it was, left by a program that is no more. */
    public void restore(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
        for (Map.Entry<String, Entry> one : entries.entrySet()) {
            Path path = folder.resolve(ofDeadProgram(one.getKey()));
            Entry entry = one.getValue();
            if (entry.firstName() != null) {
                Files.createLink(path, folder.resolve(ofDeadProgram(entry.firstName())));
            } else if (entry.bytes() == null) {
                Files.createDirectory(path);
            } else {
                Files.write(path, entry.bytes());
                Files.setLastModifiedTime(path, entry.modified());
            }
        }
    }

    /** This program lives on after it was killed in a test; its temp files must not look so. */
    private static String ofDeadProgram(String name) {
        String[] mine = ProgramName.mine().split("\\.", -1);
        return name.endsWith(".tmp")
                ? name.replace(
                        mine[0] + "." + mine[1] + "." + mine[2] + ".",
                        mine[0] + "." + mine[1] + ".1.")
                : name;
    }

    /** True when nothing differs. */
    public boolean isSame(FolderPhoto other) {
        return entries.keySet().equals(other.entries.keySet())
                && entries.entrySet().stream()
                        .allMatch(e -> {
                            Entry there = other.entries.get(e.getKey());
                            return Arrays.equals(e.getValue().bytes(), there.bytes())
                                    && String.valueOf(e.getValue().firstName())
                                            .equals(String.valueOf(there.firstName()));
                        });
    }

    /** Files that are new or have other bytes than before. */
    List<String> changedSince(FolderPhoto before) {
        List<String> changed = new ArrayList<>();
        entries.forEach((name, entry) -> {
            Entry then = before.entries.get(name);
            if (entry.bytes() != null
                    && (then == null || !Arrays.equals(then.bytes(), entry.bytes()))) {
                changed.add(name);
            }
        });
        return changed;
    }
}
