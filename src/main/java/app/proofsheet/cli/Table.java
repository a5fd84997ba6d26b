package app.proofsheet.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, two spaces apart; the last column is never padded. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    Table row(String... cells) {
        return row(List.of(cells));
    }

    /** The rows as lines. */
    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < row.size() - 1) {
                    line.repeat(" ", widths[i] - cell.length() + 2);
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
