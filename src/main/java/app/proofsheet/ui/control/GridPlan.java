package app.proofsheet.ui.control;

import java.util.List;

/**
 * Where everything in a grid stands: groups one under the other, each with a heading and rows of
 * equal height. Nothing is held per picture or per row, so that a plan costs as much as it has
 * groups, and every question is answered by arithmetic and one binary search.
 */
final class GridPlan {

    private final List<Group> groups;
    private final int columns;
    private final double rowHeight;
    private final double heading;
    private final int[] firstItem;
    private final double[] top;
    private final int count;
    private final double height;

    /**
     * Some tiles in a row.
     *
     * @param title heading above them, {@code ""} for none
     * @param size how many tiles
     */
    record Group(String title, int size) {}

    /**
     * A plan.
     *
     * @param groups empty ones take no room
     * @param columns tiles in a row, at least one
     * @param rowHeight of a row with its gap, in px
     * @param heading height of a heading in px
     */
    GridPlan(List<Group> groups, int columns, double rowHeight, double heading) {
        this.groups = groups.stream().filter(g -> g.size() > 0).toList();
        this.columns = columns;
        this.rowHeight = rowHeight;
        this.heading = heading;
        int n = this.groups.size();
        firstItem = new int[n + 1];
        top = new double[n + 1];
        for (int i = 0; i < n; i++) {
            Group group = this.groups.get(i);
            firstItem[i + 1] = firstItem[i] + group.size();
            top[i + 1] = top[i] + headingOf(group) + rows(group) * rowHeight;
        }
        count = firstItem[n];
        height = top[n];
    }

    private double headingOf(Group group) {
        return group.title().isEmpty() ? 0 : heading;
    }

    private int rows(Group group) {
        return Math.ceilDiv(group.size(), columns);
    }

    /** How many tiles there are. */
    int count() {
        return count;
    }

    /** Height of everything in px. */
    double height() {
        return height;
    }

    int columns() {
        return columns;
    }

    private int groupOfItem(int index) {
        int low = 0;
        int high = groups.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstItem[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int groupAt(double y) {
        int low = 0;
        int high = groups.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (top[middle] <= y) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Upper edge of a tile's row, px from the top. */
    double y(int index) {
        int group = groupOfItem(index);
        int row = (index - firstItem[group]) / columns;
        return top[group] + headingOf(groups.get(group)) + row * rowHeight;
    }

    /** Column of a tile, from 0. */
    int column(int index) {
        return (index - firstItem[groupOfItem(index)]) % columns;
    }

    /** The first tile whose row reaches below {@code y}; the count when none does. */
    int firstBelow(double y) {
        if (count == 0 || y >= height) {
            return count;
        }
        int group = groupAt(Math.max(0, y));
        double inside = y - top[group] - headingOf(groups.get(group));
        int row = Math.max(0, (int) Math.floor(inside / rowHeight));
        return Math.min(firstItem[group] + row * columns, firstItem[group + 1]);
    }

    /** A heading and its upper edge. */
    record Heading(int group, String title, int size, double y) {}

    /** The headings between two heights, in order. */
    List<Heading> headings(double from, double to) {
        List<Heading> found = new java.util.ArrayList<>();
        for (int g = count == 0 ? groups.size() : groupAt(Math.max(0, from));
                g < groups.size() && top[g] < to;
                g++) {
            Group group = groups.get(g);
            if (!group.title().isEmpty() && top[g] + heading > from) {
                found.add(new Heading(g, group.title(), group.size(), top[g]));
            }
        }
        return found;
    }

    /** Upper edge of what should be seen with a tile: its row, or its heading above a first row. */
    double topWith(int index) {
        int group = groupOfItem(index);
        return index - firstItem[group] < columns ? top[group] : y(index);
    }

    /** The tile one row further up (-1) or down (1), as near as can be; itself at the ends. */
    int vertical(int index, int direction) {
        int group = groupOfItem(index);
        int column = (index - firstItem[group]) % columns;
        int row = (index - firstItem[group]) / columns + direction;
        if (row < 0) {
            if (group == 0) {
                return index;
            }
            group--;
            row = rows(groups.get(group)) - 1;
        } else if (row >= rows(groups.get(group))) {
            if (group == groups.size() - 1) {
                return index;
            }
            group++;
            row = 0;
        }
        return Math.min(firstItem[group] + row * columns + column, firstItem[group + 1] - 1);
    }
}
