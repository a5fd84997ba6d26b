package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.work.Briefs;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what was typed until the file has it: one draft an asset, one save at a time for each, in
 * the order of typing.
 */
final class BriefKeeper {

    /** Names a brief also across work folders. */
    record Place(Briefs home, String dir) {}

    private final Tasks tasks;
    private final Consumer<Place> changed;
    private final Map<Place, BriefDraft> drafts = new HashMap<>();

    /**
     * Keeps drafts.
     *
     * @param changed hears on the FX thread when a save began, ended or failed
     */
    BriefKeeper(Tasks tasks, Consumer<Place> changed) {
        this.tasks = tasks;
        this.changed = changed;
    }

    /** The draft of a place, empty when nothing was opened there or the file has everything. */
    Optional<BriefDraft> draft(Place place) {
        return Optional.ofNullable(drafts.get(place));
    }

    /** Begins to keep a brief that was read from its file. */
    void opened(Place place, Brief onDisk) {
        drafts.put(place, new BriefDraft(place.home(), onDisk));
    }

    /** Lets go of a place that is not on screen any more once its file has everything. */
    void left(Place place) {
        BriefDraft draft = drafts.get(place);
        if (draft != null && !draft.isDirty() && !draft.isSaving()) {
            drafts.remove(place);
        }
    }

    /** Saves what is not saved yet; when a save is running, another follows it. */
    void save(Place place) {
        BriefDraft draft = drafts.get(place);
        if (draft == null || draft.isSaving() || !draft.isDirty()) {
            return;
        }
        Brief brief = draft.current();
        draft.saving();
        changed.accept(place);
        tasks.run(
                "Saving the brief",
                () -> Optional.ofNullable(trySave(draft.home(), brief)),
                failure -> finished(place, draft, brief, failure));
    }

    private void finished(Place place, BriefDraft draft, Brief brief, Optional<Failure> failure) {
        if (failure.isPresent()) {
            draft.failed(failure.get());
        } else {
            draft.saved(brief);
            save(place);
        }
        changed.accept(place);
    }

    /** Saves what is not saved yet, everywhere, as tasks. */
    void saveAll() {
        List.copyOf(drafts.keySet()).forEach(this::save);
    }

    private static @Nullable Failure trySave(Briefs home, Brief brief) {
        try {
            home.save(brief);
            return null;
        } catch (FailureException e) {
            return e.failure();
        }
    }
}
