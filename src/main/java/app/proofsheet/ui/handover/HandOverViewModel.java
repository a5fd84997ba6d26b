package app.proofsheet.ui.handover;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.HandOver;
import app.proofsheet.work.Workspace;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is handed over, where to, and how far it is. FX thread only. */
public final class HandOverViewModel {

    /** Two things that others get. */
    public enum Kind {
        PACKAGE,
        SHEET
    }

    /** Which pictures. */
    public enum Scope {
        SELECTION,
        ASSET,
        FOLDER
    }

    /** The form of a hand-off. */
    public enum Form {
        FOLDER,
        ZIP
    }

    private final Kind kind;
    private final StudioSession session;
    private final Consumer<Runnable> whenSettled;
    private final Texts texts = Texts.of("handover");
    private final ObjectProperty<Scope> scope;
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.FOLDER);
    private final BooleanProperty withSheet = new SimpleBooleanProperty(true);
    private final ObjectProperty<SheetForm> sheetForm = new SimpleObjectProperty<>(SheetForm.PDF);
    private final StringProperty target = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<@Nullable Path> made = new ReadOnlyObjectWrapper<>();
    private final List<PictureId> selected;
    private final @Nullable AssetSnapshot asset;

    /**
     * A card for what is selected now.
     *
     * @param whenSettled runs once the verdicts on their way are on disk
     */
    public HandOverViewModel(
            Kind kind, StudioSession session, Consumer<Runnable> whenSettled, Clock clock) {
        this.kind = kind;
        this.session = session;
        this.whenSettled = whenSettled;
        asset = session.assetProperty().get();
        selected = selection().map(PictureSnapshot::id).toList();
        boolean isChosen = kind == Kind.SHEET ? !selected.isEmpty() : selected.size() > 1;
        Scope first = asset == null ? Scope.FOLDER : Scope.ASSET;
        scope = new SimpleObjectProperty<>(isChosen ? Scope.SELECTION : first);
        target.set(proposal(clock));
        form.subscribe(_ -> followForm());
        sheetForm.subscribe(_ -> followForm());
        scope.subscribe(_ -> tellCount());
    }

    /** Only approved pictures are handed over; a sheet may show any. */
    private Stream<PictureSnapshot> selection() {
        return session.targets().stream()
                .filter(p -> kind == Kind.SHEET || p.state() == PictureState.APPROVED);
    }

    private String proposal(Clock clock) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null) {
            return "";
        }
        String key = kind == Kind.PACKAGE ? "name.package" : "name.sheet";
        String name = texts.get(key, workspace.root().getFileName(), LocalDate.now(clock));
        return workspace.root().resolveSibling(name).toString();
    }

    /** The name keeps step with the form, also one that a person wrote. */
    private void followForm() {
        String bare = target.get();
        String lower = bare.toLowerCase(java.util.Locale.ROOT);
        for (String ending : List.of(".zip", ".png", ".pdf", ".html")) {
            if (lower.endsWith(ending)) {
                bare = bare.substring(0, bare.length() - ending.length());
                break;
            }
        }
        String ending =
                kind == Kind.SHEET
                        ? "." + sheetForm.get().ending()
                        : form.get() == Form.ZIP ? ".zip" : "";
        target.set(bare + ending);
    }

    private void tellCount() {
        if (running.get()) {
            return;
        }
        made.set(null);
        if (scope.get() == Scope.SELECTION) {
            tellCount(selected.size());
            return;
        }
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null) {
            return;
        }
        Scope asked = scope.get();
        String dir = dir();
        session.tasks()
                .run(
                        texts.get("task.count"),
                        () -> workspace.handOver().approved(dir).size(),
                        count -> {
                            if (asked == scope.get() && !running.get()) {
                                tellCount(count);
                            }
                        });
    }

    private void tellCount(int count) {
        say(texts.get(kind == Kind.SHEET ? "count.shown" : "count.approved", count), false);
    }

    private @Nullable String dir() {
        return scope.get() == Scope.ASSET && asset != null ? asset.dir() : null;
    }

    /** Takes another folder for the name that stands there. */
    public void chooseParent(Path folder) {
        try {
            target.set(folder.resolve(Path.of(target.get()).getFileName()).toString());
        } catch (InvalidPathException e) {
            target.set(folder.toString());
        }
    }

    /** Begins; what comes of it is said in the card. */
    public void begin() {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null || running.get()) {
            return;
        }
        Path to = path(workspace);
        if (to == null) {
            say(texts.get("target.wrong"), true);
            return;
        }
        running.set(true);
        progress.set(-1);
        made.set(null);
        say(texts.get(kind == Kind.SHEET ? "making" : "handing"), false);
        Scope wanted = scope.get();
        String dir = dir();
        whenSettled.accept(() ->
                session.tasks()
                        .run(
                                texts.get(kind == Kind.SHEET ? "making" : "handing"),
                                () -> work(workspace.handOver(), wanted, dir, to),
                                this::end));
    }

    /** Null for a name that is no path; a relative one is meant beside the work folder. */
    private @Nullable Path path(Workspace workspace) {
        String text = target.get().strip();
        try {
            return text.isEmpty() ? null : workspace.root().resolveSibling(text).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private record Ending(HandOver.@Nullable Done done, @Nullable Failure failure) {}

    private Ending work(HandOver handOver, Scope wanted, @Nullable String dir, Path to) {
        List<PictureId> pictures = wanted == Scope.SELECTION ? selected : handOver.approved(dir);
        try {
            return new Ending(
                    kind == Kind.SHEET
                            ? handOver.sheet(
                                    new HandOver.SheetOrder(
                                            pictures, to, sheetForm.get(), HandOver.COLUMNS),
                                    this::advance)
                            : handOver.handOver(
                                    new HandOver.Order(pictures, to, sheets(), HandOver.COLUMNS),
                                    this::advance),
                    null);
        } catch (FailureException e) {
            return new Ending(null, e.failure());
        }
    }

    private Set<SheetForm> sheets() {
        return withSheet.get() ? Set.of(sheetForm.get()) : Set.of();
    }

    private final AtomicInteger latest = new AtomicInteger(-1);

    /** Comes from the working thread; at most one message is on its way to the screen. */
    private void advance(int steps, int total) {
        int thousandths = (int) (1000L * steps / Math.max(1, total));
        if (latest.getAndSet(thousandths) < 0) {
            session.tasks().onFx(() -> progress.set(latest.getAndSet(-1) / 1000.0));
        }
    }

    private void end(Ending ending) {
        running.set(false);
        progress.set(-1);
        Failure failure = ending.failure();
        HandOver.Done done = ending.done();
        if (failure != null) {
            String next = failure.next();
            say(next == null ? failure.sentence() : failure.sentence() + " " + next, true);
        } else if (done != null) {
            made.set(done.files().getFirst());
            say(
                    texts.get(
                            kind == Kind.SHEET ? "done.sheet" : "done.package",
                            done.pictures(),
                            done.files().getFirst().getFileName()),
                    false);
        }
    }

    private void say(String sentence, boolean isRefusal) {
        refused.set(isRefusal);
        said.set(sentence);
    }

    /** A hand-off or a sheet. */
    public Kind kind() {
        return kind;
    }

    /** Pictures that were selected when the card was opened and may be handed over. */
    public int selected() {
        return selected.size();
    }

    /** True when an asset was on screen when the card was opened. */
    public boolean hasAsset() {
        return asset != null;
    }

    /** Which pictures. */
    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /** Folder or zip. */
    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /** Whether a contact sheet goes with a hand-off. */
    public BooleanProperty withSheetProperty() {
        return withSheet;
    }

    /** The form of the contact sheet. */
    public ObjectProperty<SheetForm> sheetFormProperty() {
        return sheetForm;
    }

    /** Where to, as a path. */
    public StringProperty targetProperty() {
        return target;
    }

    /** How many it will be, what is going on, what came of it. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** True when {@link #saidProperty} says why it was not done. */
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** True while it is being made. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** 0 to 1, negative when not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What was made, null before. */
    public ReadOnlyObjectProperty<@Nullable Path> madeProperty() {
        return made.getReadOnlyProperty();
    }
}
