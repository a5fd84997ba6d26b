package app.proofsheet.ui.brief;

import java.util.HashMap;
import java.util.Map;

/** Leads from a brief field, as named in {@code brief.json}, to the node that edits it. */
final class FieldLinks {

    private final Map<String, Runnable> ways = new HashMap<>();

    void add(String field, Runnable way) {
        ways.put(field, way);
    }

    /** Goes to the field; a field without a node of its own leads to {@code model}. */
    void go(String field) {
        Runnable way = ways.getOrDefault(field, ways.get("model"));
        if (way != null) {
            way.run();
        }
    }
}
