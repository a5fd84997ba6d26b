package app.proofsheet.ui.loupe;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.GridSelection;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.PictureGrid;
import app.proofsheet.ui.control.ZoomChoice;
import app.proofsheet.ui.control.ZoomPane;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.verdict.VerdictBar;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One picture at a time: filmstrip, picture, verdict bar. */
public final class LoupeView {

    private final StudioSession session;
    private final PictureLoader loader;
    private final Texts texts = Texts.of("loupe");
    private final ZoomPane zoom;
    private final PictureGrid strip;
    private final Label name = new Label();
    private final Label place = new Label();
    private final VerdictBar bar;
    private final HBox tools = new HBox(12);
    private final BorderPane root = new BorderPane();
    private final List<LoadHandle> ahead = new ArrayList<>();
    private final Subscription subscription;

    /**
     * Builds the loupe.
     *
     * @param actions must hold the verdict, step, zoom and view actions
     */
    public LoupeView(StudioSession session, ActionMap actions, PictureLoader loader) {
        this.session = session;
        this.loader = loader;
        zoom = new ZoomPane(loader);
        zoom.setId("loupe-picture");
        zoom.setFocusTraversable(true);
        strip =
                PictureGrid.filmstrip(
                        loader,
                        new GridSelection(
                                session.shown(), session.selection(), session.focusProperty()));
        strip.setId("filmstrip");
        strip.setPrefWidth(104);
        strip.setMinWidth(104);
        strip.setOnOpen(_ -> session.viewProperty().set(ViewMode.GRID));
        name.getStyleClass().add("ps-strong");
        place.getStyleClass().add("ps-muted");
        place.setId("loupe-place");
        HBox left = new HBox(name, place);
        left.getStyleClass().add("ps-loupe-place");
        left.setAlignment(Pos.CENTER_LEFT);
        bar = VerdictBar.of(session, actions, left, true);
        Button back = stepButton(actions, "picture.previous", Pos.CENTER_LEFT);
        Button forth = stepButton(actions, "picture.next", Pos.CENTER_RIGHT);
        StackPane picture = new StackPane(zoom, back, forth);
        picture.getStyleClass().add("ps-canvas");
        picture.setMinSize(0, 0);
        root.getStyleClass().add("ps-loupe");
        root.setMinSize(0, 0);
        root.setLeft(strip);
        root.setCenter(picture);
        root.setBottom(bar.root());
        buildTools();
        subscription =
                Subscription.combine(
                        session.viewProperty().subscribe(_ -> show()),
                        session.focusProperty().subscribe(_ -> show()));
    }

    private static Button stepButton(ActionMap actions, String id, Pos side) {
        Button button = actions.iconButton(id);
        button.getStyleClass().add("ps-step-button");
        button.setGraphic(Icons.of(side == Pos.CENTER_LEFT ? "chevron-left" : "chevron-right", 24));
        button.setFocusTraversable(false);
        StackPane.setAlignment(button, side);
        return button;
    }

    private void buildTools() {
        Label percent = new Label();
        percent.getStyleClass().add("ps-quiet");
        percent.setMinWidth(0);
        percent.textProperty().bind(zoom.zoomTextProperty());
        ZoomChoice choice =
                new ZoomChoice(new ReadOnlyObjectWrapper<>(zoom.model()), zoom::toggleActual);
        choice.setId("loupe-zoom");
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getChildren().addAll(percent, choice);
    }

    private void show() {
        ahead.forEach(LoadHandle::cancel);
        ahead.clear();
        if (session.viewProperty().get() != ViewMode.LOUPE) {
            return;
        }
        PictureSnapshot picture = session.focusProperty().get();
        int at = session.shownIndex();
        name.setText(picture == null ? "" : title(picture));
        place.setText(at < 0 ? "" : texts.get("place", at + 1, session.shown().size()));
        if (!isOnShow(picture)) {
            zoom.show(picture);
        }
        for (int next : new int[] {at + 1, at - 1}) {
            if (at >= 0 && next >= 0 && next < session.shown().size()) {
                ahead.add(loader.prefetch(session.shown().get(next)));
            }
        }
    }

    private boolean isOnShow(@Nullable PictureSnapshot picture) {
        PictureSnapshot shown = zoom.picture();
        return picture != null
                && shown != null
                && shown.id().equals(picture.id())
                && shown.modified().equals(picture.modified())
                && shown.bytes() == picture.bytes();
    }

    private static String title(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return origin == null
                ? picture.id().fileName()
                : String.format(Locale.ROOT, "%s-%02d", origin.runId(), origin.index());
    }

    /** Goes between fit and 100 %. */
    public void toggleZoom() {
        zoom.toggleActual();
    }

    /** Zoom and its words, for the toolbar. */
    public Region tools() {
        return tools;
    }

    /** The view's node. */
    public Parent root() {
        return root;
    }

    /** Gives the picture the keyboard. */
    public void begin() {
        zoom.requestFocus();
        PictureSnapshot picture = session.focusProperty().get();
        if (picture != null) {
            strip.scrollTo(picture.id());
        }
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        ahead.forEach(LoadHandle::cancel);
        bar.dispose();
    }
}
