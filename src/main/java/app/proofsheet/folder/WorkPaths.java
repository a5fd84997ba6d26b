package app.proofsheet.folder;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Safe ids and paths of one work folder (defect D30). Everything that comes from a request, a
 * record or a person goes through here before it touches the disk: relative, {@code /}-separated,
 * no {@code ..}, no control characters, nothing that another system reserves, no symbolic link that
 * leaves the folder. Records hold relative paths; absolute ones of another machine are derived anew
 * from where the record lies (spec/asset-folder.md §10, defect D13).
 */
public final class WorkPaths {

    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    /** Places inside an asset folder that tell where it begins in a foreign absolute path. */
    private static final Pattern INSIDE_ASSET =
            Pattern.compile(
                    ".*/((?:images/(?:source|candidates|approved|rejected)"
                            + "|videos/(?:candidates|approved|rejected)"
                            + "|audio/(?:source|candidates|approved)"
                            + "|runs/(?:image|video|upload)"
                            + "|inputs/(?:references|requests))/.+|inputs/[^/]+|qa/.+)");

    private static final Set<Character> NOT_IN_IDS =
            Set.of('/', '\\', '<', '>', ':', '"', '|', '?', '*');

    /** Longest name that common file systems take. */
    private static final int MAX_NAME_BYTES = 255;

    private final Path root;

    /** The paths of a work folder, which need not exist yet. */
    public WorkPaths(Path workFolder) {
        this.root = workFolder.toAbsolutePath().normalize();
    }

    /** Absolute path of the work folder. */
    public Path root() {
        return root;
    }

    /**
     * Checks an id that becomes a folder or file name.
     *
     * @param what the field it came from, for the sentence ({@code runId})
     * @return the id
     * @throws FailureException {@code unsafe_id}
     */
    public static String requireId(String id, String what) {
        if (!isSafeId(id)) {
            throw new FailureException(
                    Failure.of(
                                    "unsafe_id",
                                    FailureKind.INPUT,
                                    what
                                            + " \""
                                            + printable(id)
                                            + "\" cannot be used as a folder name.")
                            .withKept("Nothing was written.")
                            .withNext("Use letters, digits, dots, dashes and underscores."));
        }
        return id;
    }

    /** True when an id is one safe path segment on every system. */
    public static boolean isSafeId(String id) {
        return isSafeSegment(id)
                && id.length() <= 120
                && !id.endsWith(".")
                && !id.endsWith(" ")
                && !id.startsWith(" ")
                && id.codePoints().noneMatch(WorkPaths::isInvisible)
                && id.chars().noneMatch(c -> NOT_IN_IDS.contains((char) c));
    }

    /**
     * Absolute root of an asset folder.
     *
     * @param assetDir work-relative, {@code ""} for the work folder itself
     * @throws FailureException {@code unsafe_path} when it leaves the work folder
     */
    public Path assetRoot(String assetDir) {
        return assetDir.isEmpty() ? root : inside(root, assetDir);
    }

    /**
     * Absolute path of a work-relative path.
     *
     * @throws FailureException {@code unsafe_path} when it leaves the work folder
     */
    public Path resolve(String workPath) {
        return inside(root, workPath);
    }

    /**
     * Work-relative form of an absolute path, {@code ""} for the work folder itself.
     *
     * @throws FailureException {@code unsafe_path} when it lies elsewhere
     */
    public String relative(Path absolute) {
        return relative(root, absolute)
                .orElseThrow(() -> unsafe(absolute.toString(), "lies outside the work folder"));
    }

