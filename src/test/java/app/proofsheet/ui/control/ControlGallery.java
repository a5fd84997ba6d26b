package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.PictureEncoder;
import app.proofsheet.media.Pixels;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.theme.Theme;

import javafx.application.Platform;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Draws every control in dark and light to PNG files, to be looked at beside the design: first
 * argument is the target folder, further ones are pictures to use instead of drawn ones.
 */
public final class ControlGallery {

    private final Path target;
    private final TestPictures pictures;
    private final PictureLoader loader;
    private final List<Path> samples;

    private ControlGallery(Path target, List<Path> samples) throws Exception {
        this.target = target;
        this.samples = samples;
        Path work = Files.createTempDirectory("gallery");
        pictures = new TestPictures(work);
        loader =
                new PictureLoader(
                        id -> work.resolve(id.workPath()),
                        new ThumbnailStore(work.resolve("cache"), new PictureDecoder()),
                        Platform::runLater,
                        256L << 20);
    }

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery");
        Files.createDirectories(target);
        List<Path> samples = java.util.Arrays.stream(arguments).skip(1).map(Path::of).toList();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        ControlGallery gallery = new ControlGallery(target, samples);
        for (boolean isDark : new boolean[] {true, false}) {
            gallery.shoot("parts", isDark, gallery::parts);
            gallery.shoot("grid", isDark, gallery::grid);
            gallery.shoot("loupe", isDark, gallery::loupe);
            gallery.shoot("swipe", isDark, () -> gallery.compare(CompareMode.SWIPE));
            gallery.shoot("side", isDark, () -> gallery.compare(CompareMode.SIDE_BY_SIDE));
            gallery.shoot("heat", isDark, () -> gallery.compare(CompareMode.DIFFERENCE));
            gallery.shoot("json", isDark, gallery::json);
        }
        gallery.loader.close();
        Platform.exit();
    }

    private interface Maker {
        Parent make();
    }

    private void shoot(String name, boolean isDark, Maker maker) throws Exception {
        Scene[] scene = new Scene[1];
        onFx(() -> {
            scene[0] = new Scene(maker.make(), 1440, 900);
            Theme.apply(scene[0], isDark);
            scene[0].getRoot().applyCss();
            scene[0].getRoot().layout();
        });
        for (int i = 0; i < 12; i++) {
            TimeUnit.MILLISECONDS.sleep(60);
            onFx(() -> {
                scene[0].getRoot().applyCss();
                scene[0].getRoot().layout();
            });
        }
        onFx(() -> {
            WritableImage image = scene[0].snapshot(null);
            int w = (int) image.getWidth();
            int h = (int) image.getHeight();
            int[] values = new int[w * h];
            image.getPixelReader()
                    .getPixels(0, 0, w, h, PixelFormat.getIntArgbPreInstance(), values, 0, w);
            try {
                Files.write(
                        target.resolve(name + (isDark ? "-dark" : "-light") + ".png"),
                        PictureEncoder.png(new Pixels(w, h, values, true)));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static void onFx(Runnable work) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Throwable[] thrown = new Throwable[1];
        Platform.runLater(() -> {
            try {
                work.run();
            } catch (Throwable t) {
                thrown[0] = t;
            } finally {
                done.countDown();
            }
        });
        done.await();
        if (thrown[0] != null) {
            throw new IllegalStateException(thrown[0]);
        }
    }

    private PictureSnapshot snapshot(
            String label, int seed, PictureState state, int rating, boolean isNew, String parent) {
        if (samples.isEmpty()) {
            return pictures.picture(label, seed, state, rating, isNew, parent);
        }
        try {
            Path sample = samples.get(seed % samples.size());
            return pictures.write(
                    label, new PictureDecoder().decode(sample), state, rating, isNew, parent);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Label label(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    private static Button button(String text, String... classes) {
        Button button = new Button(text);
        button.getStyleClass().addAll(classes);
        return button;
    }

    private static Region space() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Parent parts() {
        VBox left = new VBox(10);
        left.getStyleClass().addAll("ps-pane-left", "ps-body");
        left.setPrefWidth(352);
        left.setMinWidth(352);
        ComboBox<String> purpose = new ComboBox<>(FXCollections.observableArrayList("a"));
        purpose.setValue("Persona candidate");
        purpose.setMaxWidth(Double.MAX_VALUE);
        ComboBox<String> lock = new ComboBox<>();
        lock.setValue("practical work friend");
        lock.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(purpose, Priority.ALWAYS);
        HBox.setHgrow(lock, Priority.ALWAYS);
        TextArea area =
                new TextArea(
                        "A colleague on a video call: real desk, window light,\n"
                                + "plain knitwear. Not a host, not an ad.");
        area.getStyleClass().add("ps-small");
        area.setPrefRowCount(2);
        area.setWrapText(true);
        ChipField keep = new ChipField("Must keep");
        keep.items()
                .addAll(
                        "same face",
                        "natural skin texture",
                        "window light from left",
                        "desk framing");
        ChipField locked = new ChipField("Must not change");
        locked.locked().addAll("same face", "natural skin texture");
        locked.items().add("desk objects");
        Label keepLabel = label("Must keep", "ps-field-label");
        keepLabel.setGraphic(Icons.of("lock", 13));
        Spinner<Integer> many = new Spinner<>(1, 15, 4);
        many.getStyleClass().add(Spinner.STYLE_CLASS_SPLIT_ARROWS_HORIZONTAL);
        many.setPrefWidth(96);
        Button queue = button("", "accent", "ps-queue-button");
        VBox lines =
                new VBox(
                        label("Queue 4 candidates", "ps-line-one"),
                        label("nano-banana-2 · 4k · ≈ 0.56 credits (4 × 0.14)", "ps-line-two"));
        lines.setAlignment(Pos.CENTER);
        queue.setGraphic(lines);
        queue.setMaxWidth(Double.MAX_VALUE);
        CheckBox explicit = new CheckBox("Explicit variant test");
        CheckBox only = new CheckBox("Only differences");
        only.setSelected(true);
        TextField wrong = new TextField("image-seedream");
        wrong.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("danger"), true);
        left.getChildren()
                .addAll(
                        row(
                                label("Brief", "ps-section"),
                                space(),
                                label("Saved 14:32", "ps-small", "ps-muted")),
                        row(label("Purpose", "ps-field-label"), space(), explicit),
                        row(purpose, lock),
                        area,
                        row(
                                label("Source basis", "ps-field-label"),
                                space(),
                                new Hyperlink("Add files", Icons.of("plus", 13))),
                        row(
                                Icons.of("check", 14, "good"),
                                label("research/benchmark-work-friend.md", "ps-small")),
                        row(
                                Icons.of("alert-triangle", 14, "warning"),
                                label("refs/desk-window-03.jpg", "ps-small"),
                                space(),
                                label("missing", "ps-small", "ps-warning"),
                                new Hyperlink("Locate")),
                        keepLabel,
                        keep,
                        locked,
                        row(many, new TextField("9:16"), only),
                        wrong,
                        label("This key is not in the table.", "ps-field-error"),
                        queue);

        VBox middle = new VBox(14);
        middle.getStyleClass().addAll("ps-pane", "ps-body");
        HBox.setHgrow(middle, Priority.ALWAYS);
        ActionMap actions = new ActionMap();
        actions.add(
                Action.of("verdict.approve", "Approve", "check", null, () -> {}).withKey("P"),
                Action.of("verdict.reject", "Reject", "x", null, () -> {}).withKey("X"),
                Action.of("verdict.restore", "Put back", "rotate-ccw", null, () -> {}).withKey("U"),
                Action.of("edit", "Edit", "edit-2", null, () -> {}).withKey("E"),
                Action.of("compare", "Compare", "columns", null, () -> {}).withKey("C"));
        Button approve = actions.button("verdict.approve");
        approve.getStyleClass().addAll("large", "success");
        Button reject = actions.button("verdict.reject");
        reject.getStyleClass().addAll("large", "reject");
        Button restore = actions.button("verdict.restore");
        restore.getStyleClass().add("large");
        restore.disableProperty().unbind();
        restore.setDisable(true);
        Button edit = actions.button("edit");
        edit.getStyleClass().add("large");
        Button approved = button("Approved", "done", "large");
        approved.setGraphic(Icons.of("check"));
        StarRating five = StarRating.full(16);
        five.ratingProperty().set(4);
        Toggle toggle = new Toggle("Auto-advance");
        toggle.setSelected(true);
        HBox verdicts =
                new HBox(
                        approve,
                        reject,
                        restore,
                        five,
                        row(new Keycap("1"), label("–"), new Keycap("5")),
                        edit,
                        space(),
                        toggle);
        verdicts.getStyleClass().add("ps-verdict-bar");
        SegmentedControl<String> modes =
                new SegmentedControl<String>("swipe")
                        .part("side", "Side by side")
                        .part("swipe", "Swipe")
                        .part("onion", "Onion skin")
                        .part("blink", "Blink")
                        .part("diff", "Difference");
        SegmentedControl<String> views =
                new SegmentedControl<String>("grid")
                        .iconPart("grid", "grid", "Grid")
                        .iconPart("loupe", "maximize", "Loupe")
                        .iconPart("compare", "columns", "Compare");
        SegmentedControl<String> zoom =
                new SegmentedControl<String>("fit")
                        .part("fit", "Fit")
                        .part("100", "100 %", new Keycap("Z"));
        TabBar<String> tabs =
                new TabBar<String>("all")
                        .tab("all", "All", new SimpleIntegerProperty(20))
                        .tab("c", "Candidates", new SimpleIntegerProperty(12))
                        .tab("a", "Approved", new SimpleIntegerProperty(3))
                        .tab("r", "Rejected", new SimpleIntegerProperty(4));
        HBox toolbar = new HBox(tabs, space(), views);
        toolbar.getStyleClass().add("ps-toolbar");
        Slider slider = new Slider(84, 324, 124);
        slider.setPrefWidth(100);
        ThinProgressBar bar = new ThinProgressBar();
        bar.advance(0.75);
        bar.setPrefWidth(180);
        ProgressRing ring = new ProgressRing(40, 4);
        ring.fractionProperty().set(0.3);
        Chip wardrobe = new Chip("Wardrobe", "tag");
        wardrobe.setSelected(true);
        Chip desk = new Chip("Desk setup", "monitor");
        SearchField search = new SearchField("Search prompts, ids, tags", "Ctrl+F");
        search.setPrefWidth(420);
        search.setMaxWidth(420);
        SearchField found = new SearchField("Find", null);
        found.textProperty().set("promptHash");
        found.hitsProperty().set("2 of 4");
        found.setMaxWidth(220);
        HBox queueRow =
                new HBox(
                        Icons.of("loader", "accent"),
                        label("Processing", "ps-state-word", "ps-accent"),
                        label("image-run-007"),
                        label("example-co-th-001-persona-a"),
                        label("image-nano-banana-2-text", "ps-muted"),
                        bar,
                        label("3 of 4 saved · poll 3", "ps-muted"),
                        space(),
                        label("about 0.56 cr"),
                        button("Poll now", "small"),
                        new StackPane(actions.iconButton("verdict.reject")));
        queueRow.getStyleClass().add("ps-queue-row");
        HBox queueTwo =
                new HBox(
                        Icons.of("alert-circle", "warning"),
                        label("Needs you", "ps-state-word", "ps-warning"),
                        label("image-run-008"),
                        label("Quote 1.90 is above your limit of 1.50 credits."),
                        space(),
                        button("Confirm quote", "small"));
        queueTwo.getStyleClass().addAll("ps-queue-row", "divided");
        middle.getChildren()
                .addAll(
                        toolbar,
                        row(search, found),
                        verdicts,
                        row(
                                approved,
                                button("Normal"),
                                button("Primary", "accent"),
                                button("Reveal", "small"),
                                button("Flat", "flat"),
                                new Hyperlink("Compare with parent")),
                        row(modes, zoom),
                        row(wardrobe, desk, slider, ring, bar),
                        row(
                                new Pill("Candidate", Pill.Tone.NEUTRAL),
                                new Pill("Approved", Pill.Tone.GOOD, "check"),
                                new Pill("Attempt 1", Pill.Tone.WARNING),
                                new Pill("Failed", Pill.Tone.BAD),
                                new Pill("4 new", Pill.Tone.NEW)),
                        new VBox(queueRow, queueTwo),
                        row(
                                new EmptyState(
                                                "image",
                                                "No pictures yet",
                                                "Write the brief at the left and queue the first"
                                                    + " candidates. They appear here as they land.")
                                        .action("Queue 4 candidates", () -> {})
                                        .action("Open the sample", () -> {})));

        VBox right = new VBox(10);
        right.getStyleClass().addAll("ps-pane-right", "ps-body");
        right.setPrefWidth(320);
        right.setMinWidth(320);
        StarRating small = StarRating.full(13);
        small.ratingProperty().set(4);
        FactsGrid facts =
                new FactsGrid(52)
                        .fact("Model", "nano-banana-pro-text-4k")
                        .fact("Size", "2304 × 4096 · 9.1 MB")
                        .fact("Cost", "0.24 credits");
        right.getChildren()
                .addAll(
                        label("Send to edit", "ps-title"),
                        label("image-run-003-02.png", "ps-section"),
                        label("images/candidates", "ps-small", "ps-muted"),
                        row(new Pill("Candidate", Pill.Tone.NEUTRAL), small),
                        facts,
                        rubric("Realism", "Skin and hands hold at 100 %", 0),
                        rubric("Repeatability across 10 videos", "Framed print is hard to keep", 1),
                        rubric("Ad-like drift", "Add a note", 2),
                        label("Text 0123 Regular 13"),
                        label("Text 0123 Medium 13", "ps-medium"),
                        label("Text 0123 SemiBold 13", "ps-strong"),
                        label("sha256 9f2c 71e0 … b8d3 41ab", "ps-code-small", "ps-muted"));
        HBox all = new HBox(left, middle, right);
        all.getStyleClass().add("ps-window");
        return all;
    }

    private static HBox rubric(String question, String note, int chosen) {
        VBox words = new VBox(label(question), label(note, "ps-small", "ps-muted"));
        HBox answers = new HBox();
        answers.getStyleClass().add("ps-answers");
        String[] icons = {"check", "alert-triangle", "x"};
        String[] kinds = {"pass", "concern", "fail"};
        for (int i = 0; i < 3; i++) {
            ToggleButton answer = new ToggleButton();
            answer.setGraphic(Icons.of(icons[i], 14));
            answer.getStyleClass().addAll("ps-answer", kinds[i]);
            answer.setSelected(i == chosen);
            answers.getChildren().add(answer);
        }
        HBox row = new HBox(words, space(), answers);
        row.getStyleClass().add("ps-rubric-row");
        return row;
    }

    private Parent grid() {
        var items = FXCollections.<PictureSnapshot>observableArrayList();
        for (int i = 0; i < 26; i++) {
            PictureState state =
                    i % 7 == 3
                            ? PictureState.REJECTED
                            : i % 5 == 2 ? PictureState.APPROVED : PictureState.CANDIDATE;
            items.add(
                    snapshot(
                            "00" + (9 - i / 4) + "-0" + (4 - i % 4),
                            i,
                            state,
                            i % 6,
                            i < 4,
                            i % 6 == 3 || i == 2
                                    ? "images/approved/image-run-002-a01-003.png"
                                    : null));
        }
        items.add(
                5,
                pictures.bytes(
                        "broken",
                        new byte[] {1, 2, 3},
                        null,
                        PictureState.CANDIDATE,
                        0,
                        false,
                        null));
        var selected = FXCollections.<PictureId>observableArrayList();
        var focus = new SimpleObjectProperty<PictureSnapshot>();
        GridSelection selection = new GridSelection(items, selected, focus);
        PictureGrid grid = PictureGrid.grid(loader, selection);
        grid.making().add(new GridTile.Making("a", "007-04", "Processing", "poll 3 · 0:48", 0.3));
        grid.making().add(new GridTile.Making("b", "007-05", "Waiting", "", null));
        selection.select(8);
        selection.toggle(10);
        PictureGrid strip = PictureGrid.filmstrip(loader, selection);
        strip.setPrefWidth(104);
        strip.roles().put(items.get(0).id(), "Before");
        strip.roles().put(items.get(1).id(), "After");
        BorderPane pane = new BorderPane(grid);
        pane.setLeft(strip);
        PictureGrid large = PictureGrid.grid(loader, selection);
        large.cellWidthProperty().set(220);
        large.setPrefWidth(480);
        pane.setRight(large);
        return pane;
    }

    private Parent loupe() {
        ZoomPane fit = new ZoomPane(loader);
        PictureSnapshot one = snapshot("006-01", 4, PictureState.CANDIDATE, 0, false, null);
        fit.show(one);
        ZoomPane close = new ZoomPane(loader);
        close.show(one);
        close.model().zoomTo(6, 0.4, 0.35);
        ZoomPane broken = new ZoomPane(loader);
        broken.show(
                pictures.bytes(
                        "bad", new byte[] {1, 2, 3}, null, PictureState.CANDIDATE, 0, false, null));
        Label text = label("", "ps-canvas-text");
        text.textProperty().bind(fit.zoomTextProperty());
        StackPane.setAlignment(text, Pos.BOTTOM_RIGHT);
        HBox box = new HBox(1, new StackPane(fit, text), close, broken);
        box.getChildren().forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
        close.setPrefWidth(300);
        broken.setPrefWidth(300);
        return box;
    }

    private Parent compare(CompareMode mode) {
        ComparePane pane = new ComparePane(loader);
        pane.pictures()
                .setAll(
                        snapshot("002-03", 1, PictureState.APPROVED, 5, false, null),
                        snapshot("004-01", 2, PictureState.APPROVED, 5, false, null));
        pane.modeProperty().set(mode);
        BorderPane all = new BorderPane(pane);
        HBox foot = new HBox(new CompareOptions(pane));
        foot.getStyleClass().add("ps-verdict-bar");
        all.setBottom(foot);
        return all;
    }

    private Parent json() {
        JsonViewer viewer = new JsonViewer();
        var fields = new java.util.ArrayList<JsonOutline.Field>();
        for (String name : List.of("assetId", "runId", "campaignId", "promptHash", "model")) {
            fields.add(new JsonOutline.Field(name, new JsonOutline.Text("value of " + name)));
        }
        fields.add(new JsonOutline.Field("maxImages", new JsonOutline.Literal("4")));
        fields.add(
                new JsonOutline.Field(
                        "sourceBasis",
                        new JsonOutline.ArrayNode(
                                List.of(
                                        new JsonOutline.Text("research/benchmark-work-friend.md"),
                                        new JsonOutline.Text(
                                                "persona/practical-work-friend.md")))));
        fields.add(
                new JsonOutline.Field(
                        "assets",
                        new JsonOutline.ArrayNode(
                                List.of(
                                        new JsonOutline.ObjectNode(fields.subList(0, 4)),
                                        new JsonOutline.ObjectNode(fields.subList(0, 3))))));
        fields.add(
                new JsonOutline.Field(
                        "cost",
                        new JsonOutline.ObjectNode(
                                List.of(
                                        new JsonOutline.Field(
                                                "credits", new JsonOutline.Literal("0.42"))))));
        viewer.show(new JsonOutline.ObjectNode(fields), "{}");
        viewer.searchProperty().set("prompthash");
        viewer.nextHit();
        return viewer;
    }
}
