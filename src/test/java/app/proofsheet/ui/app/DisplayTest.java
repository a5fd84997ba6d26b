package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.brief.BriefViewModel;
import app.proofsheet.ui.brief.FileChoice;
import app.proofsheet.ui.session.StudioSession;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What only a display can show: held keys with the mouse, drag and drop, window sizes. */
@Tag("display")
class DisplayTest extends FxRobot {

    @TempDir Path dir;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final LastResort lastResort = new LastResort(javafx.application.Platform::runLater);
    private final StudioPanels panels = new StudioPanels(new NoFiles());
    private final AtomicReference<StudioSession> shared = new AtomicReference<>();
    private FakeWorkspace work;
    private FakeWorkspace other;
    private Stage stage;
    private Stage beside;

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

    /** The real panes; the session they are made with is what the tests look at. */
    private Panels watched() {
        return new Panels() {
            @Override
            public Panel assets(Parts parts) {
                shared.set(parts.session());
                return panels.assets(parts);
            }

            @Override
            public Panel brief(Parts parts) {
                return panels.brief(parts);
            }

            @Override
            public Panel inspector(Parts parts) {
                return panels.inspector(parts);
            }

            @Override
            public Panel edit(Parts parts) {
                return panels.edit(parts);
            }
        };
    }

    @BeforeEach
    void open() throws Exception {
        assertThat(System.getenv("DISPLAY"))
                .as("these tests need a display: xvfb-run -a mvn -q -Pdisplay test")
                .isNotBlank();
        WaitForAsyncUtils.clearExceptions();
        FxToolkit.registerPrimaryStage();
        work = FakeWorkspace.sample(dir.resolve("one"));
        other = FakeWorkspace.sample(dir.resolve("another"));
        StudioMemory memory = StudioMemory.none();
        StudioMemory.Remembered first = memory.load();
        memory.save(
                new StudioMemory.Remembered(
                        first.recent(),
                        null,
                        first.theme(),
                        124,
                        320,
                        3,
                        Map.of(),
                        new StudioMemory.WindowPlace(0, 0, 1280, 860, false),
                        Map.of(),
                        false,
                        first.ease()));
        StudioPorts ports =
                new StudioPorts(
                        new FakeFolders(work.root()).with(work).with(other),
                        memory,
                        new FakeDesktop(),
                        watched(),
                        new ThumbnailStore(dir.resolve(".thumbnails"), new PictureDecoder()),
                        Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
        stage =
                onFx(() -> {
                    Stage own = new Stage();
                    new StudioApp(ports, work.root(), lastResort, closed::countDown).start(own);
                    return own;
                });
        await(() -> tiles().size() > 3);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Throwable {
        release(KeyCode.CONTROL, KeyCode.SHIFT);
        release(MouseButton.PRIMARY);
        onFx(() -> {
            if (beside != null) {
                beside.hide();
            }
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.checkException();
    }

    private static <T> T onFx(Supplier<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, action::get);
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came to hold", e);
        }
    }

    private Set<Node> tiles() {
        return lookup("#gallery-grid .ps-tile").queryAll();
    }

    private Node caption(String label) {
        return lookup("#gallery-grid .ps-caption").queryAll().stream()
                .filter(n -> n instanceof Label l && l.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> chosen() {
        return onFx(() -> {
            StudioSession session = shared.get();
            Set<String> labels = new LinkedHashSet<>();
            for (PictureId id : session.selection()) {
                session.pictures().stream()
                        .filter(p -> p.id().equals(id))
                        .forEach(p -> labels.add(p.label()));
            }
            return labels;
        });
    }

    private List<String> shown() {
        return onFx(() -> shared.get().shown().stream().map(p -> p.label()).toList());
    }

    /** Presses, moves in small steps so that a drag is seen as one, and lets go. */
    private void dragFromTo(Node from, double x, double y) {
        Bounds at = onFx(() -> from.localToScreen(from.getBoundsInLocal()));
        double startX = at.getCenterX();
        double startY = at.getCenterY();
        moveTo(startX, startY).press(MouseButton.PRIMARY);
        for (int i = 1; i <= 12; i++) {
            moveTo(startX + (x - startX) * i / 12, startY + (y - startY) * i / 12);
        }
        WaitForAsyncUtils.waitForFxEvents();
        moveBy(2, 2);
        WaitForAsyncUtils.waitForFxEvents();
        release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private StackPane windowBeside() {
        return onFx(() -> {
            StackPane pane = new StackPane(new Label("Another program"));
            beside = new Stage(StageStyle.UNDECORATED);
            beside.setX(1290);
            beside.setY(20);
            beside.setScene(new Scene(pane, 200, 200));
            beside.show();
            return pane;
        });
    }

    @Test
    void controlAndShiftWithTheMouseChooseSeveralPictures() {
        List<String> order = shown();
        clickOn(caption(order.get(0)));
        assertThat(chosen()).containsExactly(order.get(0));
        press(KeyCode.CONTROL);
        clickOn(caption(order.get(2)));
        release(KeyCode.CONTROL);
        assertThat(chosen()).containsExactlyInAnyOrder(order.get(0), order.get(2));
        press(KeyCode.CONTROL);
        clickOn(caption(order.get(0)));
        release(KeyCode.CONTROL);
        assertThat(chosen()).containsExactly(order.get(2));
        clickOn(caption(order.get(1)));
        press(KeyCode.SHIFT);
        clickOn(caption(order.get(3)));
        release(KeyCode.SHIFT);
        assertThat(chosen()).containsExactlyInAnyOrder(order.get(1), order.get(2), order.get(3));
    }

    @Test
    void chosenPicturesAreDraggedToAnotherProgramAsFiles() {
        StackPane target = windowBeside();
        List<File> dropped = new ArrayList<>();
        onFx(() -> {
            target.setOnDragOver(e -> {
                if (e.getDragboard().hasFiles()) {
                    e.acceptTransferModes(TransferMode.COPY);
                }
                e.consume();
            });
            target.setOnDragDropped(e -> {
                dropped.addAll(e.getDragboard().getFiles());
                e.setDropCompleted(true);
                e.consume();
            });
            return true;
        });
        List<String> order = shown();
        clickOn(caption(order.get(0)));
        press(KeyCode.CONTROL);
        clickOn(caption(order.get(1)));
        release(KeyCode.CONTROL);
        List<Path> files = onFx(() -> List.copyOf(shared.get().targetFiles()));
        assertThat(files).hasSize(2).allMatch(Path::isAbsolute);
        dragFromTo(caption(order.get(1)), 1390, 120);
        await(() -> dropped.size() == 2);
        assertThat(dropped.stream().map(File::toPath)).containsExactlyInAnyOrderElementsOf(files);
        assertThat(chosen()).hasSize(2);
    }

    @Test
    void aFolderDroppedOnTheWindowIsOpened() {
        StackPane source = windowBeside();
        onFx(() -> {
            source.setOnDragDetected(e -> {
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(other.root().toFile()));
                source.startDragAndDrop(TransferMode.ANY).setContent(content);
                e.consume();
            });
            return true;
        });
        dragFromTo(source, 640, 400);
        await(() -> shared.get().workspaceProperty().get() == other);
    }

    @Test
    void aChipIsDraggedBeforeAnother() {
        BriefViewModel brief = panels.brief().orElseThrow();
        await(() -> brief.stageProperty().get() == BriefViewModel.Stage.FORM);
        onFx(() -> {
            brief.form().mustKeep().setAll("first", "second", "third");
            return true;
        });
        await(() -> lookup("first").tryQuery().isPresent());
        Node first = lookup("first").query();
        onFx(() -> {
            // What lies below the edge of the pane is brought into view by the keyboard.
            first.getParent().requestFocus();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        Bounds at = onFx(() -> first.localToScreen(first.getBoundsInLocal()));
        dragFromTo(lookup("third").query(), at.getMinX() - 6, at.getCenterY() - 2);
        await(() -> brief.form().mustKeep().equals(List.of("third", "first", "second")));
    }

    @Test
    void theEdgeOfAPaneIsDragged() {
        Node left = lookup("#left-pane").query();
        double before = onFx(() -> left.getLayoutBounds().getWidth());
        Bounds at = onFx(() -> left.localToScreen(left.getBoundsInLocal()));
        moveTo(at.getMaxX(), at.getCenterY()).press(MouseButton.PRIMARY);
        moveBy(20, 0).moveBy(40, 0).release(MouseButton.PRIMARY);
        await(() -> Math.abs(left.getLayoutBounds().getWidth() - before - 60) <= 4);
    }

    @Test
    void theWindowNeverAsksForLessThanItNeeds() {
        assertThat(onFx(stage::getMinWidth)).isEqualTo(960);
        assertThat(onFx(stage::getMinHeight)).isEqualTo(640);
        onFx(() -> {
            stage.setWidth(500);
            stage.setHeight(300);
            return true;
        });
        await(() -> stage.getWidth() >= 960 && stage.getHeight() >= 640);
        onFx(() -> {
            stage.setWidth(960);
            stage.setHeight(640);
            return true;
        });
        await(() -> stage.getScene().getWidth() <= 960);
        assertThat(tiles()).isNotEmpty();
    }

    @Test
    void tabGoesRoundTheWholeWindowAndBackToWhereItBegan() {
        clickOn(caption(shown().getFirst()));
        Node start = onFx(() -> stage.getScene().getFocusOwner());
        Set<Node> seen = new LinkedHashSet<>();
        Node at = start;
        do {
            seen.add(at);
            Node before = at;
            type(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
            at = onFx(() -> stage.getScene().getFocusOwner());
            assertThat(at).as("Tab is caught in " + before).isNotSameAs(before);
            assertThat(seen.size()).as("Tab never comes back").isLessThan(300);
        } while (at != start);
        assertThat(seen).hasSizeGreaterThan(25);
        assertThat(seen.stream().map(Node::getId)).contains("settings-menu", "folder-menu");
    }
}
