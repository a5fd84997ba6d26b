package app.proofsheet.cli;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.json.JsonText;
import app.proofsheet.work.Verdicts;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Verdicts on pictures; one decision a line. A picture that fails does not stop the others. */
abstract class VerdictCommand implements Callable<Integer> {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @ParentCommand @Nullable RootCommand root;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Pictures, absolute or relative to here or to the work folder.")
    @Nullable List<String> paths;

    /** Gives the verdict. */
    abstract Verdicts.Outcome give(Verdicts verdicts, PictureId picture);

    @Override
    public Integer call() {
        RootCommand given = Given.root(root);
        int code = ExitCode.DONE;
        try (OpenFolder folder = given.openFor(OpenFolder.Care.RECORDS)) {
            Workspace workspace = folder.workspace();
            for (String path : Given.value(paths)) {
                try {
                    PictureId picture = PictureAddress.find(workspace, given.here(), path);
                    Verdicts.Outcome outcome = give(workspace.verdicts(), picture);
                    given.print(JsonText.line(json(picture.assetDir(), outcome.decision())));
                } catch (FailureException e) {
                    code = new FailurePrinter(given.terminal().err()).print(e.failure());
                }
            }
        }
        return code;
    }

    /** A decision in the shape of spec/review-records.md §1, with the asset it belongs to. */
    static Map<String, Object> json(String assetDir, Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("assetDir", assetDir);
        json.put("decisionId", decision.decisionId());
        json.put("action", decision.action().id());
        json.put("path", decision.path());
        json.put("movedTo", decision.movedTo());
        json.put("sha256", decision.sha256());
        json.put("originRunId", decision.originRunId());
        json.put("reviewer", decision.reviewer());
        json.put("decidedAt", MILLIS.format(decision.decidedAt()));
        putIfThere(json, "rating", decision.rating());
        putIfThere(json, "reason", decision.reason());
        putIfThere(json, "qaReportId", decision.qaReportId());
        putIfThere(json, "undoes", decision.undoes());
        return json;
    }

    private static void putIfThere(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** {@code approve}. */
    @Command(name = "approve", description = "Move pictures to images/approved.")
    static final class Approve extends VerdictCommand {

        @Option(names = "--reason", paramLabel = "T", description = "Why.")
        @Nullable String reason;

        @Override
        Verdicts.Outcome give(Verdicts verdicts, PictureId picture) {
            return verdicts.approve(picture, reason);
        }
    }

    /** {@code reject}. */
    @Command(name = "reject", description = "Move pictures to images/rejected; nothing is lost.")
    static final class Reject extends VerdictCommand {

        @Option(names = "--reason", paramLabel = "T", description = "Why.")
        @Nullable String reason;

        @Override
        Verdicts.Outcome give(Verdicts verdicts, PictureId picture) {
            return verdicts.reject(picture, reason);
        }
    }

    /** {@code restore}. */
    @Command(name = "restore", description = "Put pictures back to images/candidates.")
    static final class Restore extends VerdictCommand {

        @Override
        Verdicts.Outcome give(Verdicts verdicts, PictureId picture) {
            return verdicts.restore(picture);
        }
    }
}
