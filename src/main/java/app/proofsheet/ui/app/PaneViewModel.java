package app.proofsheet.ui.app;

import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.util.Subscription;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which panes are open and how large they are. Each view remembers its own; the queue drawer opens
 * by itself only as far as there are jobs.
 */
public final class PaneViewModel {

    /** Most rows of the open queue. */
    static final int MOST_ROWS = 12;

    private final StudioSession session;
    private final Map<ViewMode, StudioMemory.Panes> panes = new EnumMap<>(ViewMode.class);
    private final ReadOnlyObjectWrapper<PaneSizes> sizes =
            new ReadOnlyObjectWrapper<>(new PaneSizes(352, 320));
    private final BooleanProperty expanded = new SimpleBooleanProperty();
    private final BooleanProperty queueOpen = new SimpleBooleanProperty(true);
    private final IntegerProperty queueRows = new SimpleIntegerProperty(4);
    private final NumberBinding shownRows;
    private final Subscription subscription;
    private double total = 1440;
    private double textFactor = 1;
    private double leftWidth = 352;
    private boolean leftFirst = true;

    /** Starts from what was remembered. */
    public PaneViewModel(StudioSession session, StudioMemory.Remembered remembered) {
        this.session = session;
        panes.putAll(remembered.panes());
        leftWidth = remembered.leftWidth();
        shownRows = Bindings.min(queueRows, Bindings.size(session.jobs()));
        queueRows.set(Math.clamp(remembered.queueRows(), 1, MOST_ROWS));
        subscription =
                Subscription.combine(
                        session.viewProperty().subscribe(_ -> refresh()),
                        session.editingProperty().subscribe(_ -> refresh()),
                        session.workspaceProperty().subscribe(_ -> refresh()),
                        expanded.subscribe(_ -> refresh()));
    }

    private StudioMemory.Panes now() {
        ViewMode view = session.viewProperty().get();
        StudioMemory.Panes kept = panes.get(view);
        return kept == null ? StudioMemory.Panes.of(view) : kept;
    }

    private void change(StudioMemory.Panes next) {
        panes.put(session.viewProperty().get(), next);
        refresh();
    }

    /** The window has another width. */
    public void setTotal(double width) {
        total = width;
        refresh();
    }

    /** Text has another size; panes are as many words wide as before where there is room. */
    public void setTextFactor(double factor) {
        textFactor = factor;
        refresh();
    }

    private void refresh() {
        StudioMemory.Panes now = now();
        // An expanded inspector is for reading: the queue leaves it the height.
        queueOpen.set(now.queue() && !expanded.get());
        if (session.workspaceProperty().get() == null) {
            sizes.set(new PaneSizes(0, 0));
            return;
        }
        PaneSizes.Right right;
        if (session.editingProperty().get() != null) {
            right = PaneSizes.Right.EDIT;
        } else if (!now.inspector()) {
            right = PaneSizes.Right.NONE;
        } else {
            right = expanded.get() ? PaneSizes.Right.EXPANDED : PaneSizes.Right.INSPECTOR;
        }
        PaneSizes plain =
                PaneSizes.divide(
                        total / textFactor,
                        now.left(),
                        leftWidth,
                        right,
                        now.inspectorWidth(),
                        leftFirst);
        sizes.set(new PaneSizes(plain.left() * textFactor, plain.right() * textFactor));
    }

    /** The widths in force; 0 for a pane that is folded or has no room. */
    public ReadOnlyObjectProperty<PaneSizes> sizesProperty() {
        return sizes.getReadOnlyProperty();
    }

    /** True while the inspector takes all it can. */
    public BooleanProperty expandedProperty() {
        return expanded;
    }

    /** True while the queue shows its rows. */
    public BooleanProperty queueOpenProperty() {
        return queueOpen;
    }

    /** How many rows the open queue shows. */
    public IntegerProperty queueRowsProperty() {
        return queueRows;
    }

    /** How many rows there is something to show in. */
    public NumberBinding shownRows() {
        return shownRows;
    }

    /** Folds or opens the left pane. Where there is no room for both, the inspector gives way. */
    public void toggleLeft() {
        boolean isShown = sizes.get().left() > 0;
        leftFirst = !isShown;
        StudioMemory.Panes now = now();
        expanded.set(expanded.get() && isShown);
        change(
                new StudioMemory.Panes(
                        !isShown, now.inspector(), now.queue(), now.inspectorWidth()));
    }

    /** Folds or opens the inspector. Where there is no room for both, the left pane gives way. */
    public void toggleInspector() {
        boolean isShown = sizes.get().right() > 0;
        leftFirst = isShown;
        StudioMemory.Panes now = now();
        change(new StudioMemory.Panes(now.left(), !isShown, now.queue(), now.inspectorWidth()));
    }

    /** Makes sure that the left pane is seen. */
    public void showLeft() {
        if (sizes.get().left() == 0) {
            toggleLeft();
        }
    }

    /** Makes sure that the inspector is seen. */
    public void showInspector() {
        if (sizes.get().right() == 0) {
            toggleInspector();
        }
    }

    /** Folds or opens the queue. */
    public void toggleQueue() {
        StudioMemory.Panes now = now();
        change(
                new StudioMemory.Panes(
                        now.left(), now.inspector(), !now.queue(), now.inspectorWidth()));
    }

    /** The left edge was dragged. */
    public void dragLeft(double width) {
        leftWidth = Math.clamp(width / textFactor, PaneSizes.LEAST, PaneSizes.MOST);
        refresh();
    }

    /** The inspector's edge was dragged. */
    public void dragRight(double width) {
        StudioMemory.Panes now = now();
        change(
                new StudioMemory.Panes(
                        now.left(),
                        now.inspector(),
                        now.queue(),
                        Math.clamp(width / textFactor, PaneSizes.LEAST, PaneSizes.MOST)));
    }

    /** The queue's edge was dragged. */
    public void dragQueue(int rows) {
        queueRows.set(Math.clamp(rows, 1, MOST_ROWS));
    }

    /** Width of the left pane to remember. */
    public double leftWidth() {
        return leftWidth;
    }

    /** What each view shows, to remember. */
    public Map<ViewMode, StudioMemory.Panes> panes() {
        return Map.copyOf(panes);
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
    }
}
