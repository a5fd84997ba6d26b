package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.control.TabBar;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.util.List;
import java.util.Locale;

/** The inspector: Details, Review, Lineage, Manifest, and Differences while comparing. */
public final class InspectorView {

    private final InspectorViewModel model;
    private final Texts texts;
    private final Node review;
    private final DetailsPane details;
    private final ManifestPane manifest;
    private final DifferencesPane differences;
    private final LineagePane lineage;
    private final EmptyState empty;
    private final StackPane tabPlace = new StackPane();
    private final StackPane content = new StackPane();
    private final Button expand = new Button();
    private final VBox root;
    private Subscription tabs = () -> {};
    private final Subscription subscriptions;

    /**
     * An inspector.
     *
     * @param review the content of the Review tab, made by its own screen
     */
    public InspectorView(
            InspectorViewModel model, InspectorActions actions, PictureLoader loader, Node review) {
        this.model = model;
        this.texts = model.texts();
        this.review = review;
        this.details = new DetailsPane(model, actions, loader);
        this.manifest = new ManifestPane(model, actions, loader);
        this.differences = new DifferencesPane(model, actions);
        this.lineage = new LineagePane(model, loader);
        this.empty = new EmptyState("image", texts.get("empty.title"), texts.get("empty.text"));
        expand.setId("inspect-expand");
        expand.getStyleClass().addAll("flat", "ps-icon-button");
        expand.setOnAction(e -> model.expandedProperty().set(!model.expandedProperty().get()));
        HBox bar = new HBox(tabPlace, Panes.space(), expand);
        bar.getStyleClass().add("inspect-bar");
        VBox.setVgrow(content, Priority.ALWAYS);
        root = new VBox(bar, content);
        root.getStyleClass().add("inspect");
        Sheets.add(root, InspectorView.class, "inspect.css");
        subscriptions =
                Subscription.combine(
                        model.pairProperty().subscribe(pair -> buildTabs()),
                        model.tabProperty().subscribe(tab -> showTab()),
                        model.pictureProperty().subscribe(picture -> refresh()),
                        model.dossierProperty().subscribe(dossier -> refresh()),
                        model.problemProperty().subscribe(problem -> refresh()),
                        model.checkedAtProperty().subscribe(at -> refresh()),
                        model.lineageProperty().subscribe(tree -> showLineage()),
                        model.differencesProperty().subscribe(all -> showDifferences()),
                        model.onlyDifferencesProperty().subscribe(only -> showDifferences()),
                        model.expandedProperty().subscribe(this::showExpanded));
    }

    /** The node to place. */
    public Parent root() {
        return root;
    }

    private void buildTabs() {
        tabs.unsubscribe();
        TabBar<InspectorViewModel.Tab> bar = new TabBar<>(model.tabProperty().get());
        for (InspectorViewModel.Tab tab : InspectorViewModel.Tab.values()) {
            if (tab != InspectorViewModel.Tab.DIFFERENCES || model.pairProperty().get() != null) {
                bar.tab(tab, texts.get("tab." + tab.name().toLowerCase(Locale.ROOT)));
            }
        }
        bar.valueProperty().bindBidirectional(model.tabProperty());
        tabs = () -> bar.valueProperty().unbindBidirectional(model.tabProperty());
        tabPlace.getChildren().setAll(bar);
    }

    private void showTab() {
        PictureSnapshot picture = model.pictureProperty().get();
        if (picture == null && model.tabProperty().get() != InspectorViewModel.Tab.DIFFERENCES) {
            place(empty);
            return;
        }
        place(
                switch (model.tabProperty().get()) {
                    case DIFFERENCES -> differences.root();
                    case DETAILS -> details.root();
                    case REVIEW -> review;
                    case LINEAGE -> lineage.root();
                    case MANIFEST -> manifest.root();
                });
    }

    /** What stays must not be taken out and put back: it would lose the keyboard. */
    private void place(Node node) {
        if (!content.getChildren().equals(List.of(node))) {
            content.getChildren().setAll(node);
        }
    }

    private void refresh() {
        PictureSnapshot picture = model.pictureProperty().get();
        var dossier = model.dossierProperty().get();
        var problem = model.problemProperty().get();
        details.show(picture, dossier, problem);
        manifest.show(picture, dossier, problem, model.checkedAtProperty().get());
        showTab();
    }

    private void showLineage() {
        var dossier = model.dossierProperty().get();
        lineage.show(
                model.lineageProperty().get(), dossier != null && !dossier.parents().isEmpty());
    }

    private void showDifferences() {
        differences.show(model.differencesProperty().get());
    }

    private void showExpanded(boolean isExpanded) {
        String name = texts.get(isExpanded ? "shrink" : "expand");
        expand.setGraphic(Icons.of(isExpanded ? "minimize-2" : "maximize-2"));
        expand.setAccessibleText(name);
        expand.setTooltip(Tips.of(name));
        manifest.expand(isExpanded);
        refresh();
    }

    /** Lets go of everything it listens to. */
    public void dispose() {
        tabs.unsubscribe();
        subscriptions.unsubscribe();
    }
}
