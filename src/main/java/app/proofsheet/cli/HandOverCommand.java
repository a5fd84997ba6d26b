package app.proofsheet.cli;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.json.JsonText;
import app.proofsheet.work.HandOver;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code handover} and {@code sheet}: what others get to see. Both read the work folder only. */
abstract class HandOverCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description =
                    "Pictures, absolute or relative to here or to the work folder (default: every"
                            + " approved picture of the work folder).")
    @Nullable List<String> paths;

    @Option(
            names = "--columns",
            paramLabel = "N",
            defaultValue = "4",
            description = "Pictures beside each other on a contact sheet, 1 to 8 (default: 4).")
    int columns;

    abstract HandOver.Done make(
            RootCommand given,
            HandOver handOver,
            List<PictureId> pictures,
            HandOver.Progress progress);

    @Override
    public Integer call() {
        RootCommand given = Given.root(root);
        if (columns < 1 || columns > HandOver.MOST_COLUMNS) {
            throw wrong("columns_out_of_range", "A contact sheet has 1 to 8 columns.");
        }
        try (OpenFolder folder = given.open()) {
            Workspace workspace = folder.workspace();
            List<String> named = paths == null ? List.of() : paths;
            List<PictureId> pictures =
                    named.isEmpty()
                            ? workspace.handOver().approved(null)
                            : named.stream()
                                    .map(path -> PictureAddress.find(workspace, given.here(), path))
                                    .toList();
            HandOver.Done done = make(given, workspace.handOver(), pictures, progress(given));
            print(given, done);
            return ExitCode.DONE;
        }
    }

    /** A line on stderr every hundred steps. */
    private static HandOver.Progress progress(RootCommand given) {
        return (steps, total) -> {
            if (steps % 100 == 0) {
                given.tell("picture " + steps + " of " + total);
            }
        };
    }

    private static void print(RootCommand given, HandOver.Done done) {
        List<String> files = done.files().stream().map(Path::toString).toList();
        if (given.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("pictures", done.pictures());
            json.put("files", files);
            given.print(JsonText.pretty(json).stripTrailing());
        } else {
            files.forEach(given::print);
        }
    }

    private static FailureException wrong(String code, String sentence) {
        return new FailureException(Failure.of(code, FailureKind.INPUT, sentence));
    }

    /** {@code handover}. */
    @Command(
            name = "handover",
            description =
                    "Put approved pictures, their manifests and decisions into a new folder or"
                            + " zip; nothing internal.")
    static final class Package extends HandOverCommand {

        @Option(
                names = "--out",
                paramLabel = "DIR|FILE.zip",
                required = true,
                description = "A name that is not taken yet.")
        @Nullable Path out;

        @Option(
                names = "--sheet",
                paramLabel = "png|pdf|html",
                split = ",",
                description = "Also put a contact sheet into it; may be given several times.")
        @Nullable Set<SheetForm> sheets;

        @Override
        HandOver.Done make(
                RootCommand given,
                HandOver handOver,
                List<PictureId> pictures,
                HandOver.Progress progress) {
            return handOver.handOver(
                    new HandOver.Order(
                            pictures,
                            given.file(Given.value(out)),
                            sheets == null ? Set.of() : sheets,
                            columns),
                    progress);
        }
    }

    /** {@code sheet}. */
    @Command(name = "sheet", description = "Make a contact sheet of pictures in any state.")
    static final class Sheet extends HandOverCommand {

        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description =
                        "A name that is not taken yet, ending in .png, .pdf or .html; more than one"
                                + " page as PNG gets numbers.")
        @Nullable Path out;

        @Override
        HandOver.Done make(
                RootCommand given,
                HandOver handOver,
                List<PictureId> pictures,
                HandOver.Progress progress) {
            Path file = given.file(Given.value(out));
            SheetForm form =
                    SheetForm.ofFile(String.valueOf(file.getFileName()))
                            .orElseThrow(() ->
                                    wrong(
                                            "sheet_form_unknown",
                                            "The name of a contact sheet ends in .png, .pdf or"
                                                    + " .html."));
            return handOver.sheet(new HandOver.SheetOrder(pictures, file, form, columns), progress);
        }
    }
}
