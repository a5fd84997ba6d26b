package app.proofsheet.folder.handover;

import app.proofsheet.folder.AtomicFiles;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A hand-off as a zip: written as a stream, the same bytes for the same pictures. */
final class ZipTarget implements HandOverTarget {

    /** A zip knows no earlier time. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path file;
    private final Path temp;
    private final ZipOutputStream zip;

    ZipTarget(Path file) throws IOException {
        this.file = file;
        this.temp = AtomicFiles.tempFor(file);
        this.zip =
                new ZipOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(
                                        temp,
                                        StandardOpenOption.CREATE_NEW,
                                        StandardOpenOption.WRITE),
                                1 << 16));
    }

    @Override
    public void put(String path, Instant time, boolean isPacked, Body body) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        // The plain form: the extended one would add the zone of this machine to the bytes.
        entry.setTimeLocal(utc.isBefore(EARLIEST) ? EARLIEST : utc);
        zip.setLevel(isPacked ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(entry);
        body.write(new Unclosed(zip));
        zip.closeEntry();
    }

    @Override
    public void finish() throws IOException {
        zip.close();
        AtomicFiles.commitNew(temp, file);
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    /** Whoever writes a file may close its stream; the zip goes on. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
