package app.proofsheet.domain.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

class VariantSpreadTest {

    @Test
    void spreadsTwoPairsOverFour() {
        VariantSpread spread =
                VariantSpread.of(
                        Alternatives.of(
                                List.of("glasses on / glasses off", "hoodie vs knit sweater")),
                        4);
        assertThat(IntStream.range(0, 4).mapToObj(spread::variant))
                .containsExactly(
                        Map.of("glasses", "on", "hoodie vs knit sweater", "hoodie"),
                        Map.of("glasses", "off", "hoodie vs knit sweater", "knit sweater"),
                        Map.of("glasses", "on", "hoodie vs knit sweater", "knit sweater"),
                        Map.of("glasses", "off", "hoodie vs knit sweater", "hoodie"));
        assertThat(spread.choices(1))
                .extracting(c -> c.option().phrase())
                .containsExactly("glasses off", "knit sweater");
    }

    @Test
    void nothingVariesWithoutAlternatives() {
        VariantSpread spread = VariantSpread.of(List.of(), 3);
        assertThat(spread.variant(2)).isEmpty();
        assertThat(spread.choices(2)).isEmpty();
    }

    @Test
    void everyAlternativeAppearsAsOftenAsItsSiblingsOrOnceMore() {
        forManyShapes((shape, count, rows) -> {
            for (int f = 0; f < shape.length; f++) {
                int[] uses = new int[shape[f]];
                for (int[] row : rows) {
                    uses[row[f]]++;
                }
                assertThat(spanOf(uses)).as("shape %s, count %d", shape, count).isBetween(0, 1);
            }
        });
    }

    @Test
    void noCombinationRepeatsBeforeAllAppeared() {
        forManyShapes((shape, count, rows) -> {
            int product = 1;
            for (int size : shape) {
                product = Math.min(product * size, 100_000);
            }
            Map<List<Integer>, Integer> uses = new HashMap<>();
            for (int[] row : rows) {
                uses.merge(IntStream.of(row).boxed().toList(), 1, Integer::sum);
            }
            int floor = count / product;
            int ceiling = (count + product - 1) / product;
            assertThat(uses.values()).allMatch(n -> n >= floor && n <= ceiling);
            assertThat(uses).hasSize(Math.min(count, product));
        });
    }

    @Test
    void fourCandidatesDoNotTieOneOfThreePairsToAnother() {
        int[][] rows = rows(new int[] {2, 2, 2}, 4);
        for (int f = 0; f < 3; f++) {
            for (int g = 0; g < f; g++) {
                Map<List<Integer>, Integer> pairs = new HashMap<>();
                for (int[] row : rows) {
                    pairs.merge(List.of(row[f], row[g]), 1, Integer::sum);
                }
                assertThat(pairs).hasSize(4);
            }
        }
    }

    @Test
    void sameBatchIsSpreadTheSameWayAgain() {
        forManyShapes((shape, count, rows) -> assertThat(rows(shape, count)).isDeepEqualTo(rows));
    }

    @Test
    void aHundredCandidatesOverManyVariationsStaySpread() {
        int[] shape = new int[24];
        java.util.Arrays.fill(shape, 3);
        int[][] rows = rows(shape, 100);
        assertThat(rows).hasNumberOfRows(100);
        for (int f = 0; f < shape.length; f++) {
            int[] uses = new int[3];
            for (int[] row : rows) {
                uses[row[f]]++;
            }
            assertThat(spanOf(uses)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void thousandsOfVariationsAreSpreadInAMoment() {
        int[] shape = new int[3000];
        java.util.Arrays.fill(shape, 2);
        assertThat(rows(shape, 100)).hasNumberOfRows(100);
    }

    private interface Check {
        void see(int[] shape, int count, int[][] rows);
    }

    private static void forManyShapes(Check check) {
        Random random = new Random(7);
        for (int round = 0; round < 250; round++) {
            int[] shape = new int[1 + random.nextInt(4)];
            for (int f = 0; f < shape.length; f++) {
                shape[f] = 2 + random.nextInt(4);
            }
            int count = 1 + random.nextInt(40);
            check.see(shape, count, rows(shape, count));
        }
    }

    private static int[][] rows(int[] shape, int count) {
        List<Variation> variations = new ArrayList<>();
        for (int f = 0; f < shape.length; f++) {
            List<Variation.Option> options = new ArrayList<>();
            for (int v = 0; v < shape[f]; v++) {
                options.add(new Variation.Option(Integer.toString(v), "f" + f + " " + v));
            }
            variations.add(new Variation("f" + f, options));
        }
        VariantSpread spread = VariantSpread.of(variations, count);
        int[][] rows = new int[count][];
        for (int row = 0; row < count; row++) {
            rows[row] =
                    spread.choices(row).stream()
                            .mapToInt(c -> Integer.parseInt(c.option().value()))
                            .toArray();
        }
        return rows;
    }

    private static int spanOf(int[] uses) {
        List<Integer> all = IntStream.of(uses).boxed().toList();
        return Collections.max(all) - Collections.min(all);
    }
}
