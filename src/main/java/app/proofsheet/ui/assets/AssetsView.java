package app.proofsheet.ui.assets;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Picker;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.theme.TextSize;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The list of assets with its count, "+" and more actions (design/mock-gallery.png). */
public final class AssetsView {

    /** Rows shown without scrolling at most, so that the brief keeps its place. */
    private static final int MOST_ROWS = 5;

    private static final double ROW = 42;

    private final AssetsViewModel model;
    private final Texts texts;
    private final ListView<AssetRow> list = new ListView<>();
    private final VBox body = new VBox();
    private final VBox root = new VBox();
    private final Node newForm;
    private final InvalidationListener onRows = o -> showRows();
    private final Subscription subscriptions;
    private boolean isFollowing;

    /** A list whose heroes come from the loader. */
    public AssetsView(AssetsViewModel model, PictureLoader loader) {
        this.model = model;
        this.texts = model.texts();
        list.setId("assets-list");
        list.getStyleClass().add("ps-list");
        list.setFixedCellSize(ROW);
        list.sceneProperty()
                .flatMap(TextSize::of)
                .orElse(TextSize.NORMAL)
                .subscribe(_ -> measure());
        list.setAccessibleText(texts.get("title"));
        list.setCellFactory(view -> new AssetCell(model, loader));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null && !isFollowing) {
                        model.choose(row);
                    }
                });
        newForm = newForm();
        root.getStyleClass().add("assets");
        Sheets.add(root, AssetsView.class, "assets.css");
        root.getChildren().setAll(header(), body);
        VBox.setVgrow(body, Priority.ALWAYS);
        model.rows().addListener(onRows);
        subscriptions =
                Subscription.combine(
                        model.creatingProperty().subscribe(c -> showRows()),
                        model.session().assetProperty().subscribe(a -> follow()));
    }

    /** The node to place. */
    public Parent root() {
        return root;
    }

    private Node header() {
        Label title = new Label(texts.get("title"));
        title.getStyleClass().add("ps-section");
        Label count = new Label();
        count.setId("assets-count");
        count.getStyleClass().addAll("ps-small", "ps-muted");
        count.textProperty().bind(Bindings.size(model.rows()).asString());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button add = new Button();
        add.setId("assets-add");
        add.setGraphic(Icons.of("plus"));
        add.getStyleClass().addAll("flat", "ps-icon-button");
        add.setAccessibleText(texts.get("add"));
        add.setTooltip(Tips.of(texts.get("add")));
        add.setOnAction(e -> model.beginNew());
        add.disableProperty().bind(model.session().workspaceProperty().isNull());
        HBox header = new HBox(title, count, space, add, more());
        header.getStyleClass().add("assets-header");
        return header;
    }

    private MenuButton more() {
        MenuButton more = new MenuButton();
        more.setId("assets-more");
        more.setGraphic(Icons.of("more-horizontal"));
        more.getStyleClass().addAll("flat", "ps-icon-button", "no-arrow");
        more.setAccessibleText(texts.get("more"));
        more.setTooltip(Tips.of(texts.get("more")));
        more.disableProperty().bind(model.session().assetProperty().isNull());
        MenuItem reveal = new MenuItem(texts.get("more.reveal"), Icons.of("folder"));
        reveal.setOnAction(e -> withAsset(a -> model.actions().reveal(a.dir())));
        MenuItem id = new MenuItem(texts.get("more.copy.id"), Icons.of("copy"));
        id.setOnAction(e -> withAsset(a -> model.actions().copy(a.assetId())));
        MenuItem path = new MenuItem(texts.get("more.copy.path"), Icons.of("copy"));
        path.setOnAction(e -> withAsset(a -> model.actions().copy(a.dir())));
        more.getItems().setAll(reveal, id, path);
        return more;
    }

    private void withAsset(java.util.function.Consumer<AssetSnapshot> action) {
        AssetSnapshot asset = model.session().assetProperty().get();
        if (asset != null) {
            action.accept(asset);
        }
    }

    private Node newForm() {
        NewAssetForm form = model.newAsset();
        Picker<AssetPurpose> purpose =
                new Picker<>(texts.get("new.purpose"), p -> texts.get("purpose." + p.id()));
        purpose.setId("new-asset-purpose");
        purpose.onChoose(form.purposeProperty()::set);
        form.purposeProperty().subscribe(p -> purpose.offer(List.of(AssetPurpose.values()), p));
        TextField persona = field("new-asset-persona", "new.persona.prompt");
        persona.textProperty().bindBidirectional(form.personaProperty());
        TextField concept = field("new-asset-concept", "new.concept.prompt");
        concept.textProperty().bindBidirectional(form.conceptProperty());
        TextField id = field("new-asset-id", null);
        id.textProperty().bindBidirectional(form.assetIdProperty());
        Label hint = new Label(texts.get("new.id.hint"));
        hint.getStyleClass().addAll("ps-small", "ps-muted");
        LabelledField idField = new LabelledField(texts.get("new.id"), id, hint);
        idField.problem().textProperty().bind(form.problemProperty());
        Button create = new Button(texts.get("new.create"));
        create.setId("new-asset-create");
        create.getStyleClass().add("accent");
        create.setOnAction(e -> model.create());
        create.disableProperty().bind(form.problemProperty().isNotEmpty());
        Button cancel = new Button(texts.get("new.cancel"));
        cancel.setOnAction(e -> model.cancelNew());
        HBox deeds = new HBox(create, cancel);
        deeds.getStyleClass().add("ps-row");
        LabelledField personaField = new LabelledField(texts.get("new.persona"), persona);
        LabelledField conceptField = new LabelledField(texts.get("new.concept"), concept);
        HBox pair = new HBox(personaField, conceptField);
        pair.getStyleClass().add("ps-row");
        HBox.setHgrow(personaField, Priority.ALWAYS);
        HBox.setHgrow(conceptField, Priority.ALWAYS);
        VBox all =
                new VBox(
                        new LabelledField(texts.get("new.purpose"), purpose), pair, idField, deeds);
        all.setId("new-asset");
        all.getStyleClass().add("assets-new");
        all.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        model.cancelNew();
                    } else if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        model.create();
                    }
                });
        return all;
    }

    private TextField field(String id, @Nullable String promptKey) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(6);
        if (promptKey != null) {
            field.setPromptText(texts.get(promptKey));
        }
        return field;
    }

    private void measure() {
        double row = ROW * TextSize.factor(list);
        double height = row * Math.clamp(list.getItems().size(), 1, MOST_ROWS);
        // Large text leaves the brief its room.
        list.setMinHeight(Math.min(height, row == ROW ? row * 3 : row));
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private void showRows() {
        boolean isCreating = model.creatingProperty().get();
        isFollowing = true;
        if (!list.getItems().equals(model.rows())) {
            list.getItems().setAll(model.rows());
        }
        isFollowing = false;
        measure();
        boolean isEmpty = list.getItems().isEmpty();
        if (isCreating) {
            body.getChildren().setAll(isEmpty ? List.of(newForm) : List.of(newForm, list));
            newForm.lookupAll(".text-field").stream().findFirst().ifPresent(Node::requestFocus);
        } else {
            body.getChildren().setAll(isEmpty ? empty() : list);
        }
        follow();
    }

    private Node empty() {
        EmptyState state =
                new EmptyState("folder", texts.get("empty.title"), texts.get("empty.text"));
        return state.action(texts.get("empty.new"), model::beginNew)
                .action(texts.get("empty.sample"), model.actions()::openSample);
    }

    private void follow() {
        AssetSnapshot asset = model.session().assetProperty().get();
        isFollowing = true;
        list.getSelectionModel().clearSelection();
        for (AssetRow row : list.getItems()) {
            if (asset != null && row.asset().dir().equals(asset.dir())) {
                list.getSelectionModel().select(row);
            }
        }
        isFollowing = false;
    }

    /** Lets go of everything it listens to. */
    public void dispose() {
        subscriptions.unsubscribe();
        model.rows().removeListener(onRows);
    }
}
