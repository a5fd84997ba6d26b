package app.proofsheet.folder.check;

import app.proofsheet.folder.asset.Pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Hashes of many files, read ahead by an executor while they are looked at one by one. */
final class PictureHashes {

    private final Map<Path, FutureTask<String>> hashes = new HashMap<>();

    /**
     * Begins to hash.
     *
     * @param done told after each file, on the executor's threads
     */
    PictureHashes(List<Pictures.Found> pictures, Executor executor, Runnable done) {
        for (Pictures.Found picture : pictures) {
            FutureTask<String> task =
                    new FutureTask<>(() -> {
                        String sha256 = Pictures.sha256(picture.file());
                        done.run();
                        return sha256;
                    });
            hashes.put(picture.file(), task);
            executor.execute(task);
        }
    }

    /** The hash of one of the files; waits for it. */
    String of(Path file) throws IOException {
        FutureTask<String> task = hashes.get(file);
        if (task == null) {
            throw new IOException("not among the pictures: " + file);
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }
}
