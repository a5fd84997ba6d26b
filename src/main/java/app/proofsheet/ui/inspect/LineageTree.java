package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.work.Dossiers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The generations and edits of an asset with the locks of its runs.
 *
 * @param roots what was made from nothing else, in the order of the pictures
 * @param locks by run id
 * @param current the picture in focus, null when none
 */
record LineageTree(
        List<LineageNode> roots,
        Map<String, Dossiers.LockCheck> locks,
        @Nullable PictureId current) {

    static final LineageTree NONE = new LineageTree(List.of(), Map.of(), null);

    LineageTree {
        roots = List.copyOf(roots);
        locks = Map.copyOf(locks);
    }
}
