package app.proofsheet.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages on compatibility claim nothing that is not there. */
class CompatibilityPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("proofsheet.basedir", "."));
    private static final Path PAGES = ROOT.resolve("src/site/markdown");

    @Test
    void everyDefectHasOneRow() throws IOException {
        List<String> rows =
                Pattern.compile("(?m)^\\| (D\\d+) \\|")
                        .matcher(Files.readString(PAGES.resolve("defects-done-better.md")))
                        .results()
                        .map(row -> row.group(1))
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 47).mapToObj(n -> "D" + n).toList());
    }

    @Test
    void everyDefectNamesATestAndNothingIsPutOff() throws IOException {
        List<String> rows =
                Files.readString(PAGES.resolve("defects-done-better.md"))
                        .lines()
                        .filter(line -> line.matches("\\| D\\d+ \\|.*"))
                        .toList();
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsPattern("`\\w+Test\\.\\w+`"))
                .noneSatisfy(row -> assertThat(row).contains("not yet"));
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/test/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.put(name, Files.readString(file));
            }
        }
        List<MatchResult> named =
                Pattern.compile("`(\\w+Test)\\.(\\w+)`")
                        .matcher(Files.readString(PAGES.resolve("defects-done-better.md")))
                        .results()
                        .toList();
        assertThat(named).isNotEmpty();
        assertThat(named)
                .allSatisfy(test ->
                        assertThat(sources.getOrDefault(test.group(1), ""))
                                .as(test.group())
                                .contains("void " + test.group(2) + "("));
    }

    @Test
    void everyReasonOfTheListIsExplained() throws IOException {
        String page = Files.readString(PAGES.resolve("reference-compatibility.md"));
        assertThat(IntendedDifferences.read()).isNotEmpty();
        IntendedDifferences.read()
                .values()
                .forEach(entry ->
                        assertThat(page)
                                .contains("| " + entry.reason() + " |")
                                .contains("`" + entry.name() + "`"));
        assertThat(page)
                .contains("| differ on purpose | " + IntendedDifferences.read().size() + " |");
    }
}
