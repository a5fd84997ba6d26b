package app.proofsheet.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The turn of one program, and one thread in it, at the hosted service's config file (defect D46).
 * It is an operating system lock on a file beside it, so a killed program lets go. Held over a
 * renewal of the sign-in, which has its own time limit; waiting for it can be interrupted. Not
 * reentrant.
 */
public final class ConfigLock implements AutoCloseable {

    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private final Semaphore turn;
    private final FileChannel channel;

    private ConfigLock(Semaphore turn, FileChannel channel) {
        this.turn = turn;
        this.channel = channel;
    }

    /** Waits for the turn at a config file, which need not exist yet; its folder is created. */
    static ConfigLock take(Path file) throws IOException, InterruptedException {
        Path lock = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".lock");
        Path folder = lock.resolveSibling("");
        Files.createDirectories(folder);
        Path key = folder.toRealPath().resolve(lock.getFileName());
        // The operating system's lock belongs to the whole process, so threads queue up before it.
        Semaphore turn = TURNS.computeIfAbsent(key, _ -> new Semaphore(1));
        turn.acquire();
        boolean isTaken = false;
        try {
            FileChannel channel =
                    FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
                isTaken = true;
                return new ConfigLock(turn, channel);
            } catch (FileLockInterruptionException e) {
                Thread.interrupted();
                throw new InterruptedException("interrupted while waiting for the config file");
            } finally {
                if (!isTaken) {
                    channel.close();
                }
            }
        } finally {
            if (!isTaken) {
                turn.release();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the channel or, at the latest, with the program.
        } finally {
            turn.release();
        }
    }
}
