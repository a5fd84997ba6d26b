package app.proofsheet.crash;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A path whose files are reached through a {@link WatchedDisk}. */
final class WatchedPath implements Path {

    private final WatchedDisk disk;
    private final Path real;

    WatchedPath(WatchedDisk disk, Path real) {
        this.disk = disk;
        this.real = real;
    }

    /** The path of the file system below, of this or any other path. */
    static Path real(Path path) {
        return path instanceof WatchedPath watched ? watched.real : path;
    }

    private Path same(Path path) {
        return new WatchedPath(disk, path);
    }

    @Override
    public FileSystem getFileSystem() {
        return disk.files();
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return real.getRoot() == null ? null : same(real.getRoot());
    }

    @Override
    public Path getFileName() {
        return real.getFileName() == null ? null : same(real.getFileName());
    }

    @Override
    public Path getParent() {
        return real.getParent() == null ? null : same(real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return same(real.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return same(real.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return real.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return real.endsWith(real(other));
    }

    @Override
    public Path normalize() {
        return same(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return same(real.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
        return same(real.relativize(real(other)));
    }

    @Override
    public URI toUri() {
        return real.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return same(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return same(real.toRealPath(options));
    }

    @Override
    public File toFile() {
        return real.toFile();
    }

    @Override
    public WatchKey register(
            WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        return real.register(watcher, events, modifiers);
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(real(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WatchedPath path && real.equals(path.real);
    }

    @Override
    public int hashCode() {
        return real.hashCode();
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
