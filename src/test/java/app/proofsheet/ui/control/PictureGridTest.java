package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class PictureGridTest extends ControlTest {

    private final ObservableList<PictureSnapshot> items = FXCollections.observableArrayList();
    private final ObservableList<PictureId> selected = FXCollections.observableArrayList();
    private final ObjectProperty<PictureSnapshot> focus = new SimpleObjectProperty<>();
    private GridSelection selection;
    private PictureGrid grid;

    @BeforeEach
    void fill() {
        for (int i = 0; i < 12; i++) {
            items.add(pictures.picture("00" + i / 4 + "-0" + (i % 4 + 1), i, 36, 64));
        }
        selection = new GridSelection(items, selected, focus);
        grid = onFx(() -> PictureGrid.grid(loader, selection));
    }

    /** 4 columns: 4 × 124 and 3 gaps of 8 are 520. */
    private void open() {
        show(grid, 560, 600);
        doOnFx(grid::begin);
    }

    private Stream<PictureTile> tiles() {
        return grid.lookupAll(".ps-tile").stream()
                .map(PictureTile.class::cast)
                .filter(tile -> tile.shown() != null);
    }

    private Optional<PictureTile> find(String label) {
        return tiles().filter(tile ->
                        tile.picture() != null && tile.picture().label().equals(label)
                                || tile.shown() instanceof GridTile.Making making
                                        && making.label().equals(label))
                .findFirst();
    }

    private PictureTile tile(String label) {
        return onFx(() -> find(label).orElseThrow());
    }

    private List<String> chosen() {
        return onFx(() ->
                selected.stream().map(id -> items.get(selection.indexOf(id)).label()).toList());
    }

    @Test
    void everyPictureHasATileWithItsPictureAndName() {
        open();

        assertThat(onFx(() -> tiles().count())).isEqualTo(12);
        await(() ->
                tiles().allMatch(tile ->
                        ((ImageView) tile.lookup(".ps-picture")).getImage() != null));
        assertThat(tile("001-02").getAccessibleText()).isEqualTo("001-02");
    }

    @Test
    void tilesSayWhatStateAPictureIsIn() {
        items.setAll(
                pictures.picture("001-01", 1, PictureState.APPROVED, 4, false, null),
                pictures.picture("001-02", 2, PictureState.REJECTED, 0, false, null),
                pictures.picture(
                        "001-03",
                        3,
                        PictureState.CANDIDATE,
                        0,
                        true,
                        "images/approved/image-run-001-a01-001.png"));
        open();

        PictureTile approved = tile("001-01");
        assertThat(approved.getAccessibleText()).isEqualTo("001-01, approved, 4 of 5 stars");
        assertThat(approved.lookup(".ps-verdict-yes")).isNotNull();
        PictureTile rejected = tile("001-02");
        assertThat(has(rejected, "rejected")).isTrue();
        assertThat(rejected.lookup(".ps-picture").getOpacity()).isEqualTo(0.34);
        assertThat(rejected.lookup(".ps-verdict-no")).isNotNull();
        PictureTile edit = tile("001-03");
        assertThat(edit.getAccessibleText()).isEqualTo("001-03, new");
        assertThat(edit.lookup(".ps-new-dot")).isNotNull();
        assertThat(((javafx.scene.control.Label) edit.lookup(".ps-scrim-badge")).getText())
                .isEqualTo("001-01");
    }

    @Test
    void aPictureThatCannotBeReadSaysSoOnItsTile() {
        items.set(
                0,
                pictures.bytes(
                        "broken",
                        new byte[] {1, 2, 3},
                        null,
                        PictureState.CANDIDATE,
                        0,
                        false,
                        null));
        open();

        await(() -> tile("broken").lookup(".ps-broken") != null);
        assertThat(tile("broken").getAccessibleText())
                .contains("image-run-broken.png is not a PNG, JPEG or WebP picture.");
    }

    @Test
    void picturesInTheMakingStandFirst() {
        grid.making().add(new GridTile.Making("k", "009-01", "Processing", "poll 3", 0.5));
        open();

        PictureTile making = tile("009-01");
        assertThat(making.getAccessibleText()).isEqualTo("009-01, Processing, poll 3");
        assertThat(onFx(() -> making.localToScene(0, 0).getX()))
                .isLessThan(onFx(() -> tile("000-01").localToScene(0, 0).getX()));

        doOnFx(() -> grid.making().clear());

        assertThat(onFx(() -> find("009-01"))).isEmpty();
        assertThat(onFx(() -> tiles().count())).isEqualTo(12);
    }

    @Test
    void arrowsMoveAndShiftSelectsARange() {
        open();
        clickOn(tile("000-02"));
        assertThat(chosen()).containsExactly("000-02");

        type(KeyCode.DOWN);
        assertThat(chosen()).containsExactly("001-02");

        type(KeyCode.RIGHT);
        press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(chosen()).containsExactly("001-03", "001-02");

        type(KeyCode.END);
        assertThat(chosen()).containsExactly("002-04");
        type(KeyCode.DOWN);
        assertThat(chosen()).containsExactly("002-04");
        type(KeyCode.HOME);
        type(KeyCode.UP);
        assertThat(chosen()).containsExactly("000-01");
    }

    @Test
    void pressingOneOfSeveralKeepsThemUntilTheClickIsDone() {
        open();
        doOnFx(() -> {
            selection.select(0);
            selection.toggle(2);
        });

        moveTo(tile("000-01")).press(MouseButton.PRIMARY);
        assertThat(chosen()).containsExactly("000-01", "000-03");
        release(MouseButton.PRIMARY);

        assertThat(chosen()).containsExactly("000-01");
    }

    @Test
    void everythingIsSelectedWithOneKey() {
        open();

        press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);

        assertThat(chosen()).hasSize(12);
    }

    @Test
    void selectionAndFocusAreMarked() {
        open();
        doOnFx(() -> {
            selection.select(0);
            selection.toggle(2);
        });

        assertThat(has(tile("000-03"), "selected")).isTrue();
        assertThat(has(tile("000-03"), "focus")).isTrue();
        assertThat(has(tile("000-01"), "selected")).isTrue();
        assertThat(has(tile("000-01"), "several")).isTrue();
        assertThat(has(tile("000-02"), "selected")).isFalse();
    }

    @Test
    void enterSpaceAndDoubleClickOpen() {
        List<String> opened = new ArrayList<>();
        grid.setOnOpen(picture -> opened.add(picture.label()));
        open();

        doubleClickOn(tile("001-01"));
        type(KeyCode.RIGHT).type(KeyCode.ENTER);
        type(KeyCode.RIGHT).type(KeyCode.SPACE);

        assertThat(opened).containsExactly("001-01", "001-02", "001-03");
    }

    @Test
    void theBarUnderTheMouseActsOnThatPicture() {
        List<String> approved = new ArrayList<>();
        grid.tileActions()
                .setAll(
                        new TileAction(
                                "check",
                                "Approve",
                                new SimpleObjectProperty<>(new KeyCodeCombination(KeyCode.P)),
                                picture -> approved.add(picture.label())),
                        new TileAction(
                                "x",
                                "Reject",
                                new SimpleObjectProperty<>(),
                                picture -> picture.rating() > 0,
                                _ -> approved.add("never")));
        open();
        doOnFx(() -> selection.select(0));

        moveTo(tile("001-03"));
        await(() -> tile("001-03").lookup(".ps-hover-bar") != null);
        var buttons = onFx(() -> List.copyOf(tile("001-03").lookupAll(".ps-tile-button")));
        assertThat(buttons).extracting("accessibleText").contains("Approve", "Reject");
        assertThat(buttons.stream().filter(b -> b.isDisabled()).count()).isEqualTo(1);
        clickOn(
                buttons.stream()
                        .filter(b -> "Approve".equals(b.getAccessibleText()))
                        .findFirst()
                        .orElseThrow());

        assertThat(approved).containsExactly("001-03");
        assertThat(chosen()).containsExactly("000-01");
    }

    @Test
    void theMenuSelectsThePictureUnderTheMouse() {
        ContextMenu menu = onFx(() -> new ContextMenu(new MenuItem("Approve")));
        grid.setTileMenu(menu);
        open();

        rightClickOn(tile("002-01"));

        await(menu::isShowing);
        assertThat(chosen()).containsExactly("002-01");
        doOnFx(menu::hide);
    }

    @Test
    void whenTheSelectedPictureLeavesTheNextOneIsSelected() {
        open();
        clickOn(tile("000-03"));

        doOnFx(() -> items.remove(2));

        assertThat(chosen()).containsExactly("000-04");
        assertThat(onFx(() -> find("000-03"))).isEmpty();
    }

    @Test
    void aChangeOfOnePictureTouchesOnlyItsTile() {
        open();
        PictureTile other = tile("000-01");
        GridTile before = other.shown();

        doOnFx(() ->
                items.set(
                        1, pictures.picture("000-02", 5, PictureState.CANDIDATE, 3, false, null)));

        assertThat(tile("000-02").getAccessibleText()).isEqualTo("000-02, 3 of 5 stars");
        assertThat(tile("000-01")).isSameAs(other);
        assertThat(other.shown()).isEqualTo(before);
    }

    @Test
    void tenThousandPicturesNeedOnlyAScreenfulOfTiles() {
        PictureSnapshot one = items.getFirst();
        List<PictureSnapshot> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(
                    new PictureSnapshot(
                            new PictureId("asset-" + i, one.id().path()),
                            one.state(),
                            "n-" + i,
                            0,
                            null,
                            one.bytes(),
                            one.modified(),
                            one.size(),
                            "png",
                            null,
                            false,
                            "left out"));
        }
        items.setAll(many);
        open();

        doOnFx(() -> selection.select(9_999));

        await(() -> find("n-9999").isPresent());
        assertThat(onFx(() -> tiles().count())).isLessThan(60);
    }

    @Test
    void groupsStandUnderHeadingsAndArrowsGoFromOneToTheNext() {
        items.remove(7);
        doOnFx(() -> grid.setGrouping(p -> "run " + p.label().substring(0, 3)));
        grid.making().add(new GridTile.Making("k", "009-01", "Processing", "", null));
        open();

        assertThat(
                        onFx(() ->
                                grid.lookupAll(".ps-grid-heading").stream()
                                        .filter(javafx.scene.Node::isVisible)
                                        .sorted(
                                                java.util.Comparator.comparing(
                                                        javafx.scene.Node::getLayoutY))
                                        .map(n -> ((javafx.scene.control.Label) n).getText())
                                        .toList()))
                .first()
                .asString()
                .startsWith("Being made");
        clickOn(tile("000-04"));
        type(KeyCode.DOWN);
        assertThat(chosen()).containsExactly("001-03");
        type(KeyCode.DOWN);
        assertThat(chosen()).containsExactly("002-03");
        type(KeyCode.HOME);
        type(KeyCode.UP);
        assertThat(chosen()).containsExactly("000-01");
    }

    @Test
    void aNewPictureMakesOneTileChangeAndTheOthersMove() {
        open();
        PictureTile before = tile("000-01");
        javafx.scene.image.Image image = await(before);

        doOnFx(() -> items.addFirst(pictures.picture("010-01", 20, 36, 64)));

        assertThat(tile("000-01")).isSameAs(before);
        assertThat(onFx(() -> ((ImageView) before.lookup(".ps-picture")).getImage()))
                .isSameAs(image);
        assertThat(onFx(() -> before.getLayoutX())).isGreaterThan(100);
    }

    private javafx.scene.image.Image await(PictureTile tile) {
        ImageView view = (ImageView) onFx(() -> tile.lookup(".ps-picture"));
        await(() -> view.getImage() != null);
        return onFx(view::getImage);
    }

    @Test
    void theWheelScrollsAndStopsAtBothEnds() {
        show(grid, 300, 300);
        assertThat(onFx(() -> find("000-01"))).isPresent();
        assertThat(onFx(() -> find("002-04"))).isEmpty();

        doOnFx(() -> wheel(-100_000));
        assertThat(onFx(() -> find("002-04"))).isPresent();
        assertThat(onFx(() -> find("000-01"))).isEmpty();

        doOnFx(() -> wheel(100_000));
        assertThat(onFx(() -> find("000-01"))).isPresent();
    }

    private void wheel(double pixels) {
        javafx.scene.Node body = grid.lookup(".ps-grid-body");
        javafx.event.Event.fireEvent(
                body,
                new javafx.scene.input.ScrollEvent(
                        javafx.scene.input.ScrollEvent.SCROLL,
                        10,
                        10,
                        10,
                        10,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        pixels,
                        0,
                        pixels,
                        javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        javafx.scene.input.ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
        grid.layout();
    }

    @Test
    void aWiderTileMakesFewerColumns() {
        open();
        assertThat(grid.columns()).isEqualTo(4);

        doOnFx(() -> grid.cellWidthProperty().set(250));

        assertThat(grid.columns()).isEqualTo(2);
        await(() -> tile("000-01").getWidth() == 250);
    }

    @Test
    void theFilmstripIsOneColumnAndShowsRoles() {
        PictureGrid strip = onFx(() -> PictureGrid.filmstrip(loader, selection));
        strip.roles().put(items.getFirst().id(), "Before");
        show(strip, 104, 600);

        assertThat(strip.columns()).isEqualTo(1);
        assertThat(onFx(() -> strip.lookup(".ps-role")))
                .isInstanceOfSatisfying(
                        javafx.scene.control.Label.class,
                        badge -> assertThat(badge.getText()).isEqualTo("Before"));
    }

    @Test
    void rolesOfTheFilmstripFollowWhatIsCompared() {
        PictureGrid strip = onFx(() -> PictureGrid.filmstrip(loader, selection));
        strip.roles().put(items.getFirst().id(), "Champion");
        show(strip, 104, 600);

        doOnFx(() -> {
            strip.roles().clear();
            strip.roles().put(items.getFirst().id(), "A");
        });

        assertThat(onFx(() -> ((javafx.scene.control.Label) strip.lookup(".ps-role")).getText()))
                .isEqualTo("A");
    }

    @Test
    void theScrollBarOfTheFilmstripLiesOnNoPicture() {
        PictureGrid strip = onFx(() -> PictureGrid.filmstrip(loader, selection));
        show(strip, 104, 600);

        double ring = 2;
        double bar =
                onFx(() -> {
                    var node = strip.lookup(".scroll-bar:vertical");
                    return node.localToScene(node.getLayoutBounds()).getMinX();
                });
        assertThat(bar).isPositive();
        onFx(() ->
                        strip.lookupAll(".ps-tile").stream()
                                .map(tile -> tile.localToScene(tile.getLayoutBounds()).getMaxX())
                                .toList())
                .forEach(right -> assertThat(right + ring).isLessThanOrEqualTo(bar));
    }

    @Test
    void aGridThatIsNotOnScreenLeavesTheSharedFocusAlone() {
        doOnFx(() -> selection.select(2));
        PictureSnapshot focused = focus.get();

        doOnFx(() -> items.remove(focused));
        assertThat(focus.get()).isEqualTo(focused);

        open();
        assertThat(focus.get()).isNotEqualTo(focused).isIn(items);
    }
}
