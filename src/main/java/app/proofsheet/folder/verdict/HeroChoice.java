package app.proofsheet.folder.verdict;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.DecisionLog;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Which picture is the hero after a verdict (defect D10: only verdicts change it): an approval
 * takes the place when it is free, a hero that leaves the approved set hands over to the newest
 * other approved picture, an undo gives the place back.
 */
final class HeroChoice {

    private final Path root;
    private final DecisionLog log;

    HeroChoice(Path assetRoot, DecisionLog log) {
        this.root = assetRoot;
        this.log = log;
    }

    /** The hero after a verdict that was carried out. */
    @Nullable String after(@Nullable String hero, Decision done) {
        String pathNow = done.movedTo() == null ? done.path() : done.movedTo();
        if (hero != null && hero.equals(done.path())) {
            return isApproved(pathNow) ? pathNow : newestApproved();
        }
        if (hero != null && isApproved(hero) && isThere(hero)) {
            return hero;
        }
        return isApproved(pathNow) ? pathNow : hero != null && isThere(hero) ? hero : null;
    }

    /** The hero after a decision was taken back: as it was before that decision, if it can be. */
    @Nullable String restored(DecisionEntry takenBack, Decision done) {
        String before = takenBack.heroBefore();
        if (before == null) {
            // Entries of other tools do not tell; ours say that there was none.
            return takenBack.node().has("heroBefore") ? null : newestApproved();
        }
        String now = log.follow(before, takenBack);
        if (before.equals(takenBack.decision().path()) && done.movedTo() != null) {
            now = done.movedTo();
        }
        return isThere(now) ? now : newestApproved();
    }

    private @Nullable String newestApproved() {
        for (DecisionEntry entry : log.entries().reversed()) {
            String moved = entry.decision().movedTo();
            if (moved != null && isApproved(moved) && isThere(moved)) {
                return moved;
            }
        }
        return Pictures.in(root).stream()
                .filter(picture -> picture.state() == PictureState.APPROVED)
                .max(Comparator.comparing(picture -> picture.stamp().modified()))
                .map(Pictures.Found::path)
                .orElse(null);
    }

    private boolean isThere(String path) {
        return WorkPaths.find(root, path).filter(Files::isRegularFile).isPresent();
    }

    private static boolean isApproved(String path) {
        return Pictures.stateOf(path).filter(s -> s == PictureState.APPROVED).isPresent();
    }
}
