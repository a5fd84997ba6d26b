package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.brief.FileChoice;
import app.proofsheet.ui.control.Stepper;
import app.proofsheet.ui.inspect.InspectorViewModel;
import app.proofsheet.ui.notice.Notice;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks every screen of the studio with its real panels as a screen reader and a keyboard do. */
class AccessibilityWalkTest {

    /** Buttons the mouse has over a picture or in a chip: the keyboard has keys for the same. */
    private static final Set<String> BY_KEY =
            Set.of(
                    "ps-tile-button",
                    "ps-chip-cross",
                    "arrow-button",
                    "ps-step-button",
                    "ps-tiny-button");

    @TempDir Path dir;

    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static final class NoFiles implements FileChoice {
        @Override
        public Optional<Path> oneFile(String title, Path startFolder) {
            return Optional.empty();
        }

        @Override
        public List<Path> manyFiles(String title, Path startFolder) {
            return List.of();
        }
    }

    @Test
    void everythingHasANameARoleAndAPlaceInTheTabOrder() {
        StudioPanels panels = new StudioPanels(new NoFiles());
        try (StudioFixture at =
                new StudioFixture(
                        StudioFixture.sample(dir), dir, panels, StudioMemory.none(), 1440, 900)) {
            walk(at, "start");
            at.opened();
            at.doOnFx(() -> at.studio.session().choose(at.picture("003-03")));
            at.doOnFx(() -> at.studio.notices().show(Notice.found("Something was found.")));
            walk(at, "grid, brief, queue");
            at.doOnFx(at.studio.notices()::clear);
            InspectorViewModel inspector = panels.inspector().orElseThrow();
            for (InspectorViewModel.Tab tab : InspectorViewModel.Tab.values()) {
                at.doOnFx(() -> inspector.tabProperty().set(tab));
                at.idle();
                walk(at, "inspector " + tab);
            }
            at.press(KeyCode.SPACE);
            walk(at, "loupe");
            at.press(KeyCode.C);
            at.idle();
            walk(at, "compare");
            at.press(KeyCode.ESCAPE);
            at.press(KeyCode.E);
            at.idle();
            at.layOut();
            at.doOnFx(() -> ((ButtonBase) at.find("#edit-subject-wardrobe")).fire());
            walk(at, "edit");
            at.press(KeyCode.ESCAPE);
            for (String card : List.of("costs", "palette", "keys", "keys.change")) {
                at.doOnFx(() -> at.studio.actions().get(card).fire());
                at.idle();
                walk(at, card);
                at.press(KeyCode.ESCAPE);
            }
            assertThat(faults).isEmpty();
        }
    }

    private void walk(StudioFixture at, String screen) {
        at.layOut();
        StudioFixture.onFx(() -> {
            boolean isCard = at.studio.overlay().isShowing();
            Parent root = isCard ? (Parent) at.studio.overlay().root() : at.studio.root();
            List<Node> all = new ArrayList<>();
            collect(root, all);
            all.forEach(node -> look(screen, node));
            tabThrough(at, screen, root, all);
            return true;
        });
    }

    private static void collect(Node node, List<Node> all) {
        if (!node.isVisible()) {
            return;
        }
        all.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private void look(String screen, Node node) {
        boolean isPart = node.getStyleClass().stream().anyMatch(BY_KEY::contains);
        boolean works =
                node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase
                        || node instanceof Slider;
        if (works && !isPart && !isInField(node)) {
            require(screen, node, hasName(node), "has no name");
            require(screen, node, node.isFocusTraversable(), "cannot be reached by Tab");
        }
        if (node instanceof ButtonBase button && !isPart && !isInField(node) && !hasWords(button)) {
            require(screen, node, button.getTooltip() != null, "is an icon without a tooltip");
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane)) {
            AccessibleRole role = node.getAccessibleRole();
            require(
                    screen,
                    node,
                    role != AccessibleRole.NODE && role != AccessibleRole.PARENT,
                    "has no role");
            require(screen, node, hasName(node), "takes the keyboard and has no name");
        }
    }

    private static boolean isInField(Node node) {
        return node.getParent() instanceof ComboBoxBase || node.getParent() instanceof Stepper;
    }

    private void require(String screen, Node node, boolean holds, String what) {
        if (!holds) {
            faults.add(screen + ": " + node + " " + what);
        }
    }

    private static boolean hasName(Node node) {
        String name = node.getAccessibleText();
        boolean isLabelled =
                name != null && !name.isBlank()
                        || node instanceof Labeled labeled && !blank(labeled.getText());
        return isLabelled || node instanceof ButtonBase button && hasWords(button);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean hasWords(ButtonBase button) {
        boolean showsText =
                !blank(button.getText())
                        && button.getContentDisplay()
                                != javafx.scene.control.ContentDisplay.GRAPHIC_ONLY;
        return showsText || button.getGraphic() != null && holdsWords(button.getGraphic());
    }

    private static boolean holdsWords(Node node) {
        return node instanceof Label label && !blank(label.getText())
                || node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream()
                                .anyMatch(AccessibilityWalkTest::holdsWords);
    }

    private void tabThrough(StudioFixture at, String screen, Parent root, List<Node> all) {
        List<Node> wanted =
                all.stream()
                        .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                        .filter(AccessibilityWalkTest::isShown)
                        .filter(AccessibilityWalkTest::isNoLaterChoice)
                        .toList();
        if (wanted.isEmpty()) {
            faults.add(screen + ": nothing can be reached");
            return;
        }
        wanted.getFirst().requestFocus();
        Node owner = at.scene.getFocusOwner();
        Set<Node> seen = new LinkedHashSet<>();
        while (owner != null && seen.add(owner)) {
            Node before = owner;
            before.requestFocusTraversal(TraversalDirection.NEXT);
            owner = at.scene.getFocusOwner();
            if (owner == before && wanted.size() > 1) {
                faults.add(screen + ": Tab is caught in " + before);
                break;
            }
        }
        for (Node node : wanted) {
            if (!seen.contains(node) && node.getScene() != null && isShown(node)) {
                faults.add(screen + ": Tab does not come to " + node);
            }
        }
    }

    /** Of choices that exclude each other Tab comes to one; the arrows go on from there. */
    private static boolean isNoLaterChoice(Node node) {
        return !(node instanceof ToggleButton toggle) || toggle.getToggleGroup() == null;
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
