package app.proofsheet.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class ThemeTest {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RAW_COLOUR =
            Pattern.compile(
                    "#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsba?\\(|:\\s*(white|black|red|green|blue|gr[ae]y)\\b");
    private static final Pattern DEFINED = Pattern.compile("(-ps-[a-z-]+)\\s*:\\s*([^;]+);");
    private static final Pattern USED = Pattern.compile("(?<![.\\w])(-ps-[a-z-]+)");

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static String sheet(String name) throws IOException {
        try (var in = Theme.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TreeMap<String, String> tokens(String name) throws IOException {
        TreeMap<String, String> tokens = new TreeMap<>();
        Matcher matcher = DEFINED.matcher(sheet(name));
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2).strip());
        }
        return tokens;
    }

    /** All style sheets of the program except the two that hold the colours. */
    private static List<Path> otherSheets() throws IOException {
        Path resources =
                Path.of(System.getProperty("proofsheet.basedir", "."), "src/main/resources");
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(file -> file.toString().endsWith(".css"))
                    .filter(file ->
                            !file.endsWith("proofsheet-dark.css")
                                    && !file.endsWith("proofsheet-light.css"))
                    .toList();
        }
    }

    @Test
    void coloursAreWrittenOnlyInTheTwoTokenSheets() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : otherSheets()) {
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            RAW_COLOUR
                    .matcher(text)
                    .results()
                    .forEach(hit -> found.add(file.getFileName() + ": " + hit.group()));
        }
        assertThat(otherSheets()).isNotEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void darkAndLightHaveTheSameTokens() throws IOException {
        assertThat(tokens("proofsheet-dark.css").keySet())
                .hasSizeGreaterThan(30)
                .isEqualTo(tokens("proofsheet-light.css").keySet());
    }

    @Test
    void everyTokenUsedIsDefined() throws IOException {
        Set<String> defined = tokens("proofsheet-dark.css").keySet();
        Set<String> used = new TreeSet<>();
        for (Path file : otherSheets()) {
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            USED.matcher(text).results().forEach(hit -> used.add(hit.group(1)));
        }
        assertThat(used).isNotEmpty().isSubsetOf(defined);
    }

    @Test
    void whatLiesOnPicturesIsTheSameInBothSchemes() throws IOException {
        TreeMap<String, String> dark = tokens("proofsheet-dark.css");
        TreeMap<String, String> light = tokens("proofsheet-light.css");
        for (String token :
                List.of(
                        "-ps-scrim",
                        "-ps-scrim-bar",
                        "-ps-on-scrim",
                        "-ps-new",
                        "-ps-verdict-yes")) {
            assertThat(light).containsEntry(token, dark.get(token));
        }
    }

    @Test
    void theGroundBehindPicturesIsNeutral() throws IOException {
        for (String name : List.of("proofsheet-dark.css", "proofsheet-light.css")) {
            tokens(name)
                    .forEach((token, value) -> {
                        if (token.startsWith("-ps-canvas")) {
                            assertThat(value.substring(1, 3))
                                    .as(name + " " + token)
                                    .isEqualTo(value.substring(3, 5))
                                    .isEqualTo(value.substring(5, 7));
                        }
                    });
        }
    }

    @Test
    void textOnItsGroundHasEnoughContrast() throws IOException {
        TreeMap<String, String> dark = tokens("proofsheet-dark.css");
        TreeMap<String, String> light = tokens("proofsheet-light.css");
        for (var tokens : List.of(dark, light)) {
            for (String ground : List.of("-ps-canvas", "-ps-canvas-raised", "-ps-canvas-empty")) {
                for (String text : List.of("-ps-canvas-fg", "-ps-canvas-fg-muted")) {
                    assertThat(contrast(tokens.get(text), tokens.get(ground)))
                            .as(text + " on " + ground)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(contrast(tokens.get("-ps-on-solid"), tokens.get("-ps-success-solid")))
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void theFourFontsAreThereUnderTheNamesTheSheetUses() throws IOException {
        Theme.loadFonts();
        Set<String> families = new TreeSet<>();
        Pattern.compile("-fx-font-family: \"([^\"]+)\"")
                .matcher(sheet("proofsheet.css"))
                .results()
                .forEach(hit -> families.add(hit.group(1)));
        assertThat(families)
                .containsExactlyInAnyOrder(
                        "Inter", "Inter Medium", "Inter Semi Bold", "JetBrains Mono");
        for (String family : families) {
            assertThat(Font.font(family, 13).getFamily()).isEqualTo(family);
        }
    }

    @Test
    void fontsComeWithTheirLicences() throws IOException {
        assertThat(sheet("fonts/Inter-LICENSE.txt")).contains("SIL Open Font License");
        assertThat(sheet("fonts/JetBrainsMono-LICENSE.txt")).contains("Apache License");
    }
}
