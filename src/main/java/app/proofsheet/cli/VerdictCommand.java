package app.proofsheet.cli;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.RejectGrounds;
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
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

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

        @Option(
                names = "--category",
                paramLabel = "C",
                description =
                        "What it is about; may be given more than once. With it the reason goes"
                                + " into a final QA report. One of: ${COMPLETION-CANDIDATES}.",
                completionCandidates = Categories.class)
        List<String> categories = List.of();

        @Override
        Verdicts.Outcome give(Verdicts verdicts, PictureId picture) {
            if (categories.isEmpty()) {
                return verdicts.reject(picture, reason);
            }
            if (reason == null || reason.isBlank()) {
                throw refused(
                        "reason_missing",
                        "A rejection with a category needs its reason beside it.",
                        "Say why with --reason.");
            }
            return verdicts.rejectFor(
                    picture,
                    new RejectGrounds(
                            reason,
                            categories.stream().map(Reject::category).collect(Collectors.toSet())));
        }

        private static IssueCategory category(String word) {
            return IssueCategory.of(word)
                    .orElseThrow(() ->
                            refused(
                                    "category_unknown",
                                    "There is no category \"" + word + "\".",
                                    "Use one of: " + String.join(", ", new Categories()) + "."));
        }

        private static FailureException refused(String code, String sentence, String next) {
            return new FailureException(
                    Failure.of(code, FailureKind.INPUT, sentence)
                            .withKept("Nothing was changed.")
                            .withNext(next));
        }
    }

    /** The words {@code --category} takes. */
    static final class Categories implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(IssueCategory.values()).map(IssueCategory::id).iterator();
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
