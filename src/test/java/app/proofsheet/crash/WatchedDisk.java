package app.proofsheet.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A disk that tells before it changes anything below a folder, whoever changes it: every file that
 * is made, written, renamed, linked or deleted is a step. So a test can stop at each of them
 * without a word about it in the program.
 */
public class WatchedDisk extends FileSystemProvider {

    /** Hears of each change before it happens. */
    public interface Steps {
        /**
         * A change is about to happen.
         *
         * @param step what, for a person, with the path below the watched folder
         */
        void before(String step) throws IOException;
    }

    private final FileSystemProvider real;
    private final WatchedFiles files;
    private final Path root;
    private final Steps steps;
    private final Set<String> touched = ConcurrentHashMap.newKeySet();

    /**
     * Watches a folder.
     *
     * @param real the disk below
     * @param root the folder, as a path of the disk below
     */
    WatchedDisk(FileSystemProvider real, Path root, Steps steps) {
        this.real = real;
        this.files = new WatchedFiles(this, real.getFileSystem(URI.create("file:///")));
        this.root = root;
        this.steps = steps;
    }

    /** Watches a folder of this machine's disk; gives the folder as a path of the watched disk. */
    public static Path watch(Path root, Steps steps) {
        return new WatchedDisk(root.getFileSystem().provider(), root, steps).path(root);
    }

    FileSystem files() {
        return files;
    }

    private Path path(Path path) {
        return new WatchedPath(this, path);
    }

    /** Files below the folder that were made or renamed through this disk, relative to it. */
    Set<String> touched() {
        return touched;
    }

    private String name(Path path) {
        Path absolute = WatchedPath.real(path).toAbsolutePath().normalize();
        return root.relativize(absolute).toString().replace('\\', '/');
    }

    private boolean isWatched(Path path) {
        return WatchedPath.real(path).toAbsolutePath().normalize().startsWith(root);
    }

    private void step(String what, Path path) throws IOException {
        if (isWatched(path)) {
            steps.before(what + " " + withoutTempName(name(path)));
        }
    }

    /** Names of temp files differ with every program; the steps of two programs are alike. */
    private static String withoutTempName(String name) {
        return name.replaceFirst("\\.[0-9a-f.-]+\\.tmp$", ".tmp");
    }

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
        return real.newFileSystem(uri, environment);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return files;
    }

    @Override
    public Path getPath(URI uri) {
        return path(real.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = WatchedPath.real(path);
        boolean isWriting =
                options.contains(StandardOpenOption.WRITE)
                        || options.contains(StandardOpenOption.APPEND);
        if (!isWriting || !isWatched(path)) {
            return real.newFileChannel(file, options, attributes);
        }
        if (!Files.exists(file) || options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            step("making", path);
        }
        touched.add(name(path));
        return new WatchedChannel(
                real.newFileChannel(file, options, attributes),
                () -> {
                    try {
                        step("in the middle of writing", path);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        DirectoryStream<Path> found =
                real.newDirectoryStream(
                        WatchedPath.real(folder), entry -> filter.accept(path(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> entries = found.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return entries.hasNext();
                    }

                    @Override
                    public Path next() {
                        return path(entries.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                found.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Path at = WatchedPath.real(folder);
        if (!Files.exists(at)) {
            step("making folder", folder);
        }
        real.createDirectory(at, attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        step("linking " + (isWatched(existing) ? name(existing) : existing) + " as", link);
        real.createLink(WatchedPath.real(link), WatchedPath.real(existing));
        if (isWatched(link)) {
            touched.add(name(link));
        }
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
            throws IOException {
        step("linking", link);
        real.createSymbolicLink(WatchedPath.real(link), WatchedPath.real(target), attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return path(real.readSymbolicLink(WatchedPath.real(link)));
    }

    @Override
    public void delete(Path path) throws IOException {
        if (Files.exists(WatchedPath.real(path), LinkOption.NOFOLLOW_LINKS)) {
            step("deleting", path);
        }
        real.delete(WatchedPath.real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        step("copying to", target);
        real.copy(WatchedPath.real(source), WatchedPath.real(target), options);
        if (isWatched(target)) {
            touched.add(name(target));
        }
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        step("renaming to", target);
        real.move(WatchedPath.real(source), WatchedPath.real(target), options);
        if (isWatched(target)) {
            touched.add(name(target));
        }
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return real.isSameFile(WatchedPath.real(one), WatchedPath.real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(WatchedPath.real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(WatchedPath.real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real.checkAccess(WatchedPath.real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(WatchedPath.real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return real.readAttributes(WatchedPath.real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
            throws IOException {
        return real.readAttributes(WatchedPath.real(path), names, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options)
            throws IOException {
        real.setAttribute(WatchedPath.real(path), name, value, options);
    }
}
