package app.proofsheet.folder.handover;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.FolderTree;
import app.proofsheet.folder.WorkPaths;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        FolderTree.delete(temp);
    }
}
