package app.proofsheet.folder.handover;

import app.proofsheet.folder.WorkPaths;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names inside a hand-off: safe on every system, none of them twice, also where upper and lower
 * case are one.
 */
public final class HandOverNames {

    private final Set<String> taken = new HashSet<>();

    /** The name for an asset: its id where that can be a folder. */
    public String folder(String assetId) {
        String safe = assetId.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+", "");
        String name = WorkPaths.isSafeId(safe) ? safe : "asset";
        return free(name, "");
    }

    /**
     * The path for a picture of an asset.
     *
     * @param path asset-relative path below {@code images/approved}
     */
    public String picture(String path) {
        String name = path.replaceFirst("^images/approved/", "");
        int dot = name.lastIndexOf('.');
        int from = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
        return free("images/" + name.substring(0, from), name.substring(from));
    }

    private String free(String stem, String ending) {
        String name = stem + ending;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = stem + "-" + n + ending;
        }
        return name;
    }
}
