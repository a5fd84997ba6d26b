package app.proofsheet.cli;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.jobs.JobGroup;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Jobs as JSON, as table rows and in words. */
final class JobLines {

    private JobLines() {}

    /** One job as a JSON object; pictures relative to the work folder. */
    static Map<String, Object> json(JobSnapshot job) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("jobId", job.id());
        json.put("state", job.state().id());
        json.put("assetId", job.order().assetId());
        json.put("assetDir", job.order().run().assetDir());
        json.put("runId", job.order().run().runId());
        json.put("provider", job.order().provider());
        json.put("model", job.order().model());
        json.put("mode", job.order().mode());
        json.put("polls", job.polls());
        json.put("pictures", job.pictures().stream().map(p -> workPath(job, p)).toList());
        json.put("estimatedCredits", job.order().estimate());
        json.put("paidCredits", job.paid());
        json.put("failure", job.failure() == null ? null : failure(job.failure()));
        json.put("choices", job.choices().stream().map(c -> word(c.name())).toList());
        json.put("queuedAt", job.queuedAt());
        json.put("startedAt", job.startedAt());
        json.put("finishedAt", job.finishedAt());
        return json;
    }

    /** What became of a batch. */
    static Map<String, Object> summary(List<JobSnapshot> jobs) {
        Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
        jobs.forEach(job -> counts.merge(job.state(), 1, Integer::sum));
        Optional<BigDecimal> paid = paid(jobs);
        Estimate estimate = estimate(jobs);
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("verdict", isComplete(jobs) ? "complete" : "incomplete");
        inner.put("jobs", jobs.size());
        for (JobState state : JobState.values()) {
            Integer count = counts.get(state);
            if (count != null) {
                inner.put(state.id(), count);
            }
        }
        inner.put("pictures", jobs.stream().mapToInt(job -> job.pictures().size()).sum());
        // Unknown is not nothing: a provider that does not tell leaves it empty.
        inner.put("paidCredits", paid.map(BigDecimal::toPlainString).orElse(null));
        inner.put(
                "estimatedCredits",
                estimate instanceof Estimate.Known known ? Credits.text(known.total()) : null);
        List<Map<String, Object>> open = new ArrayList<>();
        for (JobSnapshot job : new JobGroup("", jobs).incomplete()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("jobId", job.id());
            item.put("runId", job.order().run().runId());
            item.put("state", job.state().id());
            item.put("failure", job.failure() == null ? null : failure(job.failure()));
            open.add(item);
        }
        inner.put("incomplete", open);
        return Map.of("summary", inner);
    }

    /** What is known to be paid for jobs, empty when no price was told. */
    private static Optional<BigDecimal> paid(List<JobSnapshot> jobs) {
        return jobs.stream()
                .flatMap(job -> Credits.read(job.paid()).stream())
                .reduce(BigDecimal::add);
    }

    /** What jobs were likely to cost when they were queued. */
    static Estimate estimate(List<JobSnapshot> jobs) {
        return Estimate.together(
                jobs.stream()
                        .map(job ->
                                Credits.read(job.order().estimate())
                                        .<Estimate>map(Estimate.Known::of)
                                        .orElseGet(() ->
                                                new Estimate.Unknown(
                                                        job.id() + " has no estimate.")))
                        .toList());
    }

    /** {@code paid 6.0 credits, estimated 6.0}; empty when there is nothing to say. */
    static Optional<String> price(List<JobSnapshot> jobs) {
        Optional<BigDecimal> paid = paid(jobs);
        Estimate estimate = estimate(jobs);
        boolean isFree =
                paid.filter(p -> p.signum() > 0).isEmpty()
                        && estimate instanceof Estimate.Known known
                        && known.isFree();
        long untold = jobs.stream().filter(JobLines::isPriceMissing).count();
        if (jobs.isEmpty() || isFree) {
            return Optional.empty();
        }
        return Optional.of(
                paid.map(p -> "paid " + Credits.text(p) + " credits").orElse("paid: not told")
                        + (estimate instanceof Estimate.Known known
                                ? ", estimated " + Credits.text(known.total())
                                : ", no estimate")
                        + (untold == 0 || paid.isEmpty()
                                ? ""
                                : "; " + untold + " without a price"));
    }

    /** Something may have been paid for it, and nobody said what. */
    private static boolean isPriceMissing(JobSnapshot job) {
        return job.paid() == null && job.startedAt() != null && job.state() != JobState.CANCELLED;
    }

    static boolean isComplete(List<JobSnapshot> jobs) {
        return new JobGroup("", jobs).verdict() == JobGroup.Verdict.COMPLETE;
    }

    /** What is happening, in words (design/tokens.md, queue row). */
    static String happening(JobSnapshot job) {
        return switch (job.state()) {
            case WAITING -> "waits for a free place";
            case SUBMITTING ->
                    job.steps() > 1 && job.step() < job.steps()
                            ? "step 1 of 2, sending the picture"
                            : "sending the request";
            case PROCESSING ->
                    (job.steps() > 1 ? "step 2 of 2, edit, poll " : "poll ") + job.polls();
            case SAVING -> job.saved() + " of " + job.order().pictures() + " saved";
            case NEEDS_YOU, FAILED -> sentence(job.failure());
            case DONE ->
                    job.pictures().size()
                            + (job.pictures().size() == 1 ? " picture saved" : " pictures saved");
            case CANCELLED -> "cancelled";
        };
    }

    /** What it costs: paid, else about what. */
    static String cost(JobSnapshot job) {
        String paid = job.paid();
        String estimate = job.order().estimate();
        if (paid != null) {
            boolean isAsSaid = estimate == null || isSame(paid, estimate);
            return isZero(paid)
                    ? "free"
                    : paid + " cr paid" + (isAsSaid ? "" : ", " + estimate + " estimated");
        }
        if (estimate == null) {
            return "";
        }
        return isZero(estimate) ? "free" : "about " + estimate + " cr";
    }

    private static boolean isSame(String one, String other) {
        return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    private static boolean isZero(String credits) {
        return credits.matches("0*\\.?0*");
    }

    /** Columns of the queue table. */
    static List<String> row(JobSnapshot job) {
        return List.of(
                job.id(),
                word(job.state().id()).replace('_', ' '),
                job.order().run().runId(),
                job.order().assetId(),
                job.order().model(),
                happening(job),
                cost(job));
    }

    static Map<String, Object> failure(Failure failure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", failure.code());
        json.put("sentence", failure.sentence());
        json.put("kept", failure.kept());
        json.put("next", failure.next());
        return json;
    }

    private static String sentence(@Nullable Failure failure) {
        return failure == null ? "" : failure.sentence();
    }

    private static String workPath(JobSnapshot job, String picture) {
        String dir = job.order().run().assetDir();
        return dir.isEmpty() ? picture : dir + "/" + picture;
    }

    static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
