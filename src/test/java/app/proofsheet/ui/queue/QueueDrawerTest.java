package app.proofsheet.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.FakeJobQueue;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.session.Desktop;
import app.proofsheet.ui.session.SpendFeed;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

class QueueDrawerTest extends PanelTest {

    private static final Desktop NO_DESKTOP =
            new Desktop() {
                @Override
                public void reveal(Path path) {}

                @Override
                public void chooseFolder(String title, Consumer<Path> chosen) {}

                @Override
                public void copy(String text) {}

                @Override
                public void copyFiles(List<Path> files) {}
            };

    private QueueViewModel model;
    private QueueDrawer drawer;

    @BeforeEach
    void open() {
        doOnFx(() -> {
            model =
                    new QueueViewModel(
                            session,
                            new SpendFeed(session),
                            (question, yes) -> {},
                            notice -> {},
                            NO_DESKTOP,
                            Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
            drawer = new QueueDrawer(model, () -> {}, () -> {});
        });
        show(drawer.root(), 1240, 240);
    }

    @AfterEach
    void close() {
        doOnFx(() -> {
            drawer.dispose();
            model.dispose();
        });
    }

    @Test
    void theKeyboardReordersWaitingJobsAndAPauseIsEndedWithItsButton() {
        photograph("queue-empty");
        doOnFx(() -> {
            for (int n = 1; n <= 3; n++) {
                JobSnapshot waiting =
                        FakeJobQueue.waiting(
                                "job-00000" + n,
                                FakeJobQueue.order(
                                        "assets/example-co-th-001-persona-a",
                                        "image-run-00" + n,
                                        "image-nano-banana-2-text",
                                        "text-to-image",
                                        4));
                work.jobs().publish(waiting);
            }
            work.jobs().pause("offline", "The service does not answer.");
            session.jobs().setAll(work.jobs().jobs());
        });
        photograph("queue-paused");
        assertEverythingIsNamed(drawer.root());
        ListView<?> rows = lookup("#queue-rows").queryAs(ListView.class);
        doOnFx(() -> {
            rows.requestFocus();
            rows.getSelectionModel().select(2);
        });
        press(KeyCode.ALT, KeyCode.UP).release(KeyCode.UP, KeyCode.ALT);
        press(KeyCode.ALT, KeyCode.UP).release(KeyCode.UP, KeyCode.ALT);
        assertThat(model.rows())
                .extracting(QueueRow::run)
                .containsExactly("image-run-003", "image-run-001", "image-run-002");
        assertThat(onFx(() -> rows.getSelectionModel().getSelectedIndex())).isZero();
        clickOn("Let offline go on");
        assertThat(work.jobs().paused()).isEmpty();
        assertThat(onFx(() -> lookup("#queue-pauses").query().isVisible())).isFalse();
        doOnFx(rows::requestFocus);
        type(KeyCode.DELETE);
        assertThat(work.jobs().calls()).contains("cancel job-000003");
    }
}
