package app.proofsheet.ui.queue;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.StopRule;
import app.proofsheet.ui.text.Texts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns job snapshots into rows: running ones first, then what needs a person, then the rest. */
final class QueueRows {

    private final Texts texts;

    QueueRows(Texts texts) {
        this.texts = texts;
    }

    List<QueueRow> of(List<JobSnapshot> jobs, QueueArrangement queue, Instant now) {
        List<JobSnapshot> sorted =
                jobs.stream()
                        .sorted(
                                Comparator.comparingInt(QueueRows::rank)
                                        .thenComparingInt(queue::place)
                                        .thenComparing(JobSnapshot::id))
                        .toList();
        Map<String, String> before = new HashMap<>();
        List<QueueRow> rows = new ArrayList<>();
        for (JobSnapshot job : sorted) {
            String provider = job.order().provider();
            rows.add(row(job, before.get(provider), queue.isPaused(job), now));
            if (!job.state().isSettled()) {
                before.put(provider, job.order().run().runId());
            }
        }
        return rows;
    }

    /** Pauses in words, that of everything first. */
    List<PauseRow> pauses(List<JobSnapshot> jobs, QueueArrangement queue) {
        return new TreeMap<>(queue.paused())
                .entrySet().stream().map(e -> pause(e.getKey(), e.getValue(), jobs)).toList();
    }

    private PauseRow pause(String provider, String reason, List<JobSnapshot> jobs) {
        boolean isAll = provider.equals("*");
        List<JobSnapshot> its =
                jobs.stream().filter(j -> isAll || j.order().provider().equals(provider)).toList();
        long waiting = its.stream().filter(j -> !j.state().isSettled()).count();
        long stopped =
                its.stream()
                        .filter(j -> j.state() == JobState.FAILED && !j.choices().isEmpty())
                        .filter(j -> StopRule.isFree(j.choices().getFirst()))
                        .filter(QueueRows::stoppedItsProvider)
                        .count();
        String effect =
                stopped > 0
                        ? texts.get("resume.effect.again", waiting, stopped)
                        : texts.get("resume.effect", waiting);
        return new PauseRow(
                provider,
                isAll ? texts.get("pause.all", reason) : texts.get("pause.one", provider, reason),
                isAll ? texts.get("resume.all") : texts.get("resume.one", provider),
                effect);
    }

    private static boolean stoppedItsProvider(JobSnapshot job) {
        Failure failure = job.failure();
        return failure != null && StopRule.holds(failure.kind()) != StopRule.Hold.NOTHING;
    }

    private static int rank(JobSnapshot job) {
        return switch (job.state()) {
            case SAVING -> 0;
            case PROCESSING, SUBMITTING -> 1;
            case NEEDS_YOU -> 2;
            case WAITING -> 3;
            case FAILED -> 4;
            case DONE, CANCELLED -> 5;
        };
    }

    private QueueRow row(JobSnapshot job, @Nullable String before, boolean isPaused, Instant now) {
        JobState state = job.state();
        String happening = happening(job, before, isPaused);
        return new QueueRow(
                job.id(),
                state,
                texts.get("state." + state.id()),
                icon(state),
                tone(state),
                job.order().run().runId(),
                job.order().assetId(),
                job.order().model(),
                happening,
                detail(job.failure()),
                state == JobState.PROCESSING || state == JobState.SAVING,
                fraction(job),
                elapsed(job, now),
                cost(job),
                state == JobState.WAITING,
                job.order().provider(),
                next(job),
                !state.isSettled() || state == JobState.NEEDS_YOU,
                state == JobState.FAILED || state == JobState.DONE,
                state == JobState.DONE || state == JobState.CANCELLED);
    }

    private static String icon(JobState state) {
        return switch (state) {
            case WAITING -> "clock";
            case SUBMITTING -> "upload";
            case PROCESSING -> "loader";
            case SAVING -> "download";
            case DONE -> "check-circle";
            case FAILED -> "x-circle";
            case NEEDS_YOU -> "alert-circle";
            case CANCELLED -> "minus-circle";
        };
    }

    private static String tone(JobState state) {
        return switch (state) {
            case WAITING, CANCELLED -> "muted";
            case SUBMITTING, PROCESSING, SAVING -> "accent";
            case DONE -> "good";
            case FAILED -> "bad";
            case NEEDS_YOU -> "warning";
        };
    }

