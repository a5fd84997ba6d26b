package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was read from the folder in one go.
 *
 * @param assetDir the asset the pictures belong to, null when none is on screen
 */
record Reload(
        List<AssetSnapshot> assets, @Nullable String assetDir, List<PictureSnapshot> pictures) {}
