package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.work.Dossiers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One picture of a family: what it was made from, itself, its brothers, what was made from it.
 *
 * @param depth 0 for the eldest
 * @param isThis true for the picture that is inspected
 */
public record LineageRow(PictureSnapshot picture, int depth, boolean isThis) {

    /**
     * The family of a picture, eldest first, every child under its parent.
     *
     * @param all pictures of the asset, to find the other children in
     */
    static List<LineageRow> of(Dossiers.Dossier dossier, List<PictureSnapshot> all) {
        List<PictureSnapshot> line = new ArrayList<>(dossier.parents().reversed());
        line.add(dossier.picture());
        List<LineageRow> rows = new ArrayList<>();
        add(line.getFirst(), 0, line, dossier, all, rows, new HashSet<>());
        return rows;
    }

    private static void add(
            PictureSnapshot picture,
            int depth,
            List<PictureSnapshot> line,
            Dossiers.Dossier dossier,
            List<PictureSnapshot> all,
            List<LineageRow> rows,
            Set<PictureId> seen) {
        if (!seen.add(picture.id())) {
            return;
        }
        boolean isThis = picture.id().equals(dossier.picture().id());
        rows.add(new LineageRow(picture, depth, isThis));
        List<PictureSnapshot> children = new ArrayList<>();
        int place = line.indexOf(picture);
        if (place >= 0 && place + 1 < line.size()) {
            children.add(line.get(place + 1));
        }
        if (isThis) {
            children.addAll(dossier.children());
        }
        all.stream().filter(p -> isEditOf(p, picture)).forEach(children::add);
        for (PictureSnapshot child : children) {
            add(child, depth + 1, line, dossier, all, rows, seen);
        }
    }

    /** By file name: a verdict may have moved the parent since the edit was recorded. */
    private static boolean isEditOf(PictureSnapshot child, PictureSnapshot parent) {
        PictureSnapshot.Origin origin = child.origin();
        String from = origin == null ? null : origin.derivedFrom();
        return from != null
                && child.id().assetDir().equals(parent.id().assetDir())
                && from.substring(from.lastIndexOf('/') + 1).equals(parent.id().fileName());
    }
}
