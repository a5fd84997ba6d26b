package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.work.Dossiers;

import java.util.ArrayList;
import java.util.List;

/**
 * One picture of a family: what it was made from, itself, what was made from it.
 *
 * @param depth 0 for the eldest
 * @param isThis true for the picture that is inspected
 */
public record LineageRow(PictureSnapshot picture, int depth, boolean isThis) {

    /** The family of a picture, eldest first. */
    static List<LineageRow> of(Dossiers.Dossier dossier) {
        List<LineageRow> rows = new ArrayList<>();
        int depth = 0;
        for (PictureSnapshot parent : dossier.parents().reversed()) {
            rows.add(new LineageRow(parent, depth++, false));
        }
        rows.add(new LineageRow(dossier.picture(), depth, true));
        for (PictureSnapshot child : dossier.children()) {
            rows.add(new LineageRow(child, depth + 1, false));
        }
        return rows;
    }
}
