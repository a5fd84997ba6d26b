package app.proofsheet.runs;

import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.run.RunFolder;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one program at a time carry a run a step further. Held over the network, which
 * the lock of the asset never is. The operating system lets go of it when the program is killed.
 */
final class RunLock implements AutoCloseable {

    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;
    private final FileLock fileLock;

    private RunLock(ReentrantLock threads, FileChannel channel, FileLock fileLock) {
        this.threads = threads;
        this.channel = channel;
        this.fileLock = fileLock;
    }

    /** Waits for the lock of a run whose folder is there. */
    static RunLock take(RunFolder folder) throws InterruptedException {
        // One key however the folder was reached: a second lock on one file is refused by the JVM.
        Path key = DiskFailures.guard(folder.assetRoot(), () -> folder.dir().toRealPath());
        ReentrantLock threads = THREADS.computeIfAbsent(key, path -> new ReentrantLock());
        threads.lockInterruptibly();
        boolean isTaken = false;
        try {
            FileChannel channel =
                    FileChannel.open(
                            folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                RunLock lock = new RunLock(threads, channel, channel.lock());
                isTaken = true;
                return lock;
            } finally {
                if (!isTaken) {
                    channel.close();
                }
            }
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            Thread.interrupted();
            InterruptedException interrupted =
                    new InterruptedException("told to stop while waiting for the run");
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException e) {
            throw DiskFailures.of(folder.dir(), e);
        } finally {
            if (!isTaken) {
                threads.unlock();
            }
        }
    }

    @Override
    public void close() {
        try {
            fileLock.release();
            channel.close();
        } catch (IOException e) {
            // The lock goes with the channel or, at the latest, with the program.
        } finally {
            threads.unlock();
        }
    }
}