    private String happening(JobSnapshot job, @Nullable String before, boolean isPaused) {
        return switch (job.state()) {
            case WAITING -> waiting(before, isPaused);
            case SUBMITTING ->
                    job.steps() == 2 && job.step() == 1
                            ? texts.get("step.upload")
                            : texts.get("sending");
            case PROCESSING -> processing(job);
            case SAVING -> texts.get("saved", job.saved(), job.order().pictures());
            case NEEDS_YOU, FAILED -> sentence(job.failure());
            case DONE ->
                    texts.get("done", job.saved(), Math.max(job.saved(), job.order().pictures()));
            case CANCELLED -> texts.get("cancelled");
        };
    }

    private String processing(JobSnapshot job) {
        if (job.steps() == 2) {
            return job.step() == 1 ? texts.get("step.upload") : texts.get("step.edit", job.polls());
        }
        return job.saved() > 0
                ? texts.get("saved.poll", job.saved(), job.order().pictures(), job.polls())
                : texts.get("poll", job.polls());
    }

    private String waiting(@Nullable String before, boolean isPaused) {
        if (isPaused) {
            return texts.get("paused");
        }
        return before == null ? texts.get("waiting.next") : texts.get("waiting.after", before);
    }

    private String sentence(@Nullable Failure failure) {
        if (failure == null) {
            return texts.get("stopped");
        }
        return failure.kept() == null
                ? failure.sentence()
                : failure.sentence() + " " + failure.kept();
    }

    private static @Nullable String detail(@Nullable Failure failure) {
        if (failure == null) {
            return null;
        }
        StringBuilder all = new StringBuilder(failure.sentence());
        for (String part : new String[] {failure.kept(), failure.next(), failure.detail()}) {
            if (part != null && !part.isBlank()) {
                all.append('\n').append(part);
            }
        }
        return all.toString();
    }

    private static @Nullable Double fraction(JobSnapshot job) {
        if (job.state() == JobState.SAVING && job.order().pictures() > 0) {
            return Math.min(1, job.saved() / (double) job.order().pictures());
        }
        return job.fraction();
    }

    private String elapsed(JobSnapshot job, Instant now) {
        Instant from = job.startedAt();
        if (from == null) {
            return "–";
        }
        Instant until = job.finishedAt();
        Duration time = Duration.between(from, until == null ? now : until);
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 3600
                ? String.format("%d:%02d", seconds / 60, seconds % 60)
                : String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private String cost(JobSnapshot job) {
        String paid = job.paid();
        String estimate = job.order().estimate();
        if (paid != null && isNothing(paid)) {
            return texts.get("cost.none");
        }
        if (paid != null) {
            return estimate == null || new BigDecimal(estimate).compareTo(new BigDecimal(paid)) == 0
                    ? texts.get("cost.paid", paid)
                    : texts.get("cost.changed", estimate, paid);
        }
        if (estimate != null && isNothing(estimate)) {
            return texts.get("cost.none");
        }
        return estimate == null || job.state().isSettled() && job.state() != JobState.NEEDS_YOU
                ? ""
                : texts.get("cost.about", estimate);
    }

    /** Free work says so in words instead of an amount of nothing. */
    static boolean isNothing(String credits) {
        return new BigDecimal(credits).signum() == 0;
    }

    private QueueRow.@Nullable Next next(JobSnapshot job) {
        if (job.state() == JobState.PROCESSING) {
            return new QueueRow.Next.PollNow(texts.get("next.poll_now"));
        }
        if (!job.state().isSettled() || job.choices().isEmpty()) {
            return null;
        }
        RunProgress.Choice choice = job.choices().getFirst();
        return new QueueRow.Next.Choose(label(job, choice), choice);
    }

    /** The button of a choice; one that buys again says its price. */
    String label(JobSnapshot job, RunProgress.Choice choice) {
        String estimate = job.order().estimate();
        if (choice == RunProgress.Choice.NEW_PAID_ATTEMPT
                && estimate != null
                && !isNothing(estimate)) {
            return texts.get("choice.buy_again_for", estimate);
        }
        return texts.get("choice." + choice.name().toLowerCase(java.util.Locale.ROOT));
    }
}
