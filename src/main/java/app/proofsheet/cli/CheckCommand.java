package app.proofsheet.cli;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.work.BriefDocuments;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code check}: the gate. Only looks. */
@Command(name = "check", description = "Ask the gate about a brief; creates nothing.")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Option(names = "--brief", paramLabel = "F", required = true, description = "The brief (JSON).")
    @Nullable Path brief;

    @Override
    public Integer call() {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.open()) {
            Brief read = folder.readBrief(given.file(Given.value(brief)));
            Brief asked = withProvider(read, given);
            GateReport report = folder.workspace().briefs().check(asked);
            given.print(BriefDocuments.preflight(asked, report, null).stripTrailing());
            if (report.isReady()) {
                return ExitCode.DONE;
            }
            return new FailurePrinter(given.terminal().err()).print(blocked(report));
        }
    }

    static Brief withProvider(Brief brief, RootCommand given) {
        String provider = given.provider;
        if (provider == null) {
            return brief;
        }
        Brief.Output o = brief.output();
        return brief.withOutput(
                new Brief.Output(
                        provider,
                        o.model(),
                        o.creativeFormat(),
                        o.aspectRatio(),
                        o.resolution(),
                        o.quality(),
                        o.size(),
                        o.outputFormat(),
                        o.maxImages(),
                        o.draft(),
                        o.count()));
    }

    /** What stops a brief, as one failure. */
    static Failure blocked(GateReport report) {
        List<Finding> blocking = report.blocking();
        String sentences = blocking.stream().map(Finding::message).collect(Collectors.joining(" "));
        String mends =
                blocking.stream().map(Finding::mend).distinct().collect(Collectors.joining(" "));
        return Failure.of(
                        "gate_blocked",
                        FailureKind.INPUT,
                        "The gate stops this brief. " + sentences)
                .withNext(mends);
    }
}
