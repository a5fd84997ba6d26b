package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.brief.LockPreview;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.time.ZoneId;
import java.util.Optional;

/** The chosen persona lock for reading: its name, when it changed, its text, its pictures. */
final class LockPreviewPane {

    private static final double WIDE = 40;
    private static final double HIGH = 60;

    private final Texts texts;
    private final StateWords words;
    private final PictureLoader pictures;
    private final Label name = new Label();
    private final Label changed = new Label();
    private final TextArea text = new TextArea();
    private final FlowPane shown = new FlowPane(4, 4);
    private final VBox root = new VBox(name, changed, text, shown);
    private final Subscription subscription;

    LockPreviewPane(LockPreviews model, PictureLoader pictures, Texts texts, ZoneId zone) {
        this.texts = texts;
        this.pictures = pictures;
        this.words = new StateWords(texts, zone);
        root.setId("brief-lock-preview");
        root.getStyleClass().add("brief-lock-preview");
        root.visibleProperty().bind(model.openProperty());
        root.managedProperty().bind(root.visibleProperty());
        name.getStyleClass().add("brief-sheet-name");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        changed.getStyleClass().addAll("ps-small", "ps-muted");
        changed.setWrapText(true);
        changed.setMinHeight(Region.USE_PREF_SIZE);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(6);
        text.getStyleClass().add("ps-small");
        text.setAccessibleText(texts.get("preview.text"));
        text.managedProperty().bind(text.visibleProperty());
        shown.managedProperty().bind(shown.visibleProperty());
        shown.setAccessibleText(texts.get("preview.pictures"));
        subscription = model.previewProperty().subscribe(this::show);
    }

    VBox root() {
        return root;
    }

    private void show(Optional<LockPreview> preview) {
        shown.getChildren().clear();
        name.setText(preview.map(LockPreview::name).orElse(texts.get("preview.none")));
        changed.setText(
                preview.map(p -> texts.get("preview.changed", p.path(), words.time(p.changedAt())))
                        .orElse(texts.get("preview.none.text")));
        String said = preview.map(p -> p.isCut() ? p.text() + "\n…" : p.text()).orElse("");
        text.setText(said);
        text.setVisible(!said.isEmpty());
        preview.ifPresent(p -> p.pictures().forEach(this::add));
        shown.setVisible(!shown.getChildren().isEmpty());
    }

    private void add(PictureSnapshot picture) {
        Thumbnail thumbnail = new Thumbnail(pictures, WIDE, HIGH);
        thumbnail.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        thumbnail.show(picture);
        Tooltip.install(thumbnail, Tips.of(picture.id().workPath()));
        shown.getChildren().add(thumbnail);
    }

    void dispose() {
        subscription.unsubscribe();
        root.visibleProperty().unbind();
    }
}
