package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureResult;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One reusable tile of a {@link PictureGrid}. Showing the same thing again does nothing; a picture
 * still loading is cancelled when the tile shows something else.
 */
final class PictureTile extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("focus");
    private static final PseudoClass SEVERAL = PseudoClass.getPseudoClass("several");
    private static final PseudoClass REJECTED = PseudoClass.getPseudoClass("rejected");
    private static final PseudoClass APPROVED = PseudoClass.getPseudoClass("approved");
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final PictureGrid grid;
    private final StackPane frame = new StackPane();
    private final ImageView view = new ImageView();
    private final TileBadges badges;
    private final Label caption = new Label();
    private final StarRating stars;
    private final FontIcon edited = Icons.of("git-branch", 11);
    private final ColorAdjust grey = new ColorAdjust(0, -0.85, 0, 0);
    private @Nullable GridTile shown;
    private int longest;
    private @Nullable String role;
    private LoadHandle load = LoadHandle.SETTLED;
    private @Nullable Tooltip sentence;
    private final PauseTransition patience = new PauseTransition(Duration.millis(400));

    PictureTile(PictureGrid grid, TileSize size) {
        this.grid = grid;
        badges = new TileBadges(size);
        stars = StarRating.compact(11);
        getStyleClass().add("ps-tile");
        setMinSize(size.width(), size.height());
        setPrefSize(size.width(), size.height());
        setMaxSize(size.width(), size.height());
        frame.getStyleClass().add("ps-picture-frame");
        fix(frame, size.pictureWidth(), size.pictureHeight());
        view.getStyleClass().add("ps-picture");
        view.setPreserveRatio(true);
        view.setFitWidth(size.pictureWidth());
        view.setFitHeight(size.pictureHeight());
        Rectangle corners = new Rectangle(size.pictureWidth(), size.pictureHeight());
        corners.setArcWidth(6);
        corners.setArcHeight(6);
        frame.setClip(corners);
        frame.getChildren().addAll(view, badges);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        caption.getStyleClass().add("ps-caption");
        edited.setVisible(false);
        edited.managedProperty().bind(edited.visibleProperty());
        HBox foot =
                size.isStrip()
                        ? new HBox(4, caption, space, edited)
                        : new HBox(4, caption, space, stars);
        foot.getStyleClass().add("ps-caption-row");
        foot.setAlignment(Pos.CENTER_LEFT);
        fix(foot, size.pictureWidth(), size.caption());
        getChildren().addAll(frame, foot);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        addEventHandler(javafx.scene.input.MouseEvent.MOUSE_ENTERED, _ -> grid.hover(this));
        addEventHandler(javafx.scene.input.MouseEvent.MOUSE_EXITED, _ -> grid.leave(this));
        patience.setOnFinished(_ -> badges.decoding());
        setVisible(false);
    }

    private static void fix(Region region, double width, double height) {
        region.setMinSize(width, height);
        region.setPrefSize(width, height);
        region.setMaxSize(width, height);
    }

    /** What the tile shows, null when nothing. */
    @Nullable GridTile shown() {
        return shown;
    }

    /** The picture the tile shows, null when it shows none. */
    @Nullable PictureSnapshot picture() {
        return shown instanceof GridTile.Picture picture ? picture.snapshot() : null;
    }

    /** The pane over the picture, where the hover bar goes. */
    StackPane frame() {
        return frame;
    }

    void setBarShown(boolean isShown) {
        badges.setEditShown(!isShown);
    }

    void show(@Nullable GridTile tile, int longestPixels) {
        String newRole =
                tile instanceof GridTile.Picture picture
                        ? grid.roles().get(picture.snapshot().id())
                        : null;
        boolean isSame = Objects.equals(tile, shown) && longest == longestPixels;
        if (isSame && Objects.equals(newRole, role)) {
            return;
        }
        role = newRole;
        GridTile before = shown;
        shown = tile;
        longest = longestPixels;
        setVisible(tile != null);
        switch (tile) {
            case null -> empty();
            case GridTile.Making making -> making(making);
            case GridTile.Picture picture -> picture(picture.snapshot(), before);
        }
    }

    private void empty() {
        stop();
        view.setImage(null);
        badges.clear();
        setAccessibleText(null);
    }

    private void stop() {
        load.cancel();
        load = LoadHandle.SETTLED;
        patience.stop();
        if (sentence != null) {
            Tooltip.uninstall(frame, sentence);
            sentence = null;
        }
    }

    private void making(GridTile.Making making) {
        stop();
        view.setImage(null);
        pseudoClassStateChanged(EMPTY, true);
        state(PictureState.CANDIDATE);
        badges.making(making);
        caption.setText(making.label());
        stars.ratingProperty().set(0);
        setAccessibleText(
                String.join(", ", List.of(making.label(), making.state(), making.detail())));
    }

    private void picture(PictureSnapshot picture, @Nullable GridTile before) {
        caption.setText(picture.label());
        stars.ratingProperty().set(picture.rating());
        edited.setVisible(TileBadges.parent(picture) != null);
        state(picture.state());
        badges.picture(picture, role);
        setAccessibleText(name(picture));
        boolean isSameFile =
                before instanceof GridTile.Picture old
                        && old.snapshot().modified().equals(picture.modified())
                        && old.snapshot().bytes() == picture.bytes()
                        && old.snapshot().id().equals(picture.id());
        stop();
        if (!isSameFile) {
            view.setImage(null);
            pseudoClassStateChanged(EMPTY, true);
            grid.loader().bestInMemory(picture).ifPresent(best -> view.setImage(best.at(0.1)));
        }
        if (view.getImage() == null) {
            patience.playFromStart();
        }
        load = grid.loader().thumbnail(picture, longest, this::onResult);
    }

    private void onResult(PictureResult result) {
        patience.stop();
        badges.decoded();
        switch (result) {
            case PictureResult.Ready ready -> {
                view.setImage(ready.picture().image());
                pseudoClassStateChanged(EMPTY, false);
            }
            case PictureResult.Unreadable unreadable -> {
                view.setImage(null);
                pseudoClassStateChanged(EMPTY, true);
                badges.broken();
                sentence = Tips.of(unreadable.sentence());
                Tooltip.install(frame, sentence);
                setAccessibleText(caption.getText() + ", " + unreadable.sentence());
            }
        }
    }

    private void state(PictureState state) {
        boolean isRejected = state == PictureState.REJECTED;
        pseudoClassStateChanged(REJECTED, isRejected);
        pseudoClassStateChanged(APPROVED, state == PictureState.APPROVED);
        view.setEffect(isRejected ? grey : null);
    }

    private static String name(PictureSnapshot picture) {
        List<String> words = new ArrayList<>();
        words.add(picture.label());
        switch (picture.state()) {
            case APPROVED -> words.add(ControlTexts.get("tile.approved"));
            case REJECTED -> words.add(ControlTexts.get("tile.rejected"));
            case SOURCE -> words.add(ControlTexts.get("tile.source"));
            case CANDIDATE -> {}
        }
        if (picture.isNew()) {
            words.add(ControlTexts.get("tile.new"));
        }
        if (picture.rating() > 0) {
            words.add(ControlTexts.get("tile.stars", picture.rating()));
        }
        return String.join(", ", words);
    }

    /** Shows whether the tile is selected and focused; cheap, called for every visible tile. */
    void mark(boolean isSelected, boolean isFocused, boolean isOneOfSeveral) {
        pseudoClassStateChanged(SELECTED, isSelected);
        pseudoClassStateChanged(FOCUS, isFocused);
        pseudoClassStateChanged(SEVERAL, isSelected && isOneOfSeveral && !isFocused);
    }
}
