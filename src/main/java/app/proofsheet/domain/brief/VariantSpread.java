package app.proofsheet.domain.brief;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spreads alternatives evenly over a batch (spec/brief.md §4). For any number of candidates each
 * alternative appears as often as its siblings, or once more; no combination appears twice before
 * all appeared once; and within that, pairs of alternatives meet as evenly as the order finds. The
 * same variations and count always give the same spread.
 */
public final class VariantSpread {

    /** Small batches settle in two or three passes; large ones are even enough by then. */
    private static final int MOST_PASSES = 5;

    /** Nobody judges pairs among more variations than this; their table would fill the memory. */
    private static final int MOST_MIXED = 24;

    private final List<Variation> variations;
    private final int[][] rows;

    private VariantSpread(List<Variation> variations, int[][] rows) {
        this.variations = List.copyOf(variations);
        this.rows = rows;
    }

    /**
     * The spread over a number of candidates.
     *
     * @param count candidates, at least 0
     */
    public static VariantSpread of(List<Variation> variations, int count) {
        int[][] rows = skewed(variations, count);
        mixPairs(rows, variations);
        return new VariantSpread(variations, rows);
    }

    /**
     * The choices of a candidate, in the order of the variations; empty when nothing varies.
     *
     * @param candidate from 0
     */
    public List<Choice> choices(int candidate) {
        List<Choice> all = new ArrayList<>();
        for (int f = 0; f < variations.size(); f++) {
            Variation variation = variations.get(f);
            all.add(new Choice(variation.name(), variation.options().get(rows[candidate][f])));
        }
        return all;
    }

    /** The choices as recorded with a request: {@code {"glasses": "off"}}. */
    public Map<String, String> variant(int candidate) {
        Map<String, String> variant = new LinkedHashMap<>();
        choices(candidate).forEach(c -> variant.put(c.name(), c.option().value()));
        return Collections.unmodifiableMap(variant);
    }

    /** One variation's choice for one candidate. */
    public record Choice(String name, Variation.Option option) {}

    /**
     * Counts every variation round and round, and shifts a later one by one whenever it has gone
     * through all meetings with the earlier ones: a product of cycles walked coset by coset, which
     * visits every combination once before any twice and keeps every alternative within one.
     */
    private static int[][] skewed(List<Variation> variations, int count) {
        int[][] rows = new int[count][variations.size()];
        long product = 1;
        for (int f = 0; f < variations.size(); f++) {
            int size = variations.get(f).options().size();
            long lap = product / gcd(product, size) * size;
            long cycle = product * size;
            for (int row = 0; row < count; row++) {
                rows[row][f] = (int) ((row + row % cycle / lap) % size);
            }
            // Beyond the largest batch a longer cycle makes no difference; the cap avoids overflow.
            product = Math.min(product * size, 1_000_000L);
        }
        return rows;
    }

    /**
     * Exchanges choices of two candidates while that lets pairs meet more evenly, so that four
     * candidates do not tie the glasses to the hoodie. Exchanging keeps every alternative's number;
     * exchanges that would repeat a combination sooner are not made.
     */
    private static void mixPairs(int[][] rows, List<Variation> variations) {
        if (variations.size() < 2 || variations.size() > MOST_MIXED) {
            return;
        }
        Meetings meetings = new Meetings(rows, variations);
        boolean isBetter = true;
        for (int pass = 0; isBetter && pass < MOST_PASSES; pass++) {
            isBetter = false;
            for (int a = 0; a < rows.length; a++) {
                for (int b = a + 1; b < rows.length; b++) {
                    for (int f = 1; f < variations.size(); f++) {
                        isBetter |= meetings.exchange(a, b, f);
                    }
                }
            }
        }
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** How often combinations and pairs occur, kept up to date while choices are exchanged. */
    private static final class Meetings {

        private final int[][] rows;
        private final Map<List<Integer>, Integer> whole = new HashMap<>();

        /** Number of candidates by variation, other variation, choice, other choice. */
        private final int[][][][] pairs;

        Meetings(int[][] rows, List<Variation> variations) {
            this.rows = rows;
            int n = variations.size();
            pairs = new int[n][n][][];
            for (int f = 0; f < n; f++) {
                for (int g = 0; g < n; g++) {
                    int own = variations.get(f).options().size();
                    pairs[f][g] = new int[own][variations.get(g).options().size()];
                }
            }
            for (int[] row : rows) {
                count(row, 1);
                for (int f = 0; f < n; f++) {
                    for (int g = 0; g < n; g++) {
                        pairs[f][g][row[f]][row[g]]++;
                    }
                }
            }
        }

        /** Exchanges choice f of two rows when that is better; true when it did. */
        boolean exchange(int a, int b, int f) {
            if (rows[a][f] == rows[b][f] || gain(a, b, f) >= 0) {
                return false;
            }
            long change = swap(a, b, f);
            if (change > 0) {
                swap(a, b, f);
                return false;
            }
            recount(a, b, f);
            return true;
        }

        /** Change of the sum of squared pair counts if choice f of two rows were exchanged. */
        private long gain(int a, int b, int f) {
            long change = 0;
            int one = rows[a][f];
            int two = rows[b][f];
            for (int g = 0; g < pairs.length; g++) {
                int own = rows[a][g];
                int other = rows[b][g];
                if (g != f && own != other) {
                    int[][] met = pairs[f][g];
                    change += 2L * (met[two][own] + met[one][other]) + 4;
                    change -= 2L * (met[one][own] + met[two][other]);
                }
            }
            return change;
        }

        /** Exchanges and returns the change of the sum of squared combination counts. */
        private long swap(int a, int b, int f) {
            long change = count(rows[a], -1) + count(rows[b], -1);
            int kept = rows[a][f];
            rows[a][f] = rows[b][f];
            rows[b][f] = kept;
            return change + count(rows[a], 1) + count(rows[b], 1);
        }

        /** Brings the pair counts up to date after choice f of two rows was exchanged. */
        private void recount(int a, int b, int f) {
            for (int g = 0; g < pairs.length; g++) {
                if (g != f) {
                    move(f, g, rows[b][f], rows[a][f], rows[a][g]);
                    move(f, g, rows[a][f], rows[b][f], rows[b][g]);
                }
            }
        }

        private void move(int f, int g, int from, int to, int other) {
            pairs[f][g][from][other]--;
            pairs[g][f][other][from]--;
            pairs[f][g][to][other]++;
            pairs[g][f][other][to]++;
        }

        private long count(int[] row, int by) {
            List<Integer> key = new ArrayList<>(row.length);
            for (int value : row) {
                key.add(value);
            }
            int before = whole.getOrDefault(key, 0);
            int after = before + by;
            whole.put(key, after);
            return (long) after * after - (long) before * before;
        }
    }
}
