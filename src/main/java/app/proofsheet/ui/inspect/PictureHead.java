package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.FactsGrid;
import app.proofsheet.ui.control.PictureWords;
import app.proofsheet.ui.control.Pill;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.control.StarRating;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.image.PictureLoader;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/** Thumbnail, name, state, stars and the shortest facts, above the rubric. */
public final class PictureHead {

    private final InspectorViewModel model;
    private final Thumbnail thumbnail;
    private final Label name = Panes.section("");
    private final Label folder = Panes.quiet("");
    private final HBox marks = new HBox();
    private final FactsGrid facts = new FactsGrid(48);
    private final StarRating stars = StarRating.full(13);
    private final HBox root;
    private final Subscription subscription;

    /** A head that follows the picture of the inspector. */
    public PictureHead(InspectorViewModel model, PictureLoader loader) {
        this.model = model;
        this.thumbnail = new Thumbnail(loader, 72, 128);
        name.setMinWidth(0);
        marks.getStyleClass().add("inspect-heading");
        VBox words = new VBox(name, folder, marks, facts);
        words.getStyleClass().add("inspect-head");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        root = new HBox(thumbnail, words);
        root.getStyleClass().add("inspect-picture-head");
        Sheets.add(root, PictureHead.class, "inspect.css");
        subscription = model.pictureProperty().subscribe(this::show);
    }

    /** The node to place. */
    public Node root() {
        return root;
    }

    private void show(@Nullable PictureSnapshot picture) {
        thumbnail.show(picture);
        facts.clear();
        if (picture == null) {
            return;
        }
        name.setText(picture.id().fileName());
        folder.setText(InspectWords.folder(picture));
        stars.ratingProperty().set(picture.rating());
        Pill pill =
                PictureWords.pill(
                        picture.state(), model.texts().get("state." + picture.state().folder()));
        pill.setMinWidth(Pill.USE_PREF_SIZE);
        marks.getChildren().setAll(pill, stars);
        for (Fact fact : model.words().shortFacts(picture)) {
            facts.fact(fact.label(), fact.value());
        }
    }

    /** Lets go of everything it listens to. */
    public void dispose() {
        subscription.unsubscribe();
    }
}
