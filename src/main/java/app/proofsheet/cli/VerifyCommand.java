package app.proofsheet.cli;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.json.JsonText;
import app.proofsheet.work.FolderCheck;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code verify}: every file against its records; only looks. */
@Command(
        name = "verify",
        description = "Compare every file with its records; exit 1 when something differs.")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "A work folder, or one asset of it (default: the work folder).")
    @Nullable Path dir;

    @Override
    public Integer call() {
        RootCommand given = Given.root(root);
        Path work = given.workFolder();
        Path wanted = dir == null ? work : RootCommand.mustExist(given.file(dir));
        if (!wanted.equals(work) && wanted.startsWith(work)) {
            String relative = work.relativize(wanted).toString().replace('\\', '/');
            try (OpenFolder folder = given.open()) {
                boolean isAsset =
                        folder.workspace().catalogue().assets().stream()
                                .map(AssetSnapshot::dir)
                                .anyMatch(relative::equals);
                if (isAsset) {
                    return report(given, folder.check().verify(relative, progress(given)));
                }
            }
        }
        try (OpenFolder folder = given.open(wanted)) {
            return report(given, folder.check().verify(null, progress(given)));
        }
    }

    /** A line on stderr every thousand pictures. */
    private static FolderCheck.Progress progress(RootCommand given) {
        return (pictures, total) -> {
            if (pictures % 1_000 == 0) {
                given.tell("read " + pictures + " of " + total + " pictures");
            }
        };
    }

    private static int report(RootCommand given, FolderCheck.Report report) {
        List<FolderCheck.Difference> differences = report.differences();
        if (given.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("assets", report.assets());
            json.put("pictures", report.pictures());
            json.put("runs", report.runs());
            json.put("differences", differences.stream().map(VerifyCommand::json).toList());
            given.print(JsonText.pretty(json).stripTrailing());
        } else {
            given.print(
                    count(report.assets(), "asset")
                            + ", "
                            + count(report.pictures(), "picture")
                            + ", "
                            + count(report.runs(), "run")
                            + " checked: "
                            + (differences.isEmpty()
                                    ? "everything agrees with its records."
                                    : count(differences.size(), "difference") + "."));
            Table table = new Table();
            differences.forEach(d -> table.row(d.kind(), d.path(), d.sentence()));
            table.lines().forEach(given::print);
        }
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Map<String, Object> json(FolderCheck.Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", difference.kind());
        json.put("path", difference.path());
        json.put("sentence", difference.sentence());
        return json;
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
