package app.proofsheet.ui.edit;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.brief.Brief.Reference;
import app.proofsheet.domain.brief.Brief.ReferenceUse;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The pictures that go along with an edit: added from the gallery or by dropping files, put in
 * order, taken off. What the reference contract excludes is not taken up.
 */
public final class EditReferences {

    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".webp");

    private final StudioSession session;
    private final EditForm form;
    private final Texts texts;
    private final ObservableList<EditReference> rows = FXCollections.observableArrayList();
    private final ObservableList<EditReference> view =
            FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final InvalidationListener onChange = o -> refresh();
    private List<Reference> contract = List.of();
    private String source = "";

    EditReferences(StudioSession session, EditForm form, Texts texts) {
        this.session = session;
        this.form = form;
        this.texts = texts;
        form.references().addListener(onChange);
        session.pictures().addListener(onChange);
    }

    /** Another picture is edited; what it may use is not known yet. */
    void opened(@Nullable PictureSnapshot picture) {
        source = picture == null ? "" : picture.id().workPath();
        contract = List.of();
        note.set("");
        refresh();
    }

    /** What the brief and the contract say was read. */
    void arrived(List<Reference> known) {
        contract = known;
        form.bind(
                known.stream()
                        .filter(r -> r.use() == ReferenceUse.BINDING && !r.path().equals(source))
                        .map(Reference::path)
                        .toList());
        List<String> excluded =
                known.stream()
                        .filter(r -> r.use() == ReferenceUse.EXCLUDED)
                        .map(r -> name(r.path()))
                        .toList();
        note.set(
                excluded.isEmpty()
                        ? ""
                        : texts.get("references.excluded", String.join(", ", excluded)));
        refresh();
    }

    /** The listed pictures, in the order they are sent after the edited one. */
    public ObservableList<EditReference> rows() {
        return view;
    }

    /** What was not taken up and why, {@code ""} when there is nothing to say. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Adds what is selected in the gallery. */
    public void addSelected() {
        List<String> paths =
                session.targets().stream()
                        .map(p -> p.id().workPath())
                        .filter(p -> !p.equals(source))
                        .toList();
        if (paths.isEmpty()) {
            note.set(texts.get("references.select"));
        } else {
            add(paths);
        }
    }

    /** Adds dropped files; true when at least one of them can go along. */
    public boolean drop(List<Path> files) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null) {
            return false;
        }
        Path root = workspace.root().toAbsolutePath().normalize();
        List<String> inside = new ArrayList<>();
        for (Path file : files) {
            Path absolute = file.toAbsolutePath().normalize();
            String name = name(absolute.toString().replace('\\', '/'));
            if (!isPicture(name)) {
                note.set(texts.get("references.no_picture", name));
            } else if (!absolute.startsWith(root)) {
                note.set(texts.get("references.outside", name));
            } else {
                inside.add(root.relativize(absolute).toString().replace('\\', '/'));
            }
        }
        return !inside.isEmpty() && add(inside);
    }

    private static boolean isPicture(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PICTURES.stream().anyMatch(lower::endsWith);
    }

    private boolean add(List<String> paths) {
        List<String> fresh = new ArrayList<>();
        String refused = "";
        for (String path : paths) {
            if (isExcluded(path)) {
                refused = texts.get("references.refused", name(path));
            } else if (!path.equals(source) && !form.references().contains(path)) {
                fresh.add(path);
            }
        }
        note.set(refused);
        return form.references().addAll(fresh);
    }

    private boolean isExcluded(String path) {
        return contract.stream()
                .anyMatch(r ->
                        r.use() == ReferenceUse.EXCLUDED
                                && (r.path().equals(path) || path.endsWith("/" + r.path())));
    }

    /** Takes a picture off the list. */
    public void remove(String path) {
        form.references().remove(path);
    }

    /** Moves a picture by a number of places; out of range does nothing. */
    public void move(String path, int places) {
        List<String> order = new ArrayList<>(form.references());
        int from = order.indexOf(path);
        int to = from + places;
        if (from >= 0 && to >= 0 && to < order.size()) {
            order.add(to, order.remove(from));
            form.references().setAll(order);
        }
    }

    /** Makes a listed picture the edited one; the one edited before goes along in its place. */
    public void makeFirst(EditReference reference) {
        PictureSnapshot picture = reference.picture();
        if (picture == null || source.isEmpty()) {
            return;
        }
        List<String> order = new ArrayList<>(form.references());
        order.replaceAll(p -> p.equals(reference.path()) ? source : p);
        EditDraft moved = form.draft().withReferences(order);
        session.editingProperty().set(picture.id());
        form.fill(moved);
        form.changed();
    }

    private void refresh() {
        List<EditReference> now = form.references().stream().map(this::row).toList();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    private EditReference row(String path) {
        boolean isBinding =
                contract.stream()
                        .anyMatch(r -> r.use() == ReferenceUse.BINDING && r.path().equals(path));
        return new EditReference(
                path,
                name(path),
                texts.get(isBinding ? "references.binding" : "references.added"),
                session.pictures().stream()
                        .filter(p -> p.id().workPath().equals(path))
                        .findFirst()
                        .orElse(null));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    void dispose() {
        form.references().removeListener(onChange);
        session.pictures().removeListener(onChange);
    }
}
