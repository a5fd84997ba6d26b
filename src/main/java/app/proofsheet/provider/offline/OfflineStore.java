package app.proofsheet.provider.offline;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Where jobs, handed-over pictures and drawn pictures wait, as files, so that they outlive the
 * program and any process can go on with them.
 */
final class OfflineStore {
    /** Begins every reference to a picture kept here. */
    static final String MEDIA = "offline-media://";

    private static final Pattern HANDLE = Pattern.compile("offline-[0-9a-f]{32}");
    private static final Pattern REFERENCE = Pattern.compile(MEDIA + "[0-9a-f]{64}");
    private static final AtomicLong COUNTER = new AtomicLong();

    private final Path jobs;
    private final Path media;
    private final Path drawn;

    OfflineStore(Path folder) {
        this.jobs = folder.resolve("jobs");
        this.media = folder.resolve("media");
        this.drawn = folder.resolve("drawn");
    }

    /** The handle of an operation: the same operation always means the same job. */
    static String handle(String operationId) {
        return "offline-"
                + sha256(operationId.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .substring(0, 32);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Keeps a job; an earlier one of the same handle stays and is returned. */
    OfflineJob keep(OfflineJob job) throws IOException {
        OfflineJob before = job(job.handle());
        if (before != null) {
            return before;
        }
        Path file = jobFile(job.handle());
        Path temp = temp(file, job.toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try {
            Files.createLink(file, temp);
        } catch (FileAlreadyExistsException taken) {
            OfflineJob winner = job(job.handle());
            if (winner != null) {
                return winner;
            }
            Files.move(temp, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinks) {
            Files.move(temp, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
        return job;
    }

    /** The job of a handle, null when there is none that can be read. */
    @Nullable OfflineJob job(String handle) throws IOException {
        if (!HANDLE.matcher(handle).matches()) {
            return null;
        }
        try {
            return OfflineJob.fromJson(Files.readString(jobFile(handle)));
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    private Path jobFile(String handle) {
        return jobs.resolve(handle + ".json");
    }

    boolean isCancelled(String handle) {
        return HANDLE.matcher(handle).matches()
                && Files.exists(jobs.resolve(handle + ".cancelled"));
    }

    void cancel(String handle) throws IOException {
        if (HANDLE.matcher(handle).matches()) {
            write(jobs.resolve(handle + ".cancelled"), new byte[0]);
        }
    }

    /** Whether all pictures of a job were drawn once; they can be drawn again when gone. */
    boolean isFinished(String handle) {
        return HANDLE.matcher(handle).matches() && Files.exists(jobs.resolve(handle + ".finished"));
    }

    void finish(String handle) throws IOException {
        write(jobs.resolve(handle + ".finished"), new byte[0]);
    }

    /** Keeps a picture and returns the reference to it. */
    String keepMedia(byte[] bytes) throws IOException {
        String sum = sha256(bytes);
        Path file = media.resolve(sum);
        if (!Files.exists(file)) {
            write(file, bytes);
        }
        return MEDIA + sum;
    }

    /** The file of a reference, null when the reference is not one of ours or its file is gone. */
    @Nullable Path media(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            return null;
        }
        Path file = media.resolve(reference.substring(MEDIA.length()));
        return Files.isRegularFile(file) ? file : null;
    }

    /** Where a drawn picture waits to be fetched. */
    Path drawn(OfflineJob job, int index) {
        return drawn.resolve(job.handle() + "-" + (index + 1) + "." + job.format());
    }

    /** Writes a file so that others see all of it or none. */
    void write(Path file, byte[] bytes) throws IOException {
        Path temp = temp(file, bytes);
        try {
            Files.move(
                    temp,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private static Path temp(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder.");
        }
        Files.createDirectories(folder);
        Path temp =
                folder.resolve(
                        "."
                                + file.getFileName()
                                + "."
                                + ProcessHandle.current().pid()
                                + "-"
                                + COUNTER.incrementAndGet()
                                + ".tmp");
        Files.write(temp, bytes, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return temp;
    }
}
