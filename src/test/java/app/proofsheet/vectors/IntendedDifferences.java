package app.proofsheet.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The reviewed list of cases in which the program differs on purpose. */
final class IntendedDifferences {

    /**
     * One line of the list.
     *
     * @param reason D-number or a word of its own, explained in reference-compatibility.md
     * @param kinds {@code exit}, {@code http} or both
     */
    record Entry(String name, String reason, Set<String> kinds) {}

    private IntendedDifferences() {}

    /** The list by case name. */
    static Map<String, Entry> read() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (InputStream in =
                IntendedDifferences.class.getResourceAsStream("intended-differences.txt")) {
            if (in == null) {
                throw new IOException("intended-differences.txt is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line :
                    text.lines().filter(l -> !l.isBlank() && l.charAt(0) != '#').toList()) {
                List<String> parts = List.of(line.split("\\s*\\|\\s*"));
                if (parts.size() != 3) {
                    throw new IOException("not \"case | reason | what\": " + line);
                }
                Set<String> kinds = new TreeSet<>(List.of(parts.get(2).strip().split("\\+")));
                if (!Set.of("exit", "http").containsAll(kinds)) {
                    throw new IOException("what differs is exit, http or exit+http: " + line);
                }
                Entry entry = new Entry(parts.get(0).strip(), parts.get(1), kinds);
                if (entries.put(entry.name(), entry) != null) {
                    throw new IOException("listed twice: " + line);
                }
            }
        }
        return entries;
    }
}
