package app.proofsheet.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

class ActionMapTest extends FxRobot {

    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty canApprove = new SimpleBooleanProperty(true);
    private final ActionMap actions = new ActionMap();
    private TextField field;
    private Button elsewhere;
    private Subscription keys;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        WaitForAsyncUtils.clearExceptions();
        stage = FxToolkit.registerPrimaryStage();
        actions.add(
                Action.of("approve", "Approve", "check", null, () -> done.add("approve"))
                        .withKey("P")
                        .when(canApprove),
                Action.of("find", "Find", null, null, () -> done.add("find")).withKey("Shortcut+F"),
                Action.of("left", "Left pane", "sidebar", null, () -> done.add("left"))
                        .withKey("F6"));
        WaitForAsyncUtils.waitForAsyncFx(
                5000,
                () -> {
                    field = new TextField();
                    elsewhere = new Button("Elsewhere");
                    Scene scene =
                            new Scene(
                                    new VBox(
                                            field,
                                            elsewhere,
                                            actions.button("approve"),
                                            actions.iconButton("left")),
                                    300,
                                    200);
                    keys = actions.install(scene);
                    stage.setScene(scene);
                    stage.show();
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Throwable {
        FxToolkit.hideStage();
        WaitForAsyncUtils.checkException();
    }

    @Test
    void aLetterActsOnlyWhileNothingIsTyped() {
        clickOn(elsewhere).type(KeyCode.P);
        assertThat(done).containsExactly("approve");

        clickOn(field).write("p").type(KeyCode.P);
        assertThat(done).containsExactly("approve");
        assertThat(field.getText()).startsWith("p");
    }

    @Test
    void keysThatTypeNothingActEverywhere() {
        clickOn(field)
                .press(KeyCode.SHORTCUT)
                .type(KeyCode.F)
                .release(KeyCode.SHORTCUT)
                .type(KeyCode.F6);

        assertThat(done).containsExactly("find", "left");
    }

    @Test
    void whatCannotRunDoesNothingAndIsDisabled() {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> canApprove.set(false));

        clickOn(elsewhere).type(KeyCode.P);

        assertThat(done).isEmpty();
        assertThat(lookup("#approve").queryButton().isDisabled()).isTrue();
    }

    @Test
    void aButtonShowsTextAndKeyAndActs() {
        Button button = lookup("#approve").queryButton();
        assertThat(button.getAccessibleText()).isEqualTo("Approve");
        assertThat(lookup("#approve .ps-keycap").queryLabeled().getText()).isEqualTo("P");

        clickOn(button);

        assertThat(done).containsExactly("approve");
    }

    @Test
    void anIconButtonHasANameAndATooltipWithItsKey() {
        Button button = lookup("#left").queryButton();

        assertThat(button.getAccessibleText()).isEqualTo("Left pane");
        assertThat(button.getTooltip().getText()).isEqualTo("Left pane");
    }

    @Test
    void aMenuShowsTheKeyButLeavesActingToTheScene() {
        MenuItem item = actions.item("approve");

        assertThat(item.getAccelerator().getDisplayText()).isEqualTo("P");
        item.fire();
        assertThat(done).containsExactly("approve");
    }

    @Test
    void keysEndWithTheSubscription() {
        WaitForAsyncUtils.waitForAsyncFx(5000, keys::unsubscribe);

        clickOn(elsewhere).type(KeyCode.P);

        assertThat(done).isEmpty();
    }

    @Test
    void keysHaveShortNames() {
        assertThat(KeyNames.of(KeyCombination.valueOf("Shortcut+Enter"))).isEqualTo("Ctrl+Enter");
        assertThat(KeyNames.of(KeyCombination.valueOf("Esc"))).isEqualTo("Esc");
        assertThat(KeyNames.of(KeyCombination.valueOf("Shift+Left"))).isEqualTo("Shift+←");
        assertThat(KeyNames.of(KeyCombination.valueOf("1"))).isEqualTo("1");
    }
}
