package app.proofsheet.folder;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Name under which this program marks what it works on: machine, process, its start, a number. It
 * tells another program on the same machine whether the one that made the mark is gone, so that a
 * killed program's steps and temp files need not wait for missed signs of life.
 */
public final class ProgramName {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String MACHINE = "%08x".formatted(hostName().hashCode());
    private static final String MINE = mine(ProcessHandle.current());

    private ProgramName() {}

    /** A new name of this program, at most 50 characters. */
    public static String mine() {
        return MINE + "." + COUNTER.incrementAndGet();
    }

    private static String mine(ProcessHandle me) {
        return MACHINE + "." + me.pid() + "." + start(me);
    }

    /** True only when the program of that name ran on this machine and certainly ended. */
    public static boolean isGone(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(MACHINE)) {
            return false;
        }
        try {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[1]));
            // The same number with another start is another program.
            return process.filter(ProcessHandle::isAlive)
                    .map(p -> start(p) != Long.parseLong(parts[2]))
                    .orElse(true);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            // Not Linux.
        }
        String windows = System.getenv("COMPUTERNAME");
        if (windows != null) {
            return windows;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
