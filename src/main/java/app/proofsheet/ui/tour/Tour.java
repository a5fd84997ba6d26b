package app.proofsheet.ui.tour;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.app.StudioMemory;
import app.proofsheet.ui.brief.BriefViewModel;
import app.proofsheet.ui.inspect.InspectorViewModel;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.theme.Theme;
import app.proofsheet.work.Dossiers;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The main job in the real studio, by itself: sample, brief, gate, queue, cull, loupe, edit,
 * compare, manifest, and everything still there after closing. Every step looks at its effect on
 * disk and on screen and fails with its name.
 */
public final class Tour extends TourSights {

    private final TourPorts ports;
    private final Consumer<String> progress;
    private final List<Path> pictures = new ArrayList<>();
    private final StudioMemory memory = StudioMemory.none();
    private String step = "start";
    private List<String> sourceBasis = List.of();

    private Tour(TourPorts ports, Consumer<String> progress) throws InterruptedException {
        this.ports = ports;
        this.progress = progress;
        StudioMemory.Remembered first = StudioMemory.Remembered.first();
        memory.save(first.with(Theme.Choice.DARK));
        enter(new TourStage(ports, memory));
    }

    /**
     * Runs the tour.
     *
     * @param progress hears the name of each step as it begins
     * @return the pictures, then the work folder
     * @throws FailureException {@code tour_failed} with the name of the step that failed
     */
    public static List<Path> run(TourPorts ports, Consumer<String> progress)
            throws InterruptedException {
        return new Tour(ports, progress).run();
    }

    /** One step. */
    @FunctionalInterface
    private interface Step {
        void go() throws InterruptedException;
    }

    private List<Path> run() throws InterruptedException {
        step("open the sample", this::openSample);
        step("block an incomplete brief", this::blockIncompleteBrief);
        step("complete the brief", this::completeBrief);
        step("queue four", this::queueFour);
        step("see candidates land", this::seeCandidatesLand);
        step("cull", this::cull);
        step("look in the loupe", this::lookInLoupe);
        step("send to edit", this::sendToEdit);
        step("compare with the source", this::compare);
        step("read the manifest", this::readManifest);
        step("close and open again", this::closeAndOpenAgain);
        step("see it in light", this::seeInLight);
        Path work = stage().onFx(() -> workspace().root());
        stage().close();
        List<Path> left = new ArrayList<>(pictures);
        left.add(work);
        return left;
    }

    private void step(String name, Step action) throws InterruptedException {
        step = name;
        progress.accept(name);
        try {
            action.go();
        } catch (RuntimeException failed) {
            throw new FailureException(
                    Failure.of(
                                    "tour_failed",
                                    FailureKind.STATE,
                                    "The tour failed at \"" + step + "\": " + failed.getMessage())
                            .withNext(
                                    "Run it again with the pictures at hand; they show how far"
                                            + " it came."),
                    failed);
        }
    }

    private void photograph(String name) throws InterruptedException {
        pictures.add(
                stage().photograph(
                                String.format(Locale.ROOT, "%02d-%s", pictures.size() + 1, name)));
    }

    private void openSample() throws InterruptedException {
        stage().doOnFx(() -> stage().studio().actions().get("workspace.sample").fire());
        stage().await(
                        "the sample is open",
                        () ->
                                session().workspaceProperty().get() != null
                                        && !session().assets().isEmpty());
        stage().settle();
        stage().check(
                        "its assets are listed",
                        () -> stage().studio().root().lookup("#assets-list") != null);
        stage().doOnFx(() ->
                session()
                        .assetProperty()
                        .set(
                                session().assets().stream()
                                        .max(Comparator.comparingInt(TourSights::pictureCount))
                                        .orElseThrow()));
        stage().settle();
        photograph("sample");
    }

    private void blockIncompleteBrief() throws InterruptedException {
        AssetSnapshot fresh =
                stage().onFx(() ->
                        session().assets().stream()
                                .min(
                                        Comparator.comparingInt((AssetSnapshot a) ->
                                                a.count(PictureState.APPROVED) * 1000
                                                        + pictureCount(a)))
                                .orElseThrow());
        choose(fresh);
        stage().doOnFx(() -> session().assetProperty().set(fresh));
        BriefViewModel brief = brief();
        stage().await(
                        "its brief is ready to be written",
                        () -> brief.stageProperty().get() == BriefViewModel.Stage.FORM);
        stage().settle();
        sourceBasis = stage().onFx(() -> List.copyOf(brief.form().sourceBasis()));
        stage().doOnFx(() -> brief.form().sourceBasis().clear());
        stage().await(
                        "the gate finds the source basis missing",
                        () ->
                                brief.gate().findings().stream()
                                        .anyMatch(f -> f.code().equals("no_source_basis")));
        stage().settle();
        Button queue = stage().find("#brief-queue", Button.class);
        int before = stage().onFx(() -> session().jobs().size());
        stage().doOnFx(queue::fire);
        stage().settle();
        stage().check("nothing was queued", () -> session().jobs().size() == before);
        photograph("gate-blocks");
        stage().check("the form is as it was left", () -> brief.form().sourceBasis().isEmpty());
    }

