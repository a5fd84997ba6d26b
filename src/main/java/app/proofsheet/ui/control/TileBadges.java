package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** What lies over the picture of a tile: verdict, new, edit and role badges, ring, broken sign. */
final class TileBadges extends StackPane {

    private final TileSize size;
    private @Nullable Label edit;
    private @Nullable ProgressRing ring;

    TileBadges(TileSize size) {
        this.size = size;
        setPickOnBounds(false);
        setMouseTransparent(true);
    }

    void clear() {
        getChildren().clear();
        edit = null;
        ring = null;
    }

    void picture(PictureSnapshot picture, @Nullable String role) {
        clear();
        if (picture.isNew()) {
            Region dot = new Region();
            dot.getStyleClass().add("ps-new-dot");
            double side = size.isStrip() ? 12 : 14;
            dot.setMinSize(side, side);
            dot.setMaxSize(side, side);
            place(dot, Pos.TOP_LEFT);
        }
        if (picture.state() == PictureState.APPROVED) {
            verdict("check", "ps-verdict-yes");
        } else if (picture.state() == PictureState.REJECTED) {
            verdict("x", "ps-verdict-no");
        }
        String parent = parent(picture);
        if (role != null) {
            Label badge = new Label(role);
            badge.getStyleClass().addAll("ps-scrim-badge", "ps-role");
            HBox line = line(badge);
            place(line, Pos.BOTTOM_LEFT);
            if (size.isStrip()) {
                StackPane.setMargin(line, new Insets(2));
            }
        } else if (parent != null && !size.isStrip()) {
            Label badge = new Label(parent, Icons.of("git-branch", 12));
            badge.getStyleClass().add("ps-scrim-badge");
            place(line(badge), Pos.BOTTOM_LEFT);
            edit = badge;
        }
    }

    /** As wide as its text, at most as wide as the picture. */
    private static HBox line(Label badge) {
        HBox line = new HBox(badge);
        line.setMaxHeight(USE_PREF_SIZE);
        return line;
    }

    void setEditShown(boolean isShown) {
        if (edit != null) {
            edit.setVisible(isShown);
        }
    }

    static @Nullable String parent(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        if (origin == null || origin.derivedFrom() == null) {
            return null;
        }
        return shortName(String.valueOf(Path.of(origin.derivedFrom()).getFileName()));
    }

    /** {@code image-run-002-a01-003.png} as {@code 002-03}; other names without their ending. */
    static String shortName(String fileName) {
        String stem = fileName.replaceFirst("\\.[A-Za-z0-9]+$", "");
        var match = java.util.regex.Pattern.compile("(\\d+)(?:-a\\d+)?-(\\d+)$").matcher(stem);
        if (match.find()) {
            int index = Integer.parseInt(match.group(2));
            return match.group(1) + "-" + (index < 10 ? "0" + index : String.valueOf(index));
        }
        return stem;
    }

    private void verdict(String icon, String styleClass) {
        StackPane badge = new StackPane(Icons.of(icon, size.isStrip() ? 12 : 14));
        badge.getStyleClass().addAll("ps-verdict", styleClass);
        double side = size.isStrip() ? 16 : 20;
        badge.setMinSize(side, side);
        badge.setMaxSize(side, side);
        place(badge, Pos.TOP_RIGHT);
    }

    private void place(Node node, Pos pos) {
        StackPane.setAlignment(node, pos);
        StackPane.setMargin(node, new Insets(size.isStrip() ? 4 : 6));
        getChildren().add(node);
    }

    void making(GridTile.Making making) {
        ProgressRing turning = ring;
        clear();
        if (turning == null) {
            turning = new ProgressRing(40, 4);
        }
        ring = turning;
        Double fraction = making.fraction();
        turning.fractionProperty().set(fraction == null ? -1 : fraction);
        Label state = new Label(making.state());
        state.getStyleClass().add("ps-making-state");
        Label detail = new Label(making.detail());
        detail.getStyleClass().add("ps-making-detail");
        VBox box = new VBox(turning, state, detail);
        box.getStyleClass().add("ps-making");
        getChildren().add(box);
    }

    /** A small turning ring, for a picture that takes long to decode. */
    void decoding() {
        ProgressRing wait = new ProgressRing(20, 2);
        wait.setId("decoding");
        getChildren().add(wait);
    }

    void decoded() {
        getChildren().removeIf(node -> "decoding".equals(node.getId()));
    }

    void broken() {
        clear();
        Label words = new Label(ControlTexts.get("tile.broken"));
        words.getStyleClass().add("ps-making-detail");
        VBox box = new VBox(Icons.of("alert-triangle", 24), words);
        box.getStyleClass().addAll("ps-making", "ps-broken");
        getChildren().add(box);
    }
}
