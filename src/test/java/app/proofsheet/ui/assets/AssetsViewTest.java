package app.proofsheet.ui.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.ui.PanelTest;

import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class AssetsViewTest extends PanelTest {

    private final List<String> asked = new ArrayList<>();
    private AssetsViewModel model;
    private AssetsView view;

    @BeforeEach
    void open() {
        AssetActions actions =
                new AssetActions() {
                    @Override
                    public void reveal(String workPath) {
                        asked.add("reveal " + workPath);
                    }

                    @Override
                    public void copy(String text) {
                        asked.add("copy " + text);
                    }

                    @Override
                    public void openSample() {
                        asked.add("sample");
                    }
                };
        doOnFx(() -> {
            model = new AssetsViewModel(session, actions);
            view = new AssetsView(model, loader);
        });
        show(new StackPane(view.root()), 352, 420);
    }

    @AfterEach
    void close() {
        doOnFx(() -> {
            view.dispose();
            model.dispose();
        });
    }

    @Test
    void rowsSayHowFarEachAssetIs() {
        await(() -> lookup("#assets-list").queryAs(ListView.class).getItems().size() == 3);
        assertThat(model.rows().get(0).line()).isEqualTo("Persona candidate · 3 approved");
        assertThat(model.rows().get(0).news()).endsWith(" new");
        assertThat(model.rows().get(2).line()).startsWith("Shot support · no brief");
        photograph("assets");
        assertEverythingIsNamed(view.root());
    }

    @Test
    void arrowsGoFromAssetToAsset() {
        clickOn("#assets-list");
        type(KeyCode.HOME, KeyCode.DOWN);
        assertThat(session.assetProperty().get()).isEqualTo(session.assets().get(1));
    }

    @Test
    void plusMakesAnAssetWithTheSuggestedId() {
        clickOn("#assets-add");
        clickOn("#new-asset-persona").write("Practical work friend");
        clickOn("#new-asset-concept").write("Desk call");
        photograph("assets-new");
        assertEverythingIsNamed(view.root());
        clickOn("#new-asset-create");
        assertThat(
                        work.briefs()
                                .load("assets/practical-work-friend-desk-call-persona-candidate-v1")
                                .identity()
                                .purpose())
                .isEqualTo(AssetPurpose.PERSONA_CANDIDATE);
        assertThat(model.creatingProperty().get()).isFalse();
    }

    @Test
    void anIdThatIsNoIdCannotBeMade() {
        clickOn("#assets-add");
        clickOn("#new-asset-id")
                .press(KeyCode.SHORTCUT, KeyCode.A)
                .release(KeyCode.A, KeyCode.SHORTCUT);
        write("../up");
        assertThat(lookup("#new-asset-create").queryAs(Button.class).isDisabled()).isTrue();
        assertThat(model.newAsset().problemProperty().get()).startsWith("An id has");
    }

    @Test
    void anEmptyFolderOffersToBegin() {
        doOnFx(() -> session.assets().clear());
        photograph("assets-empty");
        clickOn("Open the sample");
        assertThat(asked).containsExactly("sample");
    }
}
