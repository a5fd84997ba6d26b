package app.proofsheet.cli;

import app.proofsheet.json.JsonText;
import app.proofsheet.work.ProviderBoard;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code doctor}: what the program found around it. Prints no secrets and writes nothing. */
@Command(
        name = "doctor",
        description = "Java, display, folders, sign-in (masked), providers, balance, disk space.")
final class DoctorCommand implements Callable<Integer> {

    private static final long LITTLE_SPACE = 1L << 30;

    /** How long a person is kept waiting for one answer of a provider. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @ParentCommand @Nullable RootCommand root;

    /** One line: what was looked at, whether it is as it should be, what was found. */
    private record Fact(String name, boolean isWell, String found) {}

    @Override
    public Integer call() throws InterruptedException {
        RootCommand given = Given.root(root);
        Path work = given.workFolder();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("program", true, "proofsheet " + ProgramVersion.number()));
        facts.add(
                new Fact(
                        "java",
                        Runtime.version().feature() >= 25,
                        Runtime.version() + " " + System.getProperty("java.vendor", "")));
        facts.add(javaFx());
        facts.add(textLibraries(given.parts().missingTextLibraries()));
        boolean display = Display.isPresent(given.terminal().environment());
        facts.add(
                new Fact(
                        "display",
                        display,
                        display ? "present" : "none; commands work, the studio needs one"));
        facts.add(
                new Fact(
                        "work folder",
                        Files.isWritable(work),
                        work + (Files.isWritable(work) ? "" : " (read-only)")));
        facts.add(space(work));
        facts.add(new Fact("sign-in", true, given.parts().signIn()));
        try (OpenFolder folder = given.open()) {
            ProviderBoard board = folder.workspace().providers();
            for (ProviderBoard.Entry entry : board.entries()) {
                ProviderBoard.Entry now =
                        inTime(() -> board.look(entry.id())).orElseGet(() -> silent(entry));
                facts.add(
                        new Fact(
                                "provider " + now.id(),
                                now.isReady(),
                                now.label() + ": " + now.sentence()));
                if (now.isReady()) {
                    inTime(() -> board.funds(now.id()))
                            .orElseGet(Optional::empty)
                            .ifPresent(funds -> facts.add(balance(now.id(), funds)));
                }
            }
        }
        print(given, facts);
        return ExitCode.DONE;
    }

    private static Fact balance(String provider, ProviderBoard.Funds funds) {
        return new Fact("balance " + provider, funds.available() != null, funds.sentence());
    }

    private static ProviderBoard.Entry silent(ProviderBoard.Entry entry) {
        return new ProviderBoard.Entry(
                entry.id(),
                entry.displayName(),
                entry.label(),
                false,
                "no answer within " + PATIENCE.toSeconds() + " seconds; check the network");
    }

    /** What a question gives, empty when nobody answers it while a person waits. */
    private static <T> Optional<T> inTime(Callable<T> question) throws InterruptedException {
        FutureTask<T> asked = new FutureTask<>(question);
        Thread.ofVirtual().start(asked);
        try {
            return Optional.of(asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException(e.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    private static void print(RootCommand given, List<Fact> facts) {
        if (given.json) {
            List<Map<String, Object>> json = new ArrayList<>();
            for (Fact fact : facts) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("name", fact.name());
                line.put("ok", fact.isWell());
                line.put("found", fact.found());
                json.add(line);
            }
            given.print(JsonText.pretty(json).stripTrailing());
            return;
        }
        Table table = new Table();
        facts.forEach(f -> table.row(f.name(), f.isWell() ? "ok" : "look", f.found()));
        table.lines().forEach(given::print);
    }

    /** Read off the jar's name, because asking JavaFX itself would load a toolkit. */
    private static Fact javaFx() {
        URL place = DoctorCommand.class.getResource("/javafx/stage/Stage.class");
        if (place == null) {
            place =
                    ModuleLayer.boot()
                            .findModule("javafx.graphics")
                            .map(m -> m.getClassLoader().getResource("javafx/stage/Stage.class"))
                            .orElse(null);
        }
        if (place == null) {
            return new Fact("javafx", false, "missing; commands work, the studio does not");
        }
        Matcher version = Pattern.compile("javafx-graphics-([0-9.]+)").matcher(place.toString());
        return new Fact(
                "javafx",
                true,
                version.find() ? version.group(1).replaceAll("\\.$", "") : "present");
    }

    private static Fact textLibraries(List<String> missing) {
        return missing.isEmpty()
                ? new Fact("text layout", true, "present")
                : new Fact(
                        "text layout",
                        false,
                        "text_libraries_missing: the studio cannot lay out text without "
                                + String.join(", ", missing)
                                + "; next: "
                                + RootCommand.INSTALL_TEXT_LIBRARIES);
    }

    private static Fact space(Path work) {
        try {
            long free = Files.getFileStore(work).getUsableSpace();
            return new Fact(
                    "disk space",
                    free >= LITTLE_SPACE,
                    String.format(Locale.ROOT, "%.1f GB free", free / 1e9));
        } catch (IOException e) {
            return new Fact("disk space", false, "cannot be read");
        }
    }
}
