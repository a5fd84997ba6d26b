package app.proofsheet.jobs.store;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A snapshot in the making: starts as the last one, is changed, becomes the next one. */
final class SnapshotDraft {

    private final JobSnapshot base;
    private JobState state;
    private int step;
    private int steps;
    private int polls;
    private int saved;
    private @Nullable Double fraction;
    private @Nullable String paid;
    private @Nullable Failure failure;
    private List<RunProgress.Choice> choices;
    private List<String> pictures;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    private SnapshotDraft(JobSnapshot base) {
        this.base = base;
        this.state = base.state();
        this.step = base.step();
        this.steps = base.steps();
        this.polls = base.polls();
        this.saved = base.saved();
        this.fraction = base.fraction();
        this.paid = base.paid();
        this.failure = base.failure();
        this.choices = base.choices();
        this.pictures = base.pictures();
        this.startedAt = base.startedAt();
        this.finishedAt = base.finishedAt();
    }

    static SnapshotDraft of(JobSnapshot base) {
        return new SnapshotDraft(base);
    }

    static JobSnapshot first(String id, JobOrder order, Instant now) {
        return new JobSnapshot(
                id,
                0,
                order,
                JobState.WAITING,
                0,
                order.mode().equals("edit") ? 2 : 1,
                0,
                0,
                null,
                null,
                null,
                List.of(),
                List.of(),
                now,
                null,
                null);
    }

    /** A state in which something happens; what an earlier stop said is over. */
    SnapshotDraft running(JobState now, Instant at) {
        state = now;
        failure = null;
        choices = List.of();
        finishedAt = null;
        if (startedAt == null && now != JobState.WAITING) {
            startedAt = at;
        }
        return this;
    }

    /** A state in which nothing more happens by itself. */
    SnapshotDraft settled(JobState now, Instant at) {
        state = now;
        fraction = null;
        finishedAt = at;
        return this;
    }

    SnapshotDraft stopped(@Nullable Failure why, List<RunProgress.Choice> what) {
        failure = why;
        choices = what;
        return this;
    }

    /** Tells something about a job that goes on. */
    SnapshotDraft notice(@Nullable Failure what) {
        failure = what;
        return this;
    }

    SnapshotDraft step(int value) {
        step = Math.min(value, steps);
        return this;
    }

    SnapshotDraft lastStep() {
        step = steps;
        return this;
    }

    SnapshotDraft polls(int value) {
        polls = value;
        return this;
    }

    SnapshotDraft saved(int value) {
        saved = value;
        return this;
    }

    SnapshotDraft fraction(@Nullable Double value) {
        fraction = value;
        return this;
    }

    SnapshotDraft paid(@Nullable String value) {
        paid = value == null ? paid : value;
        return this;
    }

    SnapshotDraft pictures(List<String> value) {
        pictures = value;
        return this;
    }

    SnapshotDraft picture(String path) {
        if (!pictures.contains(path)) {
            pictures = new ArrayList<>(pictures);
            pictures.add(path);
        }
        return this;
    }

    /** The snapshot; its revision is given when it is written. */
    JobSnapshot done() {
        return new JobSnapshot(
                base.id(),
                base.revision(),
                base.order(),
                state,
                step,
                steps,
                polls,
                saved,
                fraction,
                paid,
                failure,
                choices,
                pictures,
                base.queuedAt(),
                startedAt,
                finishedAt);
    }
}
