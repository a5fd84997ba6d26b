package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.ui.control.GrowingArea;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Picker;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Purpose, persona lock and visual direction: what it is for and what it must look like. */
final class GroundingFields {

    /** Values of the lock picker that are not documents; no path contains a line break. */
    private static final String NO_LOCK = "\n";

    private static final String CHOOSE_FILE = "\n\n";

    private final BriefViewModel model;
    private final BriefFiles files;
    private final Texts texts;
    private final Picker<AssetPurpose> purpose;
    private final Picker<String> lock;
    private final GrowingArea direction = GrowingArea.small(2, 6);
    private final CheckBox variantTest;
    private final Hyperlink preview = new Hyperlink();
    private final LockPreviewPane lockText;
    private final VBox root;
    private final Subscription subscriptions;

    GroundingFields(
            BriefViewModel model,
            BriefFiles files,
            PictureLoader pictures,
            Texts texts,
            FieldLinks links) {
        this.model = model;
        this.files = files;
        this.texts = texts;
        this.purpose = new Picker<>(texts.get("purpose"), p -> texts.get("purpose." + p.id()));
        this.lock = new Picker<>(texts.get("lock"), this::lockWords);
        this.variantTest = new CheckBox(texts.get("variantTest"));
        BriefForm form = model.form();
        purpose.setId("brief-purpose");
        purpose.onChoose(model.options()::choosePurpose);
        lock.setId("brief-lock");
        lock.onChoose(this::lockChosen);
        Hyperlink confirm = new Hyperlink(texts.get("lock.confirm"));
        confirm.setId("brief-lock-confirm");
        confirm.setOnAction(e -> model.options().confirmLock());
        confirm.managedProperty().bind(confirm.visibleProperty());
        preview.setId("brief-lock-preview-link");
        preview.setAccessibleText(texts.get("preview.long"));
        preview.managedProperty().bind(preview.visibleProperty());
        preview.setOnAction(e -> {
            BooleanProperty open = model.lockPreviews().openProperty();
            open.set(!open.get());
        });
        lockText = new LockPreviewPane(model.lockPreviews(), pictures, texts, model.zone());
        direction.setId("brief-direction");
        direction.setPromptText(texts.get("direction.prompt"));
        direction.textProperty().bindBidirectional(form.visualDirectionProperty());
        variantTest.setId("brief-variant-test");
        variantTest.selectedProperty().bindBidirectional(form.variantTestProperty());
        LabelledField purposeField = new LabelledField(texts.get("purpose"), purpose);
        LabelledField lockField = new LabelledField(texts.get("lock"), "lock", lock, preview);
        HBox pair = new HBox(purposeField, lockField);
        pair.getStyleClass().add("ps-row");
        for (LabelledField field : List.of(purposeField, lockField)) {
            field.setPrefWidth(100);
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        root =
                new VBox(
                        pair,
                        confirm,
                        lockText.root(),
                        new LabelledField(texts.get("direction"), direction, variantTest));
        root.getStyleClass().add("brief-group");
        links.add("assetPurpose", purpose::requestFocus);
        links.add("personaLock", lock::requestFocus);
        links.add("visualDirection", direction::requestFocus);
        links.add("explicitVariantTest", variantTest::requestFocus);
        subscriptions =
                Subscription.combine(
                        form.purposeProperty()
                                .subscribe(p -> purpose.offer(List.of(AssetPurpose.values()), p)),
                        form.personaLockProperty().subscribe(l -> offerLocks()),
                        model.lockPreviews().openProperty().subscribe(o -> showPreviewLink()),
                        model.options().locksProperty().subscribe(l -> offerLocks()),
                        model.gate()
                                .linesProperty()
                                .subscribe(lines -> confirm.setVisible(lockChanged())));
    }

    VBox root() {
        return root;
    }

    private boolean lockChanged() {
        return model.gate().findings().stream().anyMatch(f -> f.code().equals("lock_changed"));
    }

    private void showPreviewLink() {
        boolean isOpen = model.lockPreviews().openProperty().get();
        preview.setText(texts.get(isOpen ? "preview.hide" : "preview"));
        preview.setVisible(isOpen || model.form().personaLockProperty().get() != null);
    }

    private void offerLocks() {
        Brief.PersonaLock now = model.form().personaLockProperty().get();
        showPreviewLink();
        List<String> choices = new ArrayList<>();
        choices.add(NO_LOCK);
        choices.addAll(model.options().locksProperty().get());
        if (now != null && !choices.contains(now.path())) {
            choices.add(now.path());
        }
        choices.add(CHOOSE_FILE);
        lock.offer(choices, now == null ? NO_LOCK : now.path());
    }

    private String lockWords(String value) {
        if (value.equals(NO_LOCK)) {
            return texts.get("lock.none");
        }
        if (value.equals(CHOOSE_FILE)) {
            return texts.get("lock.choose");
        }
        String name = value.substring(value.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('-', ' ').replace('_', ' ');
    }

    private void lockChosen(String value) {
        if (value.equals(CHOOSE_FILE)) {
            Optional<Path> file = files.askOne(texts.get("lock.choose.title"));
            file.map(files::workPath).ifPresent(model.options()::chooseLock);
            offerLocks();
        } else {
            model.options().chooseLock(value.equals(NO_LOCK) ? "" : value);
        }
    }

    void dispose() {
        subscriptions.unsubscribe();
        lockText.dispose();
        direction.textProperty().unbindBidirectional(model.form().visualDirectionProperty());
        variantTest.selectedProperty().unbindBidirectional(model.form().variantTestProperty());
    }
}
