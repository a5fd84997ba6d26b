package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place in the tree of generations and edits of an asset: a picture with the edits made from it,
 * or the several pictures of one run that have the same parent.
 *
 * @param key stays the same while the tree is read again
 * @param picture null for a group
 * @param runId the run of a group, null for a picture
 */
record LineageNode(
        String key,
        @Nullable PictureSnapshot picture,
        @Nullable String runId,
        List<LineageNode> children) {

    LineageNode {
        children = List.copyOf(children);
    }

    /**
     * The tree of an asset, in the order of its pictures.
     *
     * @param pictures all pictures of the asset
     * @param ancestors pictures of other assets the one in focus comes from, nearest first
     */
    static List<LineageNode> of(List<PictureSnapshot> pictures, List<PictureSnapshot> ancestors) {
        return new Family(pictures, ancestors).roots();
    }

    /** True when the picture is here or below. */
    boolean holds(PictureId id) {
        return picture != null && picture.id().equals(id)
                || children.stream().anyMatch(child -> child.holds(id));
    }

    private static final class Family {

        private final Map<PictureId, PictureSnapshot> all = new LinkedHashMap<>();
        private final Map<String, PictureId> byPath = new HashMap<>();
        private final Map<String, List<PictureId>> byName = new HashMap<>();
        private final Map<PictureId, List<PictureSnapshot>> edits = new HashMap<>();
        private final List<PictureSnapshot> first = new ArrayList<>();
        private final Set<PictureId> placed = new HashSet<>();

        Family(List<PictureSnapshot> pictures, List<PictureSnapshot> ancestors) {
            Set<PictureId> own = new HashSet<>();
            pictures.forEach(picture -> own.add(picture.id()));
            // The order must not depend on which picture is in focus.
            ancestors.reversed().stream()
                    .filter(elder -> !own.contains(elder.id()))
                    .forEach(this::know);
            pictures.forEach(this::know);
            for (PictureSnapshot picture : all.values()) {
                Optional<PictureId> parent = parent(picture);
                parent.ifPresentOrElse(
                        id -> edits.computeIfAbsent(id, _ -> new ArrayList<>()).add(picture),
                        () -> first.add(picture));
            }
        }

        private void know(PictureSnapshot picture) {
            PictureId id = picture.id();
            if (all.putIfAbsent(id, picture) == null) {
                byPath.put(id.workPath(), id);
                byName.computeIfAbsent(nameKey(id), _ -> new ArrayList<>()).add(id);
            }
        }

        private static String nameKey(PictureId id) {
            return id.assetDir() + "\n" + id.fileName();
        }

        /** By path, else by name: a verdict may have moved it since the edit was recorded. */
        private Optional<PictureId> parent(PictureSnapshot picture) {
            PictureSnapshot.Origin origin = picture.origin();
            String from = origin == null ? null : origin.derivedFrom();
            if (from == null) {
                return Optional.empty();
            }
            PictureId exact = byPath.get(from);
            if (exact != null) {
                return Optional.of(exact).filter(id -> !id.equals(picture.id()));
            }
            String name = from.substring(from.lastIndexOf('/') + 1);
            List<PictureId> named =
                    byName.getOrDefault(picture.id().assetDir() + "\n" + name, List.of());
            return named.size() == 1 && !named.getFirst().equals(picture.id())
                    ? Optional.of(named.getFirst())
                    : Optional.empty();
        }

        List<LineageNode> roots() {
            List<LineageNode> roots = new ArrayList<>(grouped(first, ""));
            // Records may name each other in a circle; nobody is lost for it.
            for (PictureSnapshot picture : all.values()) {
                if (!placed.contains(picture.id())) {
                    roots.add(node(picture));
                }
            }
            return roots;
        }

        private List<LineageNode> grouped(List<PictureSnapshot> siblings, String parent) {
            Map<String, List<PictureSnapshot>> runs = new LinkedHashMap<>();
            for (PictureSnapshot picture : siblings) {
                if (!placed.contains(picture.id())) {
                    PictureSnapshot.Origin origin = picture.origin();
                    String run =
                            origin == null
                                    ? "\n" + picture.id().workPath()
                                    : picture.id().assetDir() + "\n" + origin.runId();
                    runs.computeIfAbsent(run, _ -> new ArrayList<>()).add(picture);
                }
            }
            List<LineageNode> nodes = new ArrayList<>();
            runs.forEach((key, members) -> {
                List<LineageNode> own = members.stream().map(this::node).toList();
                PictureSnapshot.Origin origin = members.getFirst().origin();
                if (own.size() == 1 || origin == null) {
                    nodes.addAll(own);
                } else {
                    nodes.add(
                            new LineageNode(
                                    "run " + key + " of " + parent, null, origin.runId(), own));
                }
            });
            return nodes;
        }

        private LineageNode node(PictureSnapshot picture) {
            placed.add(picture.id());
            String key = picture.id().workPath();
            List<PictureSnapshot> made = edits.getOrDefault(picture.id(), List.of());
            return new LineageNode(key, picture, null, grouped(made, key));
        }
    }
}
