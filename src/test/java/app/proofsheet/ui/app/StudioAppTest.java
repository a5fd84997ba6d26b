package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.FakeWorkspace;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The studio in a real window, with mouse and keyboard. */
class StudioAppTest extends FxRobot {

    @TempDir Path dir;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final LastResort lastResort = new LastResort(javafx.application.Platform::runLater);
    private FakeWorkspace work;
    private StudioMemory memory;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        WaitForAsyncUtils.clearExceptions();
        FxToolkit.registerPrimaryStage();
        work = StudioFixture.sample(dir);
        memory = StudioMemory.none();
        StudioMemory.Remembered first = StudioMemory.Remembered.first();
        memory.save(
                new StudioMemory.Remembered(
                        first.recent(),
                        null,
                        first.theme(),
                        124,
                        300,
                        3,
                        Map.of(),
                        new StudioMemory.WindowPlace(0, 0, 960, 720, false),
                        Map.of(),
                        false,
                        first.ease()));
        StudioPorts ports =
                new StudioPorts(
                        new FakeFolders(work.root()).with(work),
                        memory,
                        new FakeDesktop(),
                        new FakePanels(),
                        new ThumbnailStore(dir.resolve(".thumbnails"), new PictureDecoder()),
                        Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
        stage =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () -> {
                            Stage own = new Stage();
                            new StudioApp(ports, work.root(), lastResort, closed::countDown)
                                    .start(own);
                            return own;
                        });
        await(() -> !lookup(".ps-tile").queryAll().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Throwable {
        if (closed.getCount() > 0) {
            closeWindow();
        }
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.checkException();
    }

    private void closeWindow() {
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
    }

    private PictureState state(String label) {
        return work.catalogue().pictures("assets/example-co-th-001-persona-a").stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Node caption(String label) {
        return lookup(".ps-caption").queryAll().stream()
                .filter(n -> n instanceof javafx.scene.control.Label l && l.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aClickChoosesAKeyJudgesAndADoubleClickOpens() throws Exception {
        clickOn(caption("007-02"));
        press(KeyCode.X).release(KeyCode.X);
        await(() -> state("007-02") == PictureState.REJECTED);
        assertThat(lookup(".ps-notice-sentence").queryLabeled().getText())
                .isEqualTo("Rejected 007-02. The file is kept.");
        doubleClickOn(caption("007-03"));
        await(() -> !lookup("#loupe-place").queryAll().isEmpty());
        clickOn("#verdict-approve");
        await(() -> state("007-03") == PictureState.APPROVED);
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await(() -> !lookup("#gallery-grid").queryAll().isEmpty());
    }

    @Test
    void theButtonsOverAPictureDoWhatTheySay() throws Exception {
        moveTo(caption("007-01"));
        await(() -> lookup(".ps-tile-button").queryAll().stream().anyMatch(Node::isVisible));
        Node approve =
                lookup(".ps-tile-button").queryAll().stream()
                        .filter(n -> "Approve".equals(n.getAccessibleText()))
                        .findFirst()
                        .orElseThrow();
        clickOn(approve);
        await(() -> state("007-01") == PictureState.APPROVED);
    }

    @Test
    void aFaultIsShownOnceWithItsCode() throws Exception {
        lastResort.uncaughtException(Thread.currentThread(), new IllegalStateException("planted"));
        lastResort.uncaughtException(Thread.currentThread(), new IllegalStateException("planted"));
        await(() -> lookup("#fault").queryAll().size() == 1);
        await(() -> lookup("#fault-close").queryAs(Button.class).isVisible());
        clickOn("#fault-close");
        await(() -> lookup("#fault").queryAll().isEmpty());
    }

    @Test
    void closingTheWindowRemembersItsPlaceAndClosesTheFolder() throws Exception {
        closeWindow();
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(work.isClosed()).isTrue();
        StudioMemory.WindowPlace place = memory.load().window();
        assertThat(place).isNotNull();
        assertThat(place.width()).isEqualTo(960);
        assertThat(memory.load().recent()).containsExactly(work.root().toString());
    }
}
