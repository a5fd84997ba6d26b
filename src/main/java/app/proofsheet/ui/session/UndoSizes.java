package app.proofsheet.ui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How many decisions belong to one deed of the person, by asset folder: a verdict on five pictures
 * is taken back at once. After a restart every decision is taken back alone.
 */
final class UndoSizes {

    private final Map<String, Deque<Integer>> undo = new HashMap<>();
    private final Map<String, Deque<Integer>> redo = new HashMap<>();

    /** A deed of some decisions was done anew: nothing can be done again any more. */
    void done(String dir, int decisions) {
        stack(undo, dir).push(decisions);
        redo.remove(dir);
    }

    /** Size of the deed to take back next. */
    int nextUndo(String dir) {
        return peek(undo, dir);
    }

    /** Size of the deed to do again next. */
    int nextRedo(String dir) {
        return peek(redo, dir);
    }

    /** A deed was taken back. */
    void undone(String dir, int decisions) {
        stack(undo, dir).poll();
        stack(redo, dir).push(decisions);
    }

    /** A deed was done again. */
    void redone(String dir, int decisions) {
        stack(redo, dir).poll();
        stack(undo, dir).push(decisions);
    }

    void clear() {
        undo.clear();
        redo.clear();
    }

    private static Deque<Integer> stack(Map<String, Deque<Integer>> of, String dir) {
        return of.computeIfAbsent(dir, _ -> new ArrayDeque<>());
    }

    private static int peek(Map<String, Deque<Integer>> of, String dir) {
        Deque<Integer> stack = of.get(dir);
        Integer size = stack == null ? null : stack.peek();
        return size == null ? 1 : size;
    }
}
