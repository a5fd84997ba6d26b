package app.proofsheet.ui.costs;

/**
 * One line of the table, in words.
 *
 * @param isTotal true for the last line
 */
public record CostRow(
        String name,
        String made,
        String approved,
        String rejected,
        String paid,
        String open,
        String perApproved,
        boolean isTotal) {}
