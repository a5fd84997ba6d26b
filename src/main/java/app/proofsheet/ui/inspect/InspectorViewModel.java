package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.text.WordDiff;
import app.proofsheet.work.Dossiers;
import app.proofsheet.work.Workspace;

import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about the picture in focus, and what differs between two compared ones. Records
 * are read off the FX thread; only the newest answer is shown.
 */
public final class InspectorViewModel {

    /** The tabs; differences only while two pictures are compared. */
    public enum Tab {
        DIFFERENCES,
        DETAILS,
        REVIEW,
        LINEAGE,
        MANIFEST
    }

    /** The two pictures that are compared: before or champion, and the other. */
    public record Pair(PictureSnapshot left, PictureSnapshot right) {}

    private final StudioSession session;
    private final Clock clock;
    private final Texts texts = Texts.of("inspect");
    private final InspectWords words;
    private final ReadOnlyObjectWrapper<@Nullable PictureSnapshot> picture =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Dossiers.@Nullable Dossier> dossier =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> checkedAt =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Pair> pair = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<RequestDifference>> differences =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<LineageTree> lineage =
            new ReadOnlyObjectWrapper<>(LineageTree.NONE);
    private final BooleanProperty explained = new SimpleBooleanProperty();
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.DETAILS);
    private final BooleanProperty expanded = new SimpleBooleanProperty();
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty(true);
    private final Subscription subscriptions;
    private long dossierNumber;
    private long pairNumber;
    private long lineageNumber;

    /** A view model that follows the focus and the selection of the session. */
    public InspectorViewModel(StudioSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
        this.words = new InspectWords(texts, clock.getZone());
        InvalidationListener chosen = o -> comparePair();
        session.selection().addListener(chosen);
        session.compared().addListener(chosen);
        this.subscriptions =
                Subscription.combine(
                        session.focusProperty().subscribe(this::focused),
                        session.viewProperty().subscribe(view -> comparePair()),
                        tab.subscribe(now -> readLineage()),
                        dossier.subscribe(now -> readLineage()),
                        () -> session.selection().removeListener(chosen),
                        () -> session.compared().removeListener(chosen));
    }

    private void focused(@Nullable PictureSnapshot now) {
        picture.set(now);
        comparePair();
        Dossiers.Dossier shown = dossier.get();
        if (shown != null && (now == null || !shown.picture().id().equals(now.id()))) {
            dossier.set(null);
            problem.set(null);
        }
        read();
    }

    private record Read(Dossiers.@Nullable Dossier dossier, @Nullable Failure failure) {}

    private static Read read(Workspace workspace, PictureId id) {
        try {
            return new Read(workspace.dossiers().of(id), null);
        } catch (FailureException e) {
            return new Read(null, e.failure());
        }
    }

    /** Reads the records again and checks the prompt hash again. */
    public void checkAgain() {
        read();
    }

    private void read() {
        long number = ++dossierNumber;
        PictureSnapshot now = picture.get();
        Workspace workspace = session.workspaceProperty().get();
        if (now == null || workspace == null) {
            return;
        }
        session.tasks()
                .run(
                        texts.get("task.read"),
                        () -> read(workspace, now.id()),
                        read -> {
                            if (number == dossierNumber) {
                                problem.set(read.failure());
                                checkedAt.set(clock.instant());
                                dossier.set(read.dossier());
                            }
                        });
    }

    /** Only while it is looked at: a large asset has many runs. */
    private void readLineage() {
        Dossiers.Dossier shown = dossier.get();
        Workspace workspace = session.workspaceProperty().get();
        long number = ++lineageNumber;
        if (tab.get() != Tab.LINEAGE || shown == null || workspace == null) {
            return;
        }
        List<PictureSnapshot> all = List.copyOf(session.pictures());
        session.tasks()
                .run(
                        texts.get("task.lineage"),
                        () ->
                                new LineageTree(
                                        LineageNode.of(all, shown.parents()),
                                        workspace.dossiers().locks(shown.picture().id().assetDir()),
                                        shown.picture().id()),
                        tree -> {
                            if (number == lineageNumber) {
                                lineage.set(tree);
                            }
                        });
    }

    private void comparePair() {
        List<PictureId> compared = session.compared().stream().map(PictureSnapshot::id).toList();
        List<PictureId> chosen = compared.size() < 2 ? session.selection() : compared;
        Optional<PictureSnapshot> left =
                chosen.size() < 2 ? Optional.empty() : session.find(chosen.getFirst());
        Optional<PictureSnapshot> right =
                chosen.size() < 2 ? Optional.empty() : session.find(inQuestion(chosen));
        if (session.viewProperty().get() == ViewMode.COMPARE
                && left.isPresent()
                && right.isPresent()) {
            compare(new Pair(left.get(), right.get()));
        } else {
            pairNumber++;
            pair.set(null);
            differences.set(List.of());
            if (tab.get() == Tab.DIFFERENCES) {
                tab.set(Tab.DETAILS);
            }
        }
    }

    /** The first is compared with the one in focus; while that is the first, with the second. */
    private PictureId inQuestion(List<PictureId> chosen) {
        PictureSnapshot focused = session.focusProperty().get();
        int at = focused == null ? -1 : chosen.indexOf(focused.id());
        return chosen.get(Math.max(1, at));
    }

    private void compare(Pair two) {
        Pair shown = pair.get();
        boolean isFirstLook = shown == null;
        if (shown != null
                && shown.left().id().equals(two.left().id())
                && shown.right().id().equals(two.right().id())) {
            return;
        }
        long number = ++pairNumber;
        pair.set(two);
        if (isFirstLook) {
            tab.set(Tab.DIFFERENCES);
        }
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null) {
            return;
        }
        session.tasks()
                .run(
                        texts.get("task.compare"),
                        () ->
                                new Read[] {
                                    read(workspace, two.left().id()),
                                    read(workspace, two.right().id())
                                },
                        read -> {
                            if (number == pairNumber) {
                                differences.set(differences(read[0], read[1]));
                            }
                        });
    }

    private List<RequestDifference> differences(Read left, Read right) {
        Dossiers.Dossier a = left.dossier();
        Dossiers.Dossier b = right.dossier();
        return a == null || b == null
                ? List.of()
                : RequestDifference.of(RequestFields.of(a), RequestFields.of(b), texts);
    }

    /** Compares the picture with the one it was made from. */
    public void compareWithParent() {
        Dossiers.Dossier shown = dossier.get();
        if (shown != null && !shown.parents().isEmpty()) {
            PictureId parent = shown.parents().getFirst().id();
            session.selection().setAll(parent, shown.picture().id());
            session.viewProperty().set(ViewMode.COMPARE);
        }
    }

    /** Goes to a picture of the family. */
    public void show(PictureId id) {
        session.find(id)
                .ifPresent(found -> {
                    session.selection().setAll(id);
                    session.focusProperty().set(found);
                });
    }

    /** The differences as plain text, for a message or a ticket. */
    public String differencesAsText() {
        StringBuilder text = new StringBuilder();
        for (RequestDifference difference : differences.get()) {
            if (!difference.isSame()) {
                text.append(difference.label())
                        .append("\n- ")
                        .append(joined(difference.left()))
                        .append("\n+ ")
                        .append(joined(difference.right()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String joined(List<WordDiff.Span> spans) {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    /** The family of the picture, eldest first. */
    List<LineageRow> family(Dossiers.Dossier of) {
        return LineageRow.of(of, session.pictures());
    }

    InspectWords words() {
        return words;
    }

    Texts texts() {
        return texts;
    }

    /** The picture in focus, null when none. */
    public ReadOnlyObjectProperty<@Nullable PictureSnapshot> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Its records, null until they are read. */
    public ReadOnlyObjectProperty<Dossiers.@Nullable Dossier> dossierProperty() {
        return dossier.getReadOnlyProperty();
    }

    /** Why its records cannot be read, null when they can. */
    public ReadOnlyObjectProperty<@Nullable Failure> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** When the records were read last. */
    public ReadOnlyObjectProperty<@Nullable Instant> checkedAtProperty() {
        return checkedAt.getReadOnlyProperty();
    }

    /** The compared pictures, null outside the compare view. */
    public ReadOnlyObjectProperty<@Nullable Pair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    /** The fields of both requests, same and different. */
    public ReadOnlyObjectProperty<List<RequestDifference>> differencesProperty() {
        return differences.getReadOnlyProperty();
    }

    /** The tree of the asset, read while its tab is on screen. */
    ReadOnlyObjectProperty<LineageTree> lineageProperty() {
        return lineage.getReadOnlyProperty();
    }

    /** The picture is explained in words. */
    public BooleanProperty explainedProperty() {
        return explained;
    }

    /** The tab on screen. */
    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /** True when the inspector takes the place of the canvas. */
    public BooleanProperty expandedProperty() {
        return expanded;
    }

    /** Hide the fields that are the same. */
    public BooleanProperty onlyDifferencesProperty() {
        return onlyDifferences;
    }

    /** Stops following the session. */
    public void dispose() {
        dossierNumber++;
        pairNumber++;
        lineageNumber++;
        subscriptions.unsubscribe();
    }
}
