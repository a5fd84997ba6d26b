package app.proofsheet.folder.brief;

import app.proofsheet.domain.brief.EvidenceLook;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.FileStamp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the gate sees of the disk below one work folder. It never writes. */
public final class DiskLook implements EvidenceLook {

    private static final Set<String> TEMP_NAMES = Set.of("tmp", "temp", ".tmp", ".temp");

    private final Path work;

    /** Looks at a work folder. */
    public DiskLook(Path workFolder) {
        this.work = workFolder.toAbsolutePath().normalize();
    }

    @Override
    public boolean exists(String path) {
        return !path.isBlank() && resolve(path).map(Files::exists).orElse(false);
    }

    @Override
    public Optional<String> sha256(String path) {
        return resolve(path).filter(Files::isRegularFile).flatMap(DiskLook::hash);
    }

    @Override
    public boolean isInside(String path) {
        return resolve(path).map(p -> real(p).startsWith(real(work))).orElse(false);
    }

    @Override
    public boolean isWritableOrCreatable(String path) {
        return resolve(path)
                .filter(this::hasSafeName)
                .map(DiskLook::nearest)
                .map(there -> Files.isDirectory(there) && Files.isWritable(there))
                .orElse(false);
    }

    @Override
    public boolean isTemp(String path) {
        Optional<Path> resolved = resolve(path);
        if (resolved.isEmpty()) {
            return false;
        }
        Path real = real(resolved.get());
        Path realWork = real(work);
        if (real.startsWith(realWork)) {
            // Where the whole work folder lies is its owner's choice; below it, names tell.
            for (Path segment : realWork.relativize(real)) {
                if (TEMP_NAMES.contains(segment.toString().toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
            return false;
        }
        return Stream.of(System.getProperty("java.io.tmpdir", ""), "/tmp", "/var/tmp")
                .filter(name -> !name.isBlank())
                .map(name -> real(Path.of(name).toAbsolutePath().normalize()))
                .anyMatch(real::startsWith);
    }

    @Override
    public boolean hasApprovedFace(String assetDir) {
        Optional<Path> approved = resolve(assetDir).map(d -> d.resolve("images/approved"));
        if (approved.isEmpty() || !Files.isDirectory(approved.get())) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(approved.get())) {
            for (Path file : files) {
                if (isPicture(file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** How a file looks from outside: its length and time, {@code -} when it is not there. */
    public String stamp(String path) {
        return resolve(path).flatMap(FileStamp::of).map(FileStamp::toString).orElse("-");
    }

    /** A name that another system reserves could be made here and not be opened there. */
    private boolean hasSafeName(Path folder) {
        return WorkPaths.relative(work, folder)
                .map(name -> name.isEmpty() || WorkPaths.isSafePath(name))
                .orElse(true);
    }

    private static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && List.of(".png", ".jpg", ".jpeg", ".webp").stream().anyMatch(name::endsWith)
                && Files.isRegularFile(file);
    }

    private Optional<Path> resolve(String path) {
        try {
            return Optional.of(work.resolve(path.strip()).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The path with the links of its existing part followed. */
    private static Path real(Path path) {
        Path there = nearest(path);
        try {
            return there.toRealPath().resolve(there.relativize(path)).normalize();
        } catch (IOException e) {
            return path;
        }
    }

    /** The path itself when it is there, else the nearest folder above it that is. */
    private static Path nearest(Path path) {
        Path at = path;
        while (!Files.exists(at)) {
            Path parent = at.getParent();
            if (parent == null) {
                return at;
            }
            at = parent;
        }
        return at;
    }

    private static Optional<String> hash(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
