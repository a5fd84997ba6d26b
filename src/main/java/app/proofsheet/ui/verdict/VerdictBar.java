package app.proofsheet.ui.verdict;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.control.StarRating;
import app.proofsheet.ui.control.Toggle;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.KeycapLabel;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * Approve, reject, put back, rate, edit, compare for the focused picture, 48 high (design/tokens.md
 * §8, "Verdict bar").
 */
public final class VerdictBar {

    private static final double ROOM_FOR_DIGITS = 1080;
    private static final double ROOM_FOR_KEYS = 1060;
    private static final double ROOM_FOR_AUTO = 880;
    private static final double ROOM_FOR_NAME = 760;
    private static final double ROOM_FOR_WORDS = 600;

    private final Texts texts = Texts.of("verdict");
    private final HBox root = new HBox();
    private final Button approve;
    private final Button reject;
    private final StarRating stars = StarRating.full(16);
    private final Subscription subscription;
    private boolean hasRoomForKeys = true;

    /**
     * Builds a bar.
     *
     * @param left what stands at the left: name and place, or which picture the verdict is for
     * @param withCompare false where comparing is what is already done
     */
    public static VerdictBar of(
            StudioSession session, ActionMap actions, Node left, boolean withCompare) {
        return new VerdictBar(session, actions, left, withCompare);
    }

    private VerdictBar(StudioSession session, ActionMap actions, Node left, boolean withCompare) {
        approve = big(actions.button("verdict.approve"), "success");
        reject = big(actions.button("verdict.reject"), "reject");
        Button restore = big(actions.button("verdict.restore"), "ps-restore");
        stars.setOnRate(n -> actions.get("verdict.rate." + n).fire());
        Label dash = new Label("–");
        dash.getStyleClass().add("ps-muted");
        HBox rating = new HBox(8, stars, new HBox(4, new Keycap("1"), dash, new Keycap("5")));
        rating.setAlignment(Pos.CENTER);
        rating.setMinWidth(Region.USE_PREF_SIZE);
        if (rating.getChildren().getLast() instanceof HBox keys) {
            keys.setAlignment(Pos.CENTER);
            keys.getStyleClass().add("ps-keys");
        }
        Button edit = big(actions.button("edit.open"), "ps-edit");
        Toggle auto = new Toggle(texts.get("auto"));
        auto.setId("auto-advance");
        auto.selectedProperty().bindBidirectional(session.autoAdvanceProperty());
        HBox middle = new HBox(8, approve, reject, restore, line(), rating, line(), edit);
        if (withCompare) {
            middle.getChildren().add(big(actions.button("view.compare"), "ps-compare"));
        }
        middle.setAlignment(Pos.CENTER);
        middle.setMinWidth(Region.USE_PREF_SIZE);
        Region before = new Region();
        Region after = new Region();
        HBox.setHgrow(before, Priority.ALWAYS);
        HBox.setHgrow(after, Priority.ALWAYS);
        root.getStyleClass().add("ps-verdict-bar");
        root.setAlignment(Pos.CENTER_LEFT);
        root.setMinWidth(0);
        root.getChildren().addAll(left, before, middle, after, auto);
        subscription =
                Subscription.combine(
                        session.focusProperty().subscribe(this::show),
                        root.widthProperty().subscribe(w -> makeRoom(w.doubleValue(), left, auto)));
    }

    /** On a narrow bar keycaps go first, then the words at both ends, then those on buttons. */
    private void makeRoom(double width, Node left, Node right) {
        if (width <= 0) {
            return;
        }
        root.lookupAll(".ps-keys").forEach(keys -> showNode(keys, width >= ROOM_FOR_DIGITS));
        hasRoomForKeys = width >= ROOM_FOR_KEYS;
        root.lookupAll(".button .ps-keycap").forEach(cap -> showNode(cap, hasRoomForKeys));
        hideKeyOfWhatIsGiven();
        showNode(right, width >= ROOM_FOR_AUTO);
        showNode(left, width >= ROOM_FOR_NAME);
        root.lookupAll(".button .ps-button-text")
                .forEach(text -> showNode(text, width >= ROOM_FOR_WORDS));
    }

    /** A verdict that is given shows no key: pressing it again does nothing. */
    private void hideKeyOfWhatIsGiven() {
        Node cap = approve.lookup(".ps-keycap");
        if (cap != null) {
            boolean isGiven = approve.getStyleClass().contains("done");
            showNode(cap, hasRoomForKeys && !isGiven);
        }
    }

    private static void showNode(Node node, boolean visible) {
        if (node instanceof KeycapLabel cap) {
            cap.roomProperty().set(visible);
        } else if (!node.visibleProperty().isBound()) {
            node.setVisible(visible);
            node.setManaged(visible);
        }
    }

    private static Button big(Button button, String style) {
        button.getStyleClass().addAll("large", style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("ps-line-vertical");
        line.setMaxHeight(20);
        HBox.setMargin(line, new javafx.geometry.Insets(0, 8, 0, 8));
        return line;
    }

    private void show(@Nullable PictureSnapshot picture) {
        PictureState state = picture == null ? PictureState.CANDIDATE : picture.state();
        boolean isApproved = state == PictureState.APPROVED;
        boolean isRejected = state == PictureState.REJECTED;
        approve.getStyleClass().removeAll("success", "done");
        approve.getStyleClass().add(isApproved ? "done" : "success");
        say(approve, isApproved ? "approved" : "approve");
        say(reject, isRejected ? "rejected" : "reject");
        hideKeyOfWhatIsGiven();
        stars.ratingProperty().set(picture == null ? 0 : picture.rating());
    }

    private void say(Button button, String key) {
        button.setText(texts.get(key));
        button.setAccessibleText(button.getText());
    }

    /** The bar's node. */
    public Parent root() {
        return root;
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
    }
}
