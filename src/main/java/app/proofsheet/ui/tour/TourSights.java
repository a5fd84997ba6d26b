package app.proofsheet.ui.tour;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can be seen on the tour: on screen and on disk. */
abstract class TourSights {

    private @Nullable TourStage current;
    private @Nullable AssetSnapshot chosen;

    /** Looks at another stage from now on. */
    final void enter(TourStage stage) {
        current = stage;
    }

    /** The studio of the moment. */
    final TourStage stage() {
        TourStage now = current;
        if (now == null) {
            throw new TourException("there is no studio", null);
        }
        return now;
    }

    final void choose(AssetSnapshot asset) {
        chosen = asset;
    }

    StudioSession session() {
        return stage().studio().session();
    }

    Workspace workspace() {
        Workspace open = session().workspaceProperty().get();
        if (open == null) {
            throw new TourException("no work folder is open", null);
        }
        return open;
    }

    AssetSnapshot asset() {
        AssetSnapshot on = chosen;
        if (on == null) {
            throw new TourException("no asset is chosen", null);
        }
        return on;
    }

    Path assetFolder() throws InterruptedException {
        return stage().onFx(() -> workspace().root().resolve(asset().dir()));
    }

    PictureSnapshot focused() throws InterruptedException {
        return stage().onFx(() -> Optional.ofNullable(session().focusProperty().get()))
                .orElseThrow(() -> new TourException("no picture has the focus", null));
    }

    void checkOnDisk(String what, Path path) {
        if (!Files.exists(path)) {
            throw new TourException(what + " should be on disk: " + path, null);
        }
    }

    Path file(PictureSnapshot picture) throws InterruptedException {
        return stage().onFx(() -> workspace().root().resolve(picture.id().workPath()));
    }

    static int pictureCount(AssetSnapshot asset) {
        return asset.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    List<JobSnapshot> jobsOfAsset() {
        return session().jobs().stream()
                .filter(j -> j.order().run().assetDir().equals(asset().dir()))
                .toList();
    }

    static int expected(List<JobSnapshot> jobs) {
        return jobs.stream().mapToInt(j -> j.order().pictures()).sum();
    }

    List<PictureSnapshot> ownCandidates() {
        return session().pictures().stream()
                .filter(p -> p.state() == PictureState.CANDIDATE)
                .toList();
    }

    PictureSnapshot named(String fileName) {
        return session().pictures().stream()
                .filter(p -> p.id().fileName().equals(fileName))
                .findFirst()
                .orElseThrow(() -> new TourException(fileName + " is not shown", null));
    }

    Optional<PictureSnapshot> editOf(String source) {
        return session().pictures().stream()
                .filter(p ->
                        session()
                                .parentOf(p)
                                .filter(o -> o.id().fileName().equals(source))
                                .isPresent())
                .findFirst();
    }

    /** Every picture with its verdict and rating. */
    Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        session().pictures().forEach(p -> all.put(p.id().fileName(), p.state() + " " + p.rating()));
        return all;
    }
}