    private BriefViewModel brief() {
        return stage().panels()
                .brief()
                .orElseThrow(() -> new TourException("there is no brief form", null));
    }

    private void completeBrief() throws InterruptedException {
        BriefViewModel brief = brief();
        stage().doOnFx(() -> {
            brief.form().sourceBasis().setAll(sourceBasis);
            brief.form().countProperty().set(4);
        });
        stage().await(
                        "nothing blocks any more",
                        () ->
                                brief.gate().findings().stream()
                                        .noneMatch(f ->
                                                f.severity()
                                                        == app.proofsheet.domain.brief.Finding
                                                                .Severity.BLOCKED));
        Button queue = stage().find("#brief-queue", Button.class);
        stage().await("the button may be pressed", () -> !queue.isDisabled());
        stage().doOnFx(brief::save);
        stage().settle();
        checkOnDisk("the brief", assetFolder().resolve("inputs/brief.json"));
        photograph("brief-complete");
    }

    private void queueFour() throws InterruptedException {
        Button queue = stage().find("#brief-queue", Button.class);
        stage().doOnFx(queue::fire);
        stage().await("four pictures are queued", () -> expected(jobsOfAsset()) == 4);
        for (JobSnapshot job : stage().onFx(this::jobsOfAsset)) {
            checkOnDisk(
                    "the request of " + job.order().run().runId(),
                    assetFolder()
                            .resolve("runs/image")
                            .resolve(job.order().run().runId())
                            .resolve("request.json"));
        }
        stage().await(
                        "the drawer shows work",
                        () ->
                                jobsOfAsset().stream()
                                        .anyMatch(j -> j.state() == JobState.PROCESSING));
        photograph("queue");
    }

    private void seeCandidatesLand() throws InterruptedException {
        stage().await(
                        "all four are done",
                        () ->
                                !jobsOfAsset().isEmpty()
                                        && jobsOfAsset().stream()
                                                .allMatch(j -> j.state() == JobState.DONE));
        stage().await("four candidates are shown", () -> ownCandidates().size() >= 4);
        for (PictureSnapshot picture : stage().onFx(this::ownCandidates)) {
            checkOnDisk(picture.label(), file(picture));
        }
        for (JobSnapshot job : stage().onFx(this::jobsOfAsset)) {
            checkOnDisk(
                    "the manifest of " + job.order().run().runId(),
                    assetFolder()
                            .resolve("runs/image")
                            .resolve(job.order().run().runId())
                            .resolve("manifest.json"));
        }
        stage().doOnFx(() -> session().choose(session().shown().getFirst()));
        photograph("candidates");
    }

    private void cull() throws InterruptedException {
        stage().doOnFx(() -> session().choose(session().shown().getFirst()));
        stage().press(KeyCode.ESCAPE);
        String first = focused().id().fileName();
        stage().press(KeyCode.DIGIT4);
        stage().settle();
        stage().await("it has four stars", () -> named(first).rating() == 4);
        stage().press(KeyCode.RIGHT);
        String second = focused().id().fileName();
        stage().check("the arrow moved on", () -> !second.equals(first));
        stage().press(KeyCode.X);
        stage().settle();
        stage().await("it is rejected", () -> named(second).state() == PictureState.REJECTED);
        checkOnDisk("the rejected picture", assetFolder().resolve("images/rejected/" + second));
        stage().press(KeyCode.Z, KeyCode.CONTROL);
        stage().settle();
        stage().await("it is back", () -> named(second).state() == PictureState.CANDIDATE);
        checkOnDisk("the picture", assetFolder().resolve("images/candidates/" + second));
        stage().doOnFx(() -> session().choose(named(second)));
        stage().press(KeyCode.X);
        stage().settle();
        stage().doOnFx(() -> session().choose(named(first)));
        stage().press(KeyCode.P);
        stage().settle();
        stage().await("the best is approved", () -> named(first).state() == PictureState.APPROVED);
        checkOnDisk("the approved picture", assetFolder().resolve("images/approved/" + first));
        checkOnDisk("the decisions", assetFolder().resolve("qa/decisions.json"));
        photograph("cull");
        stage().doOnFx(() -> session().choose(named(first)));
    }

    private void lookInLoupe() throws InterruptedException {
        stage().press(KeyCode.SPACE);
        stage().check("the loupe is open", () -> session().viewProperty().get() == ViewMode.LOUPE);
        stage().settle();
        photograph("loupe");
    }

