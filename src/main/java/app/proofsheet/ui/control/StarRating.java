package app.proofsheet.ui.control;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A rating of 0 to 5 stars, for showing or for giving. */
public final class StarRating extends HBox {

    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
    private static final String STAR =
            "M12 2 L15.09 8.26 L22 9.27 L17 14.14 L18.18 21.02 L12 17.77 L5.82 21.02 L7 14.14 "
                    + "L2 9.27 L8.91 8.26 Z";

    private final IntegerProperty rating = new SimpleIntegerProperty();
    private final List<StackPane> stars = new ArrayList<>();
    private @Nullable IntConsumer onRate;

    private StarRating(double size, double gap) {
        super(gap);
        getStyleClass().add("ps-stars");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(USE_PREF_SIZE);
        for (int i = 1; i <= 5; i++) {
            stars.add(star(size, i));
        }
        rating.subscribe(this::update);
    }

    /** Five stars, the given ones filled. */
    public static StarRating full(double size) {
        StarRating rating = new StarRating(size, 1);
        rating.getChildren().setAll(rating.stars);
        return rating;
    }

    /** Only the stars given, for captions. */
    public static StarRating compact(double size) {
        StarRating rating = new StarRating(size, 0);
        for (StackPane star : rating.stars) {
            star.managedProperty().bind(star.visibleProperty());
        }
        rating.getChildren().setAll(rating.stars);
        rating.getStyleClass().add("compact");
        rating.update();
        return rating;
    }

    private StackPane star(double size, int value) {
        SVGPath path = new SVGPath();
        path.setContent(STAR);
        path.getStyleClass().add("star");
        double scale = size / 24;
        path.setScaleX(scale);
        path.setScaleY(scale);
        StackPane cell = new StackPane(path);
        cell.setMinSize(size, size);
        cell.setPrefSize(size, size);
        cell.setMaxSize(size, size);
        cell.setOnMouseClicked(event -> {
            IntConsumer listener = onRate;
            if (listener != null && event.getButton() == MouseButton.PRIMARY) {
                event.consume();
                listener.accept(rating.get() == value ? 0 : value);
            }
        });
        return cell;
    }

    private void update() {
        int now = rating.get();
        boolean isCompact = getStyleClass().contains("compact");
        for (int i = 0; i < stars.size(); i++) {
            StackPane star = stars.get(i);
            star.getChildren().getFirst().pseudoClassStateChanged(FILLED, i < now);
            star.setVisible(!isCompact || i < now);
        }
        setAccessibleText(ControlTexts.get("stars.name", now));
    }

    /** The rating on show, 0 when none is given. */
    public IntegerProperty ratingProperty() {
        return rating;
    }

    /**
     * Lets a click on a star give a rating; a click on the star given last takes it back (0).
     *
     * @param listener gets the wish; it is up to the listener to change the rating
     */
    public void setOnRate(IntConsumer listener) {
        onRate = listener;
        getStyleClass().add("giving");
    }
}
