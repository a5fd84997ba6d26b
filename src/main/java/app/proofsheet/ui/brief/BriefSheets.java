package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What is laid over the form: earlier versions, templates, a copy for a new asset. All methods
 * belong on the FX thread.
 */
public final class BriefSheets {

    /** What is open. */
    public enum Sheet {
        NONE,
        HISTORY,
        TEMPLATES,
        SAVE_TEMPLATE,
        DUPLICATE
    }

    /** The brief on screen. */
    interface OnScreen {

        /** Where it belongs, empty when none is on screen. */
        Optional<BriefKeeper.Place> place();

        /** As the form stands. */
        Brief brief();

        /** Puts another state into the form and saves; the present one becomes an earlier one. */
        void replace(Brief brief);
    }

    private final StudioSession session;
    private final OnScreen screen;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(Sheet.NONE);
    private final ReadOnlyObjectWrapper<List<BriefVersion>> versions =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<BriefTemplate>> templates =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper nameTaken = new ReadOnlyBooleanWrapper();
    private final StringProperty name = new SimpleStringProperty("");
    private boolean isWorking;
    private long number;

    BriefSheets(StudioSession session, OnScreen screen, Texts texts) {
        this.session = session;
        this.screen = screen;
        this.texts = texts;
        name.subscribe(() -> {
            problem.set("");
            nameTaken.set(false);
        });
    }

    /** Opens a sheet; without a brief on screen nothing opens. */
    public void open(Sheet which) {
        if (screen.place().isEmpty()) {
            return;
        }
        problem.set("");
        nameTaken.set(false);
        name.set(which == Sheet.DUPLICATE ? suggestedId() : "");
        sheet.set(which);
        refresh();
    }

    /** Back to the form. */
    public void close() {
        number++;
        sheet.set(Sheet.NONE);
    }

    /** Reads the open list again, after something was saved. */
    void refresh() {
        switch (sheet.get()) {
            case HISTORY -> read(place -> place.home().history(place.dir()), versions::set);
            case TEMPLATES -> read(place -> place.home().templates(), templates::set);
            case NONE, SAVE_TEMPLATE, DUPLICATE -> {}
        }
    }

    private interface Reading<T> {
        T of(BriefKeeper.Place place);
    }

    private record Answer<T>(@Nullable T value, @Nullable Failure failure) {

        static <T> Answer<T> of(Callable<T> work) throws Exception {
            try {
                return new Answer<>(work.call(), null);
            } catch (FailureException e) {
                return new Answer<>(null, e.failure());
            }
        }
    }

    private <T> void read(Reading<T> reading, Consumer<T> then) {
        BriefKeeper.Place here = screen.place().orElse(null);
        if (here == null) {
            return;
        }
        long mine = ++number;
        run(
                "task.sheet",
                () -> reading.of(here),
                found -> {
                    if (mine == number) {
                        then.accept(found);
                    }
                });
    }

    /** Runs off the FX thread; what was expected to go wrong is said in the sheet. */
    private <T> void run(String task, Callable<T> work, Consumer<T> then) {
        session.tasks()
                .run(
                        texts.get(task),
                        () -> Answer.of(work),
                        answer -> {
                            isWorking = false;
                            Failure failure = answer.failure();
                            T value = answer.value();
                            if (failure != null) {
                                nameTaken.set(failure.code().equals("template_exists"));
                                problem.set(BriefWords.sentence(failure));
                            } else if (value != null) {
                                then.accept(value);
                            }
                        });
    }

    /** Puts an earlier state back; what is in the form now becomes the newest earlier one. */
    public void restore(BriefVersion version) {
        screen.replace(version.brief());
    }

    /** Fills the form from a template; id, concept and folder of the asset stay. */
    public void startFrom(BriefTemplate template) {
        screen.replace(template.applyTo(screen.brief()));
        close();
    }

    /** Saves the form as a template called {@link #nameProperty}. */
    public void saveTemplate(boolean replaces) {
        BriefKeeper.Place here = screen.place().orElse(null);
        if (here == null || isWorking) {
            return;
        }
        isWorking = true;
        Brief brief = screen.brief();
        String called = name.get().strip();
        run(
                "task.template",
                () -> here.home().saveTemplate(called, brief, replaces),
                saved -> open(Sheet.TEMPLATES));
    }

    private record Copy(String dir, List<AssetSnapshot> assets) {}

    /** Makes a new asset with a copy of the form, called {@link #nameProperty}, and goes to it. */
    public void duplicate() {
        BriefKeeper.Place here = screen.place().orElse(null);
        Workspace workspace = session.workspaceProperty().get();
        if (here == null || workspace == null || isWorking) {
            return;
        }
        isWorking = true;
        Brief brief = screen.brief();
        String id = name.get().strip();
        run(
                "task.duplicate",
                () -> {
                    String dir = here.home().duplicate(brief, id);
                    return new Copy(dir, workspace.catalogue().assets());
                },
                this::copied);
    }

    private void copied(Copy copy) {
        close();
        copy.assets().stream()
                .filter(asset -> asset.dir().equals(copy.dir()))
                .findFirst()
                .ifPresent(asset -> {
                    if (session.assets().stream().noneMatch(a -> a.dir().equals(asset.dir()))) {
                        session.assets().add(asset);
                    }
                    session.assetProperty().set(asset);
                });
    }

    private String suggestedId() {
        return CopyName.next(
                screen.brief().identity().assetId(),
                session.assets().stream()
                        .flatMap(a -> java.util.stream.Stream.of(a.assetId(), folderName(a.dir())))
                        .collect(Collectors.toSet()));
    }

    private static String folderName(String dir) {
        return dir.substring(dir.lastIndexOf('/') + 1);
    }

    /** The brief as the form stands, to compare versions with. */
    Brief present() {
        return screen.brief();
    }

    /** What is open. */
    public ReadOnlyObjectProperty<Sheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    /** Earlier versions, newest first, while they are open. */
    public ReadOnlyObjectProperty<List<BriefVersion>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    /** Templates by name, while they are open. */
    public ReadOnlyObjectProperty<List<BriefTemplate>> templatesProperty() {
        return templates.getReadOnlyProperty();
    }

    /** Name of the template or id of the new asset. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Why it did not work, {@code ""} when nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** True when a template of that name is there and could be replaced. */
    public ReadOnlyBooleanProperty nameTakenProperty() {
        return nameTaken.getReadOnlyProperty();
    }
}