    private void sendToEdit() throws InterruptedException {
        String source = focused().id().fileName();
        stage().press(KeyCode.E);
        stage().check("the edit panel is open", () -> session().editingProperty().get() != null);
        stage().settle();
        ButtonBase subject = stage().find("#edit-subject-wardrobe", ButtonBase.class);
        stage().doOnFx(subject::fire);
        TextInputControl note = stage().find("#edit-note-wardrobe", TextInputControl.class);
        stage().doOnFx(() -> note.setText("Swap the top for a navy crew knit. No logo."));
        Button fewer = stage().find("#edit-count .button", Button.class);
        stage().doOnFx(fewer::fire);
        Button queue = stage().find("#edit-queue", Button.class);
        stage().await("the edit may be queued", () -> !queue.isDisabled());
        stage().settle();
        photograph("send-to-edit");
        stage().doOnFx(queue::fire);
        stage().await(
                        "the edit is done",
                        () ->
                                jobsOfAsset().stream()
                                        .anyMatch(j ->
                                                j.order().mode().equals("edit")
                                                        && j.state() == JobState.DONE));
        stage().await("the edited picture is shown", () -> editOf(source).isPresent());
        PictureSnapshot edited =
                stage().onFx(() -> editOf(source))
                        .orElseThrow(() -> new TourException("the edit is gone", null));
        checkOnDisk("the edited picture", file(edited));
        checkOnDisk("the approved source", assetFolder().resolve("images/approved/" + source));
        photograph("edit-done");
        stage().press(KeyCode.ESCAPE);
        stage().await("the panel is closed", () -> session().editingProperty().get() == null);
        stage().doOnFx(() -> session().choose(edited));
    }

    private void compare() throws InterruptedException {
        stage().doOnFx(stage().studio().notices()::clear);
        stage().press(KeyCode.C);
        stage().check("comparing began", () -> session().viewProperty().get() == ViewMode.COMPARE);
        stage().check("two pictures are compared", () -> session().compared().size() == 2);
        stage().check(
                        "the source is before, the edit after",
                        () ->
                                session()
                                        .parentOf(session().compared().get(1))
                                        .filter(p ->
                                                p.id().equals(session().compared().get(0).id()))
                                        .isPresent());
        stage().settle();
        photograph("compare");
        stage().press(KeyCode.ESCAPE);
        stage().check("the grid is back", () -> session().viewProperty().get() == ViewMode.GRID);
    }

    private void readManifest() throws InterruptedException {
        InspectorViewModel inspector =
                stage().panels()
                        .inspector()
                        .orElseThrow(() -> new TourException("there is no inspector", null));
        stage().press(KeyCode.I);
        stage().await("the records are read", () -> inspector.dossierProperty().get() != null);
        stage().doOnFx(() -> {
            inspector.tabProperty().set(InspectorViewModel.Tab.MANIFEST);
            inspector.expandedProperty().set(true);
        });
        stage().check(
                        "the manifest is there and its prompt hash is right",
                        () -> {
                            Dossiers.Dossier read = inspector.dossierProperty().get();
                            return read != null
                                    && read.files().stream()
                                            .anyMatch(f -> f.name().equals("Manifest"))
                                    && read.promptHash().result()
                                            == Dossiers.HashCheck.Result.VERIFIED
                                    && !read.parents().isEmpty();
                        });
        stage().settle();
        photograph("manifest");
        stage().doOnFx(() -> inspector.expandedProperty().set(false));
    }

    private void closeAndOpenAgain() throws InterruptedException {
        Map<String, String> before = stage().onFx(this::everything);
        int jobs = stage().onFx(() -> session().jobs().size());
        stage().close();
        enter(new TourStage(ports, memory));
        stage().doOnFx(() -> stage().studio().start(null));
        stage().await(
                        "the last work folder is open again",
                        () -> session().workspaceProperty().get() != null);
        stage().settle();
        stage().check(
                        "the same asset is on screen",
                        () -> {
                            AssetSnapshot now = session().assetProperty().get();
                            return now != null && now.dir().equals(asset().dir());
                        });
        Map<String, String> after = stage().onFx(this::everything);
        if (!before.equals(after)) {
            throw new TourException("before " + before + ", after " + after, null);
        }
        stage().check("the queue kept its jobs", () -> session().jobs().size() == jobs);
        stage().doOnFx(() -> session().choose(session().shown().getFirst()));
        photograph("opened-again");
    }

    private void seeInLight() throws InterruptedException {
        stage().doOnFx(() -> stage().studio().theme().choiceProperty().set(Theme.Choice.LIGHT));
        stage().check(
                        "the light theme is on",
                        () -> !stage().studio().theme().darkProperty().get());
        photograph("light");
    }
}
