package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.ui.assets.AssetActions;
import app.proofsheet.ui.assets.AssetsView;
import app.proofsheet.ui.assets.AssetsViewModel;
import app.proofsheet.ui.brief.BriefView;
import app.proofsheet.ui.brief.BriefViewModel;
import app.proofsheet.ui.brief.FileChoice;
import app.proofsheet.ui.edit.EditView;
import app.proofsheet.ui.edit.EditViewModel;
import app.proofsheet.ui.inspect.InspectorActions;
import app.proofsheet.ui.inspect.InspectorView;
import app.proofsheet.ui.inspect.InspectorViewModel;
import app.proofsheet.ui.inspect.PictureHead;
import app.proofsheet.ui.review.ReviewActions;
import app.proofsheet.ui.review.ReviewView;
import app.proofsheet.ui.review.ReviewViewModel;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Reviews;
import app.proofsheet.work.Workspace;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The side panes as they are in the studio. */
public final class StudioPanels implements Panels {

    private final FileChoice files;
    private final Texts texts = Texts.of("app");
    private Optional<BriefViewModel> brief = Optional.empty();
    private Optional<InspectorViewModel> inspector = Optional.empty();

    /** Panes that ask for files through {@code files}. */
    public StudioPanels(FileChoice files) {
        this.files = files;
    }

    @Override
    public Panel assets(Parts parts) {
        AssetsViewModel model =
                new AssetsViewModel(
                        parts.session(),
                        new AssetActions() {
                            @Override
                            public void reveal(String workPath) {
                                Workspace workspace = parts.session().workspaceProperty().get();
                                if (workspace != null) {
                                    parts.desktop().reveal(workspace.root().resolve(workPath));
                                }
                            }

                            @Override
                            public void copy(String text) {
                                parts.desktop().copy(text);
                            }

                            @Override
                            public void openSample() {
                                parts.openSample().run();
                            }
                        });
        AssetsView view = new AssetsView(model, parts.pictures());
        return new Panel(
                view.root(),
                model::beginNew,
                () -> {
                    view.dispose();
                    model.dispose();
                });
    }

    @Override
    public Panel brief(Parts parts) {
        BriefViewModel model =
                new BriefViewModel(
                        parts.session(),
                        parts.confirm(),
                        parts.clock(),
                        new FxPause(),
                        new FxPause(),
                        new FxPause());
        brief = Optional.of(model);
        BriefView view = new BriefView(model, parts.session(), files, parts.pictures());
        return new Panel(
                view.root(),
                () -> focusFirst(view.root()),
                () -> {
                    view.dispose();
                    model.dispose();
                });
    }

    @Override
    public Panel inspector(Parts parts) {
        InspectorViewModel model = new InspectorViewModel(parts.session(), parts.clock());
        inspector = Optional.of(model);
        model.expandedProperty().bindBidirectional(parts.expanded());
        ReviewViewModel review =
                new ReviewViewModel(parts.session(), new Review(parts), parts.clock().getZone());
        PictureHead head = new PictureHead(model, parts.pictures());
        ReviewView reviewView = new ReviewView(review, head.root());
        InspectorActions actions =
                new InspectorActions() {
                    @Override
                    public void reveal(PictureId id) {
                        withFile(parts, id, parts.desktop()::reveal);
                    }

                    @Override
                    public void copy(String text) {
                        parts.desktop().copy(text);
                    }
                };
        InspectorView view = new InspectorView(model, actions, parts.pictures(), reviewView.root());
        Subscription toReview =
                parts.session()
                        .reviewRequestsProperty()
                        .subscribe(asked -> {
                            if (asked.intValue() > 0) {
                                model.tabProperty().set(InspectorViewModel.Tab.REVIEW);
                                reviewView.begin();
                            }
                        });
        return new Panel(
                view.root(),
                () -> focusFirst(view.root()),
                () -> {
                    model.expandedProperty().unbindBidirectional(parts.expanded());
                    toReview.unsubscribe();
                    view.dispose();
                    reviewView.dispose();
                    head.dispose();
                    review.dispose();
                    model.dispose();
                });
    }

    private void withFile(Parts parts, PictureId id, Consumer<Path> then) {
        Workspace workspace = parts.session().workspaceProperty().get();
        if (workspace != null) {
            parts.session()
                    .tasks()
                    .run(
                            texts.get("action.picture.reveal"),
                            () -> workspace.catalogue().file(id),
                            then);
        }
    }

    private record Review(Parts parts) implements ReviewActions {

        @Override
        public void approve() {
            parts.actions().get("verdict.approve").fire();
        }

        @Override
        public void reject() {
            parts.actions().get("verdict.reject").fire();
        }

        @Override
        public void putBack() {
            parts.verdicts().restore();
        }

        @Override
        public void edit() {
            parts.actions().get("edit.open").fire();
        }

        @Override
        public void compare() {
            parts.actions().get("view.compare").fire();
        }

        @Override
        public void keep(PictureId picture, ReviewSheet sheet, Consumer<Reviews.Review> kept) {
            parts.verdicts().keep(picture, sheet, kept);
        }

        @Override
        public void confirm(PictureId picture, ReviewSheet sheet, Runnable then) {
            parts.verdicts().confirm(picture, sheet, then);
        }
    }

    @Override
    public Panel edit(Parts parts) {
        EditViewModel model = new EditViewModel(parts.session(), parts.confirm());
        EditView view = new EditView(model, parts.pictures());
        return new Panel(
                view.root(),
                () -> focusFirst(view.root()),
                () -> {
                    view.dispose();
                    model.dispose();
                });
    }

    /** The brief form of the studio these panes were made for, for the tour. */
    public Optional<BriefViewModel> brief() {
        return brief;
    }

    /** The inspector of the studio these panes were made for, for the tour. */
    public Optional<InspectorViewModel> inspector() {
        return inspector;
    }

    /** Gives the keyboard to the first thing in a pane that takes it. */
    private static boolean focusFirst(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (focusFirst(child)) {
                    return true;
                }
            }
        }
        return false;
    }
}
