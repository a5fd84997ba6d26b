package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.ui.theme.Theme;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the studio remembers, kept up to date while it runs. */
final class Recall {

    private final StudioMemory memory;
    private StudioMemory.Remembered now;

    /** Reads what was remembered. */
    Recall(StudioMemory memory) {
        this.memory = memory;
        this.now = memory.load();
    }

    StudioMemory.Remembered now() {
        return now;
    }

    /** The asset shown last in a folder, null when another folder was open last. */
    @Nullable String assetOf(Path folder) {
        boolean isLast =
                !now.recent().isEmpty() && now.recent().getFirst().equals(folder.toString());
        return isLast ? now.lastAsset() : null;
    }

    /** The window has another place. */
    void place(StudioMemory.WindowPlace place) {
        now = now.with(place);
    }

    /** Takes over how things are; nulls leave what was remembered. */
    StudioMemory.Remembered update(
            @Nullable Workspace workspace,
            @Nullable AssetSnapshot asset,
            Theme.Choice theme,
            double tileWidth,
            PaneViewModel panes,
            Map<String, String> keys,
            boolean pausesAfterCrash,
            StudioMemory.Ease ease) {
        List<String> recent = new ArrayList<>(now.recent());
        if (workspace != null) {
            recent.remove(workspace.root().toString());
            recent.addFirst(workspace.root().toString());
        }
        now =
                new StudioMemory.Remembered(
                        recent,
                        asset == null ? now.lastAsset() : asset.dir(),
                        theme,
                        tileWidth,
                        panes.leftWidth(),
                        panes.queueRowsProperty().get(),
                        panes.panes(),
                        now.window(),
                        keys,
                        pausesAfterCrash,
                        ease);
        return now;
    }

    /** Puts it on disk; off the FX thread. */
    StudioMemory.Remembered save(StudioMemory.Remembered kept) {
        memory.save(kept);
        return kept;
    }
}
