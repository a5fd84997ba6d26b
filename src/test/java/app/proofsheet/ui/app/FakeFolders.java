package app.proofsheet.ui.app;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.work.Workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens fake work folders by path. */
final class FakeFolders implements OpenWorkspace {

    private final Map<Path, FakeWorkspace> known = new ConcurrentHashMap<>();
    private final Path sample;

    FakeFolders(Path sample) {
        this.sample = sample;
    }

    FakeFolders with(FakeWorkspace work) {
        known.put(work.root(), work);
        return this;
    }

    @Override
    public Workspace open(Path folder, JobQueue.AfterCrash afterCrash) {
        FakeWorkspace work = known.get(folder.toAbsolutePath());
        if (work == null || !Files.isDirectory(folder)) {
            throw new FailureException(
                    Failure.of(
                                    "no_such_folder",
                                    FailureKind.STORAGE,
                                    "The folder " + folder.getFileName() + " is not there.")
                            .withNext("Choose another one."));
        }
        return work;
    }

    @Override
    public Path copySample() {
        return sample;
    }
}
