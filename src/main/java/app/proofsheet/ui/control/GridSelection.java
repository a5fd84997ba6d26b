package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;

import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which pictures of a list are selected and which has the focus, with the manners of a file
 * manager: a click selects one, Ctrl adds or takes away, Shift selects a range from the anchor. It
 * works on lists that others share, so that grid, filmstrip and loupe are views of one selection.
 * No toolkit is needed.
 */
public final class GridSelection {

    private final ObservableList<PictureSnapshot> items;
    private final ObservableList<PictureId> selected;
    private final ObjectProperty<@Nullable PictureSnapshot> focus;
    private final Set<PictureId> chosen = new HashSet<>();
    private final Map<PictureId, Integer> places = new HashMap<>();
    private final ListChangeListener<PictureSnapshot> onItems = _ -> isPlaced = false;
    private boolean isPlaced;
    private final ListChangeListener<PictureId> onSelected = _ -> remember();
    private @Nullable PictureId anchor;

    /**
     * A selection over shared lists.
     *
     * @param items what is shown, in order
     * @param selected gets the selected pictures in order of selection
     * @param focus gets the picture with the focus, null when none
     */
    public GridSelection(
            ObservableList<PictureSnapshot> items,
            ObservableList<PictureId> selected,
            ObjectProperty<@Nullable PictureSnapshot> focus) {
        this.items = items;
        this.selected = selected;
        this.focus = focus;
        remember();
        selected.addListener(new WeakListChangeListener<>(onSelected));
        items.addListener(new WeakListChangeListener<>(onItems));
    }

    /** Places by id, counted once for each change of the list. */
    private Map<PictureId, Integer> places() {
        if (!isPlaced) {
            places.clear();
            for (int i = 0; i < items.size(); i++) {
                places.putIfAbsent(items.get(i).id(), i);
            }
            isPlaced = true;
        }
        return places;
    }

    private void remember() {
        chosen.clear();
        chosen.addAll(selected);
    }

    /** What is shown, in order. */
    public ObservableList<PictureSnapshot> items() {
        return items;
    }

    /** The selected pictures, in order of selection. */
    public ObservableList<PictureId> selected() {
        return selected;
    }

    /** The picture with the focus, null when none. */
    public ObjectProperty<@Nullable PictureSnapshot> focusProperty() {
        return focus;
    }

    /** True when a picture is selected. */
    public boolean isSelected(PictureId id) {
        return chosen.contains(id);
    }

    /** True when a picture has the focus. */
    public boolean isFocused(PictureId id) {
        PictureSnapshot focused = focus.get();
        return focused != null && focused.id().equals(id);
    }

    /** Place of the focus in the list, -1 when nothing shown has it. */
    public int focusIndex() {
        PictureSnapshot focused = focus.get();
        return focused == null ? -1 : indexOf(focused.id());
    }

    /** Place of a picture in the list, -1 when it is not shown. */
    public int indexOf(PictureId id) {
        int at = places().getOrDefault(id, -1);
        boolean isStale = at >= items.size() || at >= 0 && !items.get(at).id().equals(id);
        if (isStale) {
            // Another listener of the same change asked before this one heard of it.
            isPlaced = false;
            return places().getOrDefault(id, -1);
        }
        return at;
    }

    /** Selects one picture alone and gives it the focus; out of range does nothing. */
    public void select(int index) {
        if (isPlace(index)) {
            anchor = items.get(index).id();
            focus.set(items.get(index));
            setSelected(List.of(items.get(index).id()));
        }
    }

    /** Adds a picture to the selection, or takes it away; it gets the focus. */
    public void toggle(int index) {
        if (!isPlace(index)) {
            return;
        }
        PictureId id = items.get(index).id();
        anchor = id;
        focus.set(items.get(index));
        if (!selected.remove(id)) {
            selected.add(id);
        }
    }

    /** Selects everything between the anchor and a place; the anchor stays. */
    public void extend(int index) {
        if (!isPlace(index)) {
            return;
        }
        int from = anchorIndex();
        focus.set(items.get(index));
        setSelected(range(from, index));
    }

    /** Adds everything between the anchor and a place to what is selected. */
    public void extendAdding(int index) {
        if (!isPlace(index)) {
            return;
        }
        int from = anchorIndex();
        Set<PictureId> all = new LinkedHashSet<>(selected);
        all.addAll(range(from, index));
        focus.set(items.get(index));
        setSelected(List.copyOf(all));
    }

    /** Moves the focus without touching the selection. */
    public void focusOnly(int index) {
        if (isPlace(index)) {
            focus.set(items.get(index));
        }
    }

    /** Selects everything; the focus stays. */
    public void selectAll() {
        setSelected(items.stream().map(PictureSnapshot::id).toList());
        if (focusIndex() < 0 && !items.isEmpty()) {
            focus.set(items.getFirst());
        }
    }

    /** Selects nothing; the focus stays. */
    public void clear() {
        selected.clear();
    }

    /**
     * After the list changed: pictures that left are no longer selected. When the focused one left,
     * the one that took its place gets focus and selection.
     *
     * @param formerIndex where the focused picture was before the change, -1 when unknown
     */
    public void reconcile(int formerIndex) {
        Map<PictureId, Integer> known = places();
        boolean hadSelection = !selected.isEmpty();
        if (!known.keySet().containsAll(selected)) {
            selected.removeIf(id -> !known.containsKey(id));
        }
        PictureSnapshot focused = focus.get();
        if (focused == null) {
            return;
        }
        int at = known.getOrDefault(focused.id(), -1);
        if (at >= 0) {
            if (!Objects.equals(items.get(at), focused)) {
                focus.set(items.get(at));
            }
        } else if (items.isEmpty()) {
            focus.set(null);
        } else {
            int next = Math.clamp(formerIndex, 0, items.size() - 1);
            focus.set(items.get(next));
            if (hadSelection && selected.isEmpty()) {
                select(next);
            }
        }
    }

    private void setSelected(List<PictureId> ids) {
        if (!selected.equals(ids)) {
            selected.setAll(ids);
        }
    }

    private int anchorIndex() {
        PictureId start = anchor;
        int at = start == null ? -1 : indexOf(start);
        return at >= 0 ? at : Math.max(0, focusIndex());
    }

    private List<PictureId> range(int from, int to) {
        List<PictureId> ids = new ArrayList<>();
        int step = from <= to ? 1 : -1;
        for (int i = from; i != to + step; i += step) {
            ids.add(items.get(i).id());
        }
        return ids;
    }

    private boolean isPlace(int index) {
        return index >= 0 && index < items.size();
    }
}
