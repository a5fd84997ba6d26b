package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.work.Briefs;

import org.jspecify.annotations.Nullable;

/**
 * A brief that has been touched: what the file holds and what the producer has. It stays until the
 * file holds everything, so that going from asset to asset loses nothing.
 */
final class BriefDraft {

    private final Briefs home;
    private Brief onDisk;
    private Brief current;
    private boolean isSaving;
    private @Nullable Failure problem;

    BriefDraft(Briefs home, Brief onDisk) {
        this.home = home;
        this.onDisk = onDisk;
        this.current = onDisk;
    }

    /** The folder it is saved to, also when another work folder is open by then. */
    Briefs home() {
        return home;
    }

    Brief current() {
        return current;
    }

    void change(Brief brief) {
        current = brief;
    }

    boolean isDirty() {
        return !current.equals(onDisk);
    }

    boolean isSaving() {
        return isSaving;
    }

    void saving() {
        isSaving = true;
    }

    /** The file holds {@code brief}; what was typed since stays dirty. */
    void saved(Brief brief) {
        isSaving = false;
        problem = null;
        onDisk = brief;
    }

    void failed(Failure failure) {
        isSaving = false;
        problem = failure;
    }

    @Nullable Failure problem() {
        return problem;
    }
}
