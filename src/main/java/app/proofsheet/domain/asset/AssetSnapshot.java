package app.proofsheet.domain.asset;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * One asset folder at one moment, for the list of assets.
 *
 * @param dir asset root relative to the work folder, {@code /}-separated
 * @param assetId id from {@code asset.json}, else from the brief, else the folder name
 * @param purpose asset purpose as recorded, null when none
 * @param counts pictures in each state; every state has an entry
 * @param newCount pictures not seen yet
 * @param hero asset-relative path of the hero picture, null when none
 * @param hasBrief true when {@code inputs/brief.json} is there
 * @param problem why a record of this asset cannot be read (a sentence), null when all can
 */
public record AssetSnapshot(
        String dir,
        String assetId,
        @Nullable AssetPurpose purpose,
        Map<PictureState, Integer> counts,
        int newCount,
        @Nullable String hero,
        boolean hasBrief,
        @Nullable String problem) {

    /** Copies the counts. */
    public AssetSnapshot {
        counts = Map.copyOf(counts);
    }

    /** Number of pictures in a state. */
    public int count(PictureState state) {
        return counts.getOrDefault(state, 0);
    }
}
