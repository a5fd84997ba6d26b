package app.proofsheet;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Formats every source file in place: {@code mvn -q -Pformat test-compile exec:exec}. */
final class FormatSources {

    static final Path BASE = Path.of(System.getProperty("proofsheet.basedir", "."));

    private FormatSources() {}

    public static void main(String[] args) throws IOException, FormatterException {
        for (Map.Entry<Path, String> file : unformatted().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    /** The files that differ from their formatted text, with that text. */
    static Map<Path, String> unformatted() throws IOException, FormatterException {
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        Map<Path, String> wrong = new LinkedHashMap<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            String formatted =
                    formatter.formatSourceAndFixImports(
                            RemoveUnusedImports.removeUnusedImports(text));
            if (!formatted.equals(text)) {
                wrong.put(file, formatted);
            }
        }
        return wrong;
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(BASE.resolve("src"))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }
}
