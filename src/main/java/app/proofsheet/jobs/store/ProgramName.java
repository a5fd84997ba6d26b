package app.proofsheet.jobs.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Name under which this program picks steps: machine, process, its start, a number. It tells
 * another program on the same machine whether the one that picked a step is gone, so that a killed
 * program's steps need not wait for missed signs of life.
 */
final class ProgramName {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private ProgramName() {}

    /** A new name of this program, at most 50 characters. */
    static String mine() {
        ProcessHandle me = ProcessHandle.current();
        return machine() + "." + me.pid() + "." + start(me) + "." + COUNTER.incrementAndGet();
    }

    /** True only when the program of that name ran on this machine and certainly ended. */
    static boolean isGone(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(machine())) {
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

    private static String machine() {
        return "%08x".formatted(hostName().hashCode());
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
