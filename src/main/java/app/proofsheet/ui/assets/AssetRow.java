package app.proofsheet.ui.assets;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the list of assets.
 *
 * @param asset the asset
 * @param hero its hero picture, null when none
 * @param line purpose and how far it is: {@code Persona candidate · 3 approved}
 * @param news what is new, {@code ""} when nothing
 * @param isBroken true when a record cannot be read; the line says why
 */
public record AssetRow(
        AssetSnapshot asset, @Nullable PictureId hero, String line, String news, boolean isBroken) {

    static AssetRow of(AssetSnapshot asset, boolean isUnfinished, Texts texts) {
        String heroPath = asset.hero();
        PictureId hero = heroPath == null ? null : new PictureId(asset.dir(), heroPath);
        String problem = asset.problem();
        if (problem != null) {
            return new AssetRow(asset, hero, problem, "", true);
        }
        int news = asset.newCount();
        return new AssetRow(
                asset,
                hero,
                line(asset, isUnfinished, texts),
                news == 0 ? "" : texts.get("row.new", news),
                false);
    }

    private static String line(AssetSnapshot asset, boolean isUnfinished, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(
                asset.purpose() == null
                        ? texts.get("purpose.none")
                        : texts.get("purpose." + asset.purpose().id()));
        int approved = asset.count(PictureState.APPROVED);
        int candidates = asset.count(PictureState.CANDIDATE);
        if (approved > 0) {
            parts.add(texts.get("row.approved", approved));
        } else if (candidates > 0) {
            parts.add(texts.get("row.candidates", candidates));
        } else if (!asset.hasBrief()) {
            parts.add(texts.get("row.nobrief"));
        } else {
            parts.add(texts.get(isUnfinished ? "row.unfinished" : "row.ready"));
        }
        return String.join(" · ", parts);
    }
}
