package app.proofsheet.folder;

import app.proofsheet.domain.failure.FailureException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of one asset folder (defect D2): every read-modify-write of its records happens under
 * it, in this program and across programs. It is an operating system lock, so a killed program lets
 * go. Reentrant on one thread. Never held over the network.
 */
public final class AssetLock implements AutoCloseable {

    /** Name of the lock file in the asset root. */
    public static final String FILE_NAME = ".proofsheet.lock";

    /** What is written into, outermost first; see the asset folder's layout. */
    private static final List<String> WRITTEN =
            List.of(
                    FILE_NAME,
                    "images",
                    "images/candidates",
                    "images/approved",
                    "images/rejected",
                    "images/source",
                    "inputs",
                    "inputs/requests",
                    "inputs/references",
                    "qa",
                    "runs",
                    "runs/image",
                    "runs/upload");

    private static final Map<Path, Held> LOCKS = new ConcurrentHashMap<>();

    private final Held held;

    private AssetLock(Held held) {
        this.held = held;
    }

    /**
     * Waits for the lock of an asset root, creating the folder when it is missing.
     *
     * @throws FailureException {@code unsafe_path} when a folder of the asset is a link that leaves
     *     it: whatever is written under the lock stays inside
     */
    public static AssetLock take(Path assetRoot) throws IOException {
        Files.createDirectories(assetRoot);
        Path key = assetRoot.toRealPath();
        for (String part : WRITTEN) {
            if (Files.isSymbolicLink(key.resolve(part))) {
                WorkPaths.inside(key, part);
            }
        }
        Held held = LOCKS.computeIfAbsent(key, k -> new Held());
        held.threads.lock();
        boolean taken = false;
        try {
            if (held.threads.getHoldCount() == 1) {
                FileChannel channel =
                        FileChannel.open(
                                key.resolve(FILE_NAME),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS);
                try {
                    held.fileLock = channel.lock();
                    held.channel = channel;
                } catch (IOException | RuntimeException e) {
                    channel.close();
                    throw e;
                }
            }
            taken = true;
            return new AssetLock(held);
        } finally {
            if (!taken) {
                held.threads.unlock();
            }
        }
    }

    @Override
    public void close() {
        try {
            if (held.threads.getHoldCount() == 1) {
                FileLock lock = held.fileLock;
                FileChannel channel = held.channel;
                held.fileLock = null;
                held.channel = null;
                if (lock != null) {
                    lock.release();
                }
                if (channel != null) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            // The lock goes with the channel or, at the latest, with the program.
        } finally {
            held.threads.unlock();
        }
    }

    private static final class Held {
        final ReentrantLock threads = new ReentrantLock();
        @org.jspecify.annotations.Nullable FileLock fileLock;
        @org.jspecify.annotations.Nullable FileChannel channel;
    }
}
