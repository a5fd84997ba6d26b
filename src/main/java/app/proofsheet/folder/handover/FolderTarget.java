package app.proofsheet.folder.handover;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.WorkPaths;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A hand-off as a folder. */
final class FolderTarget implements HandOverTarget {

    private final Path folder;
    private final Path temp;

    FolderTarget(Path folder) throws IOException {
        this.folder = folder;
        this.temp = AtomicFiles.tempFor(folder);
        Files.createDirectories(temp);
    }

    @Override
    public void put(String path, Instant time, boolean isPacked, Body body) throws IOException {
        Path file = WorkPaths.inside(temp, path);
        Files.createDirectories(file.getParent() == null ? temp : file.getParent());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            body.write(out);
            out.flush();
            channel.force(true);
        }
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    @Override
    public void finish() throws IOException {
        Files.move(temp, folder);
        Path parent = folder.getParent();
        if (parent != null) {
            AtomicFiles.forceFolder(parent);
        }
    }

    @Override
    public void close() throws IOException {
        delete(temp);
    }

    /** Deletes a folder with everything in it; links are not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path dir, @org.jspecify.annotations.Nullable IOException e)
                            throws IOException {
                        if (e != null) {
                            throw e;
                        }
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
