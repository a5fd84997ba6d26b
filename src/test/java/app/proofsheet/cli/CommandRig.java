package app.proofsheet.cli;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.RunWorker;
import app.proofsheet.jobs.store.QueuePace;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.ui.FakeBriefs;
import app.proofsheet.ui.FakeCosts;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.work.Briefs;
import app.proofsheet.work.Catalogue;
import app.proofsheet.work.Costs;
import app.proofsheet.work.Dossiers;
import app.proofsheet.work.Edits;
import app.proofsheet.work.FolderCheck;
import app.proofsheet.work.ImageTools;
import app.proofsheet.work.ProviderBoard;
import app.proofsheet.work.Reviews;
import app.proofsheet.work.Verdicts;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs command lines over a work folder in memory with a real queue, and keeps what they said. */
final class CommandRig implements CommandParts {

    /** What a command said, and how it ended. */
    record Said(int code, String out, String err) {}

    static final String ASSET = "assets/example-co-th-001-persona-a";

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Runnable> interruptions = new ArrayList<>();
    final FakeWorkspace pictures;
    final Tools tools = new Tools();
    final List<String> asked = new ArrayList<>();
    RunWorker worker =
            (run, wish, listener) ->
                    new RunProgress.Saved(
                            List.of("images/candidates/" + run.runId() + "-a01-001.png"), "0.14");
    FolderCheck.Report report = new FolderCheck.Report(2, 9, 4, List.of());
    Brief brief = FakeBriefs.finished(ASSET);
    boolean interactive;
    List<String> missingTextLibraries = List.of();
    List<String> madeGood = List.of();

    CommandRig(Path folder) {
        this.folder = folder;
        this.pictures = FakeWorkspace.sample(folder);
    }

    /** Runs a command line in the folder. */
    Said run(String... args) {
        return runIn(folder, args);
    }

