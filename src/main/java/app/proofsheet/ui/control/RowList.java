package app.proofsheet.ui.control;

import javafx.collections.ObservableListBase;

/** The numbers 0 to n - 1 as a list, without holding them: rows of a grid, lines of a text. */
final class RowList extends ObservableListBase<Integer> {

    private int size;

    @Override
    public Integer get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return index;
    }

    @Override
    public int size() {
        return size;
    }

    /** Changes the length; only what was added or removed at the end is announced. */
    void resize(int newSize) {
        int before = size;
        if (before == newSize) {
            return;
        }
        beginChange();
        size = newSize;
        if (newSize > before) {
            nextAdd(before, newSize);
        } else {
            java.util.List<Integer> gone = new java.util.ArrayList<>(before - newSize);
            for (int i = newSize; i < before; i++) {
                gone.add(i);
            }
            nextRemove(newSize, gone);
        }
        endChange();
    }
}
