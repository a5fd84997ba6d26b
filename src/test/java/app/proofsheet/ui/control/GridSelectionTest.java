package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class GridSelectionTest {

    private final ObservableList<PictureSnapshot> items =
            FXCollections.observableArrayList(
                    IntStream.range(0, 10).mapToObj(GridSelectionTest::picture).toList());
    private final ObservableList<PictureId> selected = FXCollections.observableArrayList();
    private final ObjectProperty<PictureSnapshot> focus = new SimpleObjectProperty<>();
    private final GridSelection selection = new GridSelection(items, selected, focus);

    private static PictureSnapshot picture(int number) {
        return new PictureSnapshot(
                new PictureId("a", "images/candidates/" + number + ".png"),
                PictureState.CANDIDATE,
                String.valueOf(number),
                0,
                null,
                1,
                Instant.EPOCH,
                null,
                "png",
                null,
                false,
                null);
    }

    private List<String> names() {
        return selected.stream().map(id -> id.fileName().replace(".png", "")).toList();
    }

    @Test
    void aClickSelectsOneAlone() {
        selection.select(3);
        selection.select(5);

        assertThat(names()).containsExactly("5");
        assertThat(selection.focusIndex()).isEqualTo(5);
    }

    @Test
    void ctrlAddsAndTakesAway() {
        selection.select(1);
        selection.toggle(4);
        selection.toggle(7);
        selection.toggle(4);

        assertThat(names()).containsExactly("1", "7");
        assertThat(selection.focusIndex()).isEqualTo(4);
    }

    @Test
    void shiftSelectsARangeFromTheAnchorInBothDirections() {
        selection.select(4);
        selection.extend(6);
        assertThat(names()).containsExactly("4", "5", "6");

        selection.extend(2);
        assertThat(names()).containsExactly("4", "3", "2");
        assertThat(selection.focusIndex()).isEqualTo(2);
    }

    @Test
    void ctrlAndShiftAddARange() {
        selection.select(0);
        selection.toggle(5);
        selection.extendAdding(7);

        assertThat(names()).containsExactly("0", "5", "6", "7");
    }

    @Test
    void allAreSelectedAndTheFocusStays() {
        selection.select(3);
        selection.selectAll();

        assertThat(selected).hasSize(10);
        assertThat(selection.focusIndex()).isEqualTo(3);
        assertThat(selection.isSelected(items.get(9).id())).isTrue();
    }

    @Test
    void placesOutsideTheListDoNothing() {
        selection.select(3);
        selection.select(10);
        selection.toggle(-1);
        selection.extend(99);

        assertThat(names()).containsExactly("3");
    }

    @Test
    void whenTheFocusedPictureLeavesItsFollowerIsSelected() {
        selection.select(4);
        items.remove(4);
        selection.reconcile(4);

        assertThat(names()).containsExactly("5");
        assertThat(selection.focusIndex()).isEqualTo(4);
    }

    @Test
    void whenTheLastPictureLeavesTheOneBeforeIsSelected() {
        selection.select(9);
        items.remove(9);
        selection.reconcile(9);

        assertThat(names()).containsExactly("8");
    }

    @Test
    void theOthersStaySelectedWhenOneLeaves() {
        selection.select(1);
        selection.toggle(4);
        items.remove(4);
        selection.reconcile(4);

        assertThat(names()).containsExactly("1");
    }

    @Test
    void anEmptyListHasNoFocus() {
        selection.select(1);
        items.clear();
        selection.reconcile(1);

        assertThat(selected).isEmpty();
        assertThat(focus.get()).isNull();
    }

    @Test
    void aNewerSnapshotOfTheFocusedPictureTakesItsPlace() {
        selection.select(2);
        PictureSnapshot rated =
                new PictureSnapshot(
                        items.get(2).id(),
                        PictureState.CANDIDATE,
                        "2",
                        4,
                        null,
                        1,
                        Instant.EPOCH,
                        null,
                        "png",
                        null,
                        false,
                        null);
        items.set(2, rated);
        selection.reconcile(2);

        assertThat(focus.get()).isEqualTo(rated);
        assertThat(names()).containsExactly("2");
    }
}
