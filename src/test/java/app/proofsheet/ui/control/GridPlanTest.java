package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.control.GridPlan.Group;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class GridPlanTest {

    /** Headings of 10, rows of 100, three columns: a 4, b 1, c 3. */
    private final GridPlan plan =
            new GridPlan(
                    List.of(
                            new Group("a", 4),
                            new Group("empty", 0),
                            new Group("b", 1),
                            new Group("c", 3)),
                    3,
                    100,
                    10);

    @Test
    void groupsStandOneUnderTheOther() {
        assertThat(plan.count()).isEqualTo(8);
        assertThat(plan.height()).isEqualTo(210 + 110 + 110);
        assertThat(plan.y(0)).isEqualTo(10);
        assertThat(plan.y(3)).isEqualTo(110);
        assertThat(plan.y(4)).isEqualTo(220);
        assertThat(plan.y(7)).isEqualTo(330);
        assertThat(plan.column(3)).isZero();
        assertThat(plan.column(7)).isEqualTo(2);
    }

    @Test
    void findsWhatStandsAtAHeight() {
        assertThat(plan.firstBelow(-5)).isZero();
        assertThat(plan.firstBelow(109)).isZero();
        assertThat(plan.firstBelow(110)).isEqualTo(3);
        assertThat(plan.firstBelow(215)).isEqualTo(4);
        assertThat(plan.firstBelow(500)).isEqualTo(8);
        assertThat(plan.headings(205, 325))
                .extracting(GridPlan.Heading::title)
                .containsExactly("b", "c");
        assertThat(plan.headings(0, 400))
                .extracting(GridPlan.Heading::y)
                .containsExactly(0.0, 210.0, 320.0);
        assertThat(plan.headings(0, 400))
                .extracting(GridPlan.Heading::size)
                .containsExactly(4, 1, 3);
    }

    @Test
    void upAndDownKeepTheColumnAsFarAsTheyCan() {
        assertThat(plan.vertical(1, 1)).isEqualTo(3);
        assertThat(plan.vertical(3, 1)).isEqualTo(4);
        assertThat(plan.vertical(4, 1)).isEqualTo(5);
        assertThat(plan.vertical(7, -1)).isEqualTo(4);
        assertThat(plan.vertical(7, 1)).isEqualTo(7);
        assertThat(plan.vertical(2, -1)).isEqualTo(2);
    }

    @Test
    void aFirstRowIsShownWithItsHeading() {
        assertThat(plan.topWith(5)).isEqualTo(320);
        assertThat(plan.topWith(3)).isEqualTo(110);
    }

    @Test
    void anEmptyPlanHasNothing() {
        GridPlan nothing = new GridPlan(List.of(), 4, 100, 10);
        assertThat(nothing.count()).isZero();
        assertThat(nothing.height()).isZero();
        assertThat(nothing.firstBelow(0)).isZero();
        assertThat(nothing.headings(0, 100)).isEmpty();
    }

    @Test
    void agreesWithCountingRowByRow() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Group> groups = new ArrayList<>();
            for (int g = random.nextInt(6); g >= 0; g--) {
                groups.add(new Group(random.nextBoolean() ? "t" + g : "", random.nextInt(9)));
            }
            int columns = 1 + random.nextInt(4);
            GridPlan some = new GridPlan(groups, columns, 50, 20);
            double y = 0;
            int item = 0;
            for (Group group : groups) {
                y += group.size() > 0 && !group.title().isEmpty() ? 20 : 0;
                for (int i = 0; i < group.size(); i++) {
                    assertThat(some.y(item)).isEqualTo(y + i / columns * 50.0);
                    assertThat(some.column(item)).isEqualTo(i % columns);
                    int firstOfRow = item - i % columns;
                    assertThat(some.firstBelow(some.y(item) + 1)).isEqualTo(firstOfRow);
                    item++;
                }
                y += Math.ceilDiv(group.size(), columns) * 50.0;
            }
            assertThat(some.height()).isEqualTo(y);
            assertThat(some.count()).isEqualTo(item);
        }
    }
}
