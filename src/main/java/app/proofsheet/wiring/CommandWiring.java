package app.proofsheet.wiring;

import app.proofsheet.cli.CommandParts;
import app.proofsheet.cli.CommandSettings;
import app.proofsheet.cli.OpenFolder;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.provider.hosted.Wire;
import app.proofsheet.settings.PostplusConfig;
import app.proofsheet.work.BriefDocuments;
import app.proofsheet.work.FolderCheck;
import app.proofsheet.work.ImageTools;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Fills what the command line needs. */
public final class CommandWiring implements CommandParts {

    private final Surroundings around;

    /** Parts in these surroundings. */
    public CommandWiring(Surroundings around) {
        this.around = around;
    }

    @Override
    public OpenFolder open(Path workFolder, CommandSettings settings) {
        return new Opened(new WorkFolder(workFolder, around, options(settings)));
    }

    private FolderOptions options(CommandSettings settings) {
        String wire = settings.wire();
        String reviewer = settings.reviewer();
        return new FolderOptions(
                wire == null ? Wire.V2026_07 : Wire.of(wire).orElseThrow(() -> unknownWire(wire)),
                reviewer == null ? around.userName() : reviewer);
    }

    private static FailureException unknownWire(String given) {
        return new FailureException(
                Failure.of(
                                "wire_unknown",
                                FailureKind.INPUT,
                                "There is no wire \"" + given + "\" of the hosted service.")
                        .withNext("Use 2026-07 or 2026-05."));
    }

    @Override
    public String signIn() {
        try {
            PostplusConfig config = WorkFolder.config(around).read();
            return config.signIn()
                    .map(token -> "signed in as " + token.masked())
                    .orElse("not signed in (postplus auth login)");
        } catch (FailureException e) {
            return e.failure().sentence();
        }
    }

    @Override
    public void studio(@Nullable Path workFolder, CommandSettings settings) {
        try {
            new StudioWiring(around, options(settings)).show(workFolder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Path copyOfSample() {
        return SampleFolder.earlierCopyOrNew(around.sample(), around.documentsFolder());
    }

    @Override
    public List<Path> tour(Path target, Consumer<String> progress) throws InterruptedException {
        return new StudioWiring(around, options(new CommandSettings(null, null, null)))
                .tour(target, progress);
    }

    @Override
    public List<String> missingTextLibraries() {
        return TextLibraries.missing(around.systemName());
    }

    private record Opened(WorkFolder folder) implements OpenFolder {

        @Override
        public List<String> makeGood(Care care) {
            Recovery recovery = folder.recovery();
            List<String> said = new ArrayList<>();
            if (care != Care.LOOKING) {
                // The studio shows them beside the asset; a command has only this place.
                said.addAll(recovery.brokenRecords());
            }
            said.addAll(recovery.run(care));
            return said;
        }

        @Override
        public Workspace workspace() {
            return folder;
        }

        @Override
        public ImageTools tools() {
            return folder.tools();
        }

        @Override
        public FolderCheck check() {
            return folder.check();
        }

        @Override
        public Brief readBrief(Path file) {
            return BriefDocuments.read(file);
        }

        @Override
        public List<JobSnapshot> queueRequests(
                List<Path> requests, @Nullable String provider, Consent consent) {
            return folder.requests().queue(requests, provider, consent);
        }

        @Override
        public void choose(JobSnapshot job, RunProgress.Choice choice, Consent consent) {
            folder.choose(job, choice, consent);
        }

        @Override
        public List<JobSnapshot> queueUnsent() {
            return folder.recovery().queueUnsent();
        }

        @Override
        public void close() {
            folder.close();
        }
    }
}
