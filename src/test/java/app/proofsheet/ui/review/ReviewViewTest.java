package app.proofsheet.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.inspect.InspectorViewModel;
import app.proofsheet.ui.inspect.PictureHead;

import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class ReviewViewTest extends PanelTest {

    private final List<String> asked = new ArrayList<>();
    private ReviewViewModel model;
    private InspectorViewModel inspector;
    private PictureHead head;
    private ReviewView view;

    @BeforeEach
    void open() {
        ReviewActions actions =
                new ReviewActions() {
                    @Override
                    public void approve(@Nullable String reason) {
                        asked.add("approve " + reason);
                    }

                    @Override
                    public void reject(@Nullable String reason) {
                        asked.add("reject " + reason);
                    }

                    @Override
                    public void putBack() {
                        asked.add("put back");
                    }

                    @Override
                    public void rate(int stars) {
                        asked.add("rate " + stars);
                    }

                    @Override
                    public void edit() {
                        asked.add("edit");
                    }

                    @Override
                    public void compare() {
                        asked.add("compare");
                    }
                };
        doOnFx(() -> {
            model = new ReviewViewModel(session, actions, ZoneOffset.UTC);
            inspector =
                    new InspectorViewModel(session, Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
            head = new PictureHead(inspector, loader);
            view = new ReviewView(model, head.root());
            session.focusProperty().set(picture("003-02"));
        });
        show(view.root(), 320, 700);
    }

    @AfterEach
    void close() {
        doOnFx(() -> {
            view.dispose();
            head.dispose();
            inspector.dispose();
            model.dispose();
        });
    }

    @Test
    void answersAndNoteBecomeTheReason() {
        clickOn("#review-realism-pass");
        type(KeyCode.RIGHT, KeyCode.RIGHT);
        clickOn("#review-repeatability-concern");
        clickOn("#review-note-repeatability").write("framed print is hard to keep\n");
        clickOn("#review-reviewer-note").write("Best of the run.");
        assertThat(model.summaryProperty().get()).isEqualTo("2 of 5 answered · 1 concern");
        photograph("review");
        assertEverythingIsNamed(view.root());
        clickOn("#review-reject");
        assertThat(asked)
                .containsExactly(
                        "reject Best of the run. Repeatability across 10 videos: concern,"
                                + " framed print is hard to keep.");
    }

    @Test
    void answersStayWithTheirPicture() {
        clickOn("#review-realism-fail");
        doOnFx(() -> session.focusProperty().set(picture("003-03")));
        assertThat(model.summaryProperty().get()).isEqualTo("0 of 5 answered");
        photograph("review-approved");
        clickOn("#review-putback");
        assertThat(asked).containsExactly("put back");
        doOnFx(() -> session.focusProperty().set(picture("003-02")));
        assertThat(model.summaryProperty().get()).isEqualTo("1 of 5 answered · 1 fail");
    }
}