    Said runIn(Path here, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        interactive,
                        action -> {
                            interruptions.add(action);
                            return () -> interruptions.remove(action);
                        },
                        name -> environment.getOrDefault(name, ""));
        int code = new CommandLineProgram(this, terminal, here).run(args);
        return new Said(code, out.toString(), err.toString());
    }

    void withDisplay() {
        environment.put("DISPLAY", ":0");
    }

    /** Presses Ctrl+C. */
    void interrupt() {
        List.copyOf(interruptions).forEach(Runnable::run);
    }

    SqliteJobQueue queue() {
        return new SqliteJobQueue(
                folder,
                (run, wish, listener) -> worker.advance(run, wish, listener),
                provider -> 2,
                Clock.systemUTC(),
                new QueuePace(
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofMillis(500),
                        Duration.ofMillis(300)));
    }

    static JobOrder order(int number) {
        return new JobOrder(
                new RunRef(ASSET, "image-run-%03d".formatted(number)),
                "example-co-th-001-persona-a",
                "offline",
                "image-nano-banana-2-text",
                "text-to-image",
                1,
                "0.14",
                "group",
                false);
    }

    @Override
    public OpenFolder open(Path workFolder, CommandSettings settings) {
        asked.add("open " + workFolder + " " + settings);
        return new Folder();
    }

    @Override
    public String signIn() {
        return "signed in as m•••a";
    }

    @Override
    public void studio(@Nullable Path workFolder, CommandSettings settings) {
        asked.add("studio " + workFolder);
    }

    @Override
    public List<String> missingTextLibraries() {
        return missingTextLibraries;
    }

    @Override
    public Path copyOfSample() {
        return Path.of("/tmp/sample-copy");
    }

    @Override
    public List<Path> tour(Path target, Consumer<String> progress) {
        asked.add("tour " + target);
        progress.accept("The brief is checked.");
        return List.of(target.resolve("01-gallery.png"), target.resolve("work"));
    }

    /** Remembers the calls and answers with a manifest. */
    static final class Tools implements ImageTools {
        final List<String> names = new ArrayList<>();
        final List<ToolCall> calls = new ArrayList<>();
        @Nullable Failure failure;
        @Nullable Failure refusal;

        private ToolResult answer(String name, ToolCall call) {
            names.add(name);
            calls.add(call);
            if (refusal != null) {
                throw new FailureException(refusal);
            }
            call.progress().accept("sending");
            return new ToolResult("{\n  \"runId\": \"image-run-001\"\n}\n", failure);
        }

        @Override
        public ToolResult generate(ToolCall call) {
            return answer("generate", call);
        }

        @Override
        public ToolResult edit(ToolCall call) {
            return answer("edit", call);
        }

        @Override
        public ToolResult poll(ToolCall call) {
            return answer("poll", call);
        }

        @Override
        public ToolResult upload(ToolCall call) {
            return answer("upload", call);
        }
    }

    private final class Folder implements OpenFolder, Workspace {
        private final SqliteJobQueue queue = queue();

        @Override
        public List<String> makeGood(Care care) {
            return madeGood;
        }

        @Override
        public Workspace workspace() {
            return this;
        }

        @Override
        public ImageTools tools() {
            return tools;
        }

        @Override
        public FolderCheck check() {
            return (assetDir, progress) -> {
                progress.read(1_000, 2_000);
                asked.add("verify " + assetDir);
                return report;
            };
        }

        @Override
        public Brief readBrief(Path file) {
            if (!Files.exists(file)) {
                throw new FailureException(
                        Failure.of(
                                        "brief_missing",
                                        FailureKind.INPUT,
                                        "There is no brief " + file.getFileName() + ".")
                                .withNext("Check the path."));
            }
            return brief;
        }

        @Override
        public void choose(JobSnapshot job, RunProgress.Choice choice, Consent consent) {
            queue.choose(job.id(), choice);
        }

        @Override
        public List<JobSnapshot> queueUnsent() {
            asked.add("unsent");
            return queue.enqueue(List.of(order(90)));
        }

        @Override
        public List<JobSnapshot> queueRequests(
                List<Path> requests, @Nullable String provider, Consent consent) {
            asked.add("requests " + requests + " " + provider);
            List<JobOrder> orders = new ArrayList<>();
            requests.forEach(r -> orders.add(order(orders.size() + 1)));
            return queue.enqueue(orders);
        }

        @Override
        public Path root() {
            return pictures.root();
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public Catalogue catalogue() {
            return pictures.catalogue();
        }

        @Override
        public Briefs briefs() {
            return new QueueingBriefs(pictures.briefs(), pictures.costs(), queue);
        }

        @Override
        public Reviews reviews() {
            return pictures.reviews();
        }

        @Override
        public Verdicts verdicts() {
            return pictures.verdicts();
        }

        @Override
        public Edits edits() {
            return pictures.edits();
        }

        @Override
        public Costs costs() {
            return pictures.costs();
        }

        @Override
        public Dossiers dossiers() {
            return pictures.dossiers();
        }

        @Override
        public JobQueue jobs() {
            return queue;
        }

        @Override
        public EndpointTable endpoints() {
            return pictures.endpoints();
        }

        @Override
        public ProviderBoard providers() {
            return pictures.providers();
        }

        @Override
        public void close() {
            queue.close();
        }
    }

    /** Queues a brief's candidates in the real queue. */
    private static final class QueueingBriefs implements Briefs {
        private final Briefs briefs;
        private final FakeCosts costs;
        private final JobQueue queue;

        QueueingBriefs(Briefs briefs, FakeCosts costs, JobQueue queue) {
            this.briefs = briefs;
            this.costs = costs;
            this.queue = queue;
        }

        @Override
        public List<JobSnapshot> queue(Brief brief, Consent consent) {
            costs.require(estimate(brief), consent);
            List<JobOrder> orders = new ArrayList<>();
            for (int i = 1; i <= brief.output().count(); i++) {
                orders.add(order(i));
            }
            return queue.enqueue(orders);
        }

        @Override
        public Estimate estimate(Brief brief) {
            return briefs.estimate(brief);
        }

        @Override
        public Brief load(String assetDir) {
            return briefs.load(assetDir);
        }

        @Override
        public void save(Brief brief) {
            briefs.save(brief);
        }

        @Override
        public GateReport check(Brief brief) {
            return briefs.check(brief);
        }

        @Override
        public String compose(Brief brief) {
            return briefs.compose(brief);
        }

        @Override
        public Map<String, Boolean> existence(Brief brief) {
            return briefs.existence(brief);
        }

        @Override
        public Plan plan(Brief brief) {
            return briefs.plan(brief);
        }

        @Override
        public List<String> lockDocuments() {
            return briefs.lockDocuments();
        }
    }
}