    /** Form of a path relative to a folder, {@code /}-separated; empty when it lies elsewhere. */
    public static Optional<String> relative(Path folder, Path file) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        if (!to.startsWith(from)) {
            return Optional.empty();
        }
        String separator = folder.getFileSystem().getSeparator();
        return Optional.of(from.relativize(to).toString().replace(separator, "/"));
    }

    /**
     * A file below a folder.
     *
     * @param relative {@code /}-separated
     * @throws FailureException {@code unsafe_path} when it is absolute, has {@code ..}, a
     *     backslash, control characters, a name over 255 bytes or a reserved one, or when a
     *     symbolic link on the way leaves the folder
     */
    public static Path inside(Path folder, String relative) {
        Path base = folder.toAbsolutePath().normalize();
        if (!isSafePath(relative)) {
            throw unsafe(relative, "is not a path inside the folder");
        }
        try {
            Path file = base.resolve(relative).normalize();
            if (!file.startsWith(base) || leaves(base, file)) {
                throw unsafe(relative, "leads out of the folder");
            }
            return file;
        } catch (InvalidPathException e) {
            throw unsafe(relative, "is not a path of this system");
        }
    }

    /** As {@link #inside}, empty instead of a failure: for paths that a record tells. */
    public static Optional<Path> find(Path folder, String relative) {
        try {
            return Optional.of(inside(folder, relative));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    /** True when a relative path has safe segments only; looks at the text, not at the disk. */
    public static boolean isSafePath(String relative) {
        if (relative.isEmpty()
                || DRIVE.matcher(relative).matches()
                || relative.indexOf('\\') >= 0) {
            return false;
        }
        for (String segment : relative.split("/", -1)) {
            if (!isSafeSegment(segment)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Asset-relative form of a path in a record: relative ones as they are, absolute ones of this
     * asset made relative, absolute ones of another machine (also Windows ones) derived from the
     * part that lies inside an asset folder. Empty when it cannot be told or is unsafe. Nothing is
     * looked up on the disk.
     */
    public static Optional<String> assetRelative(Path assetRoot, String stored) {
        String slashed = stored.replace('\\', '/');
        boolean absolute = slashed.startsWith("/") || DRIVE.matcher(slashed).matches();
        if (!absolute) {
            return isSafePath(slashed) ? Optional.of(slashed) : Optional.empty();
        }
        String here = assetRoot.toAbsolutePath().normalize().toString().replace('\\', '/') + "/";
        String rest = null;
        if (slashed.startsWith(here)) {
            rest = slashed.substring(here.length());
        } else {
            Matcher matcher = INSIDE_ASSET.matcher(slashed);
            if (matcher.matches()) {
                rest = matcher.group(1);
            }
        }
        return rest != null && isSafePath(rest) ? Optional.of(rest) : Optional.empty();
    }

    /** True when no symbolic link on the way to a file leads out of the folder. */
    public static boolean staysInside(Path folder, Path file) {
        return !leaves(folder.toAbsolutePath().normalize(), file.toAbsolutePath().normalize());
    }

    private static boolean isSafeSegment(String segment) {
        return !segment.isBlank()
                && segment.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                && segment.codePoints().noneMatch(WorkPaths::isHalfACharacter)
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c < 0x20 || c >= 0x7f && c < 0xa0)
                && !RESERVED.matcher(segment.toLowerCase(Locale.ROOT)).matches();
    }

    /** Characters that turn or hide a name on the screen: two ids could look the same. */
    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }

    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean leaves(Path base, Path file) {
        try {
            Path realBase = base.toRealPath();
            Path existing = file;
            while (existing != null
                    && existing.startsWith(base)
                    && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
                existing = existing.getParent();
            }
            return existing != null
                    && existing.startsWith(base)
                    && !existing.toRealPath().startsWith(realBase);
        } catch (FileSystemException e) {
            // A dangling link cannot be followed to see where it leads, so it is not trusted; a
            // base that is not there yet has no links.
            return Files.exists(base);
        } catch (IOException e) {
            return true;
        }
    }

    private static FailureException unsafe(String path, String why) {
        return new FailureException(
                Failure.of(
                                "unsafe_path",
                                FailureKind.INPUT,
                                "The path \"" + printable(path) + "\" " + why + ".")
                        .withKept("Nothing was written.")
                        .withNext("Use a path inside the work folder, with \"/\" between names."));
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "?");
        return plain.length() > 160 ? plain.substring(0, 160) + "…" : plain;
    }
}
