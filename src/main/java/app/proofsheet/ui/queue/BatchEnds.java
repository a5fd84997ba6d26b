package app.proofsheet.ui.queue;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.jobs.JobGroup;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.text.Texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says once how jobs that were queued together ended, instead of a notice for each of them. */
final class BatchEnds {

    private final Notices notices;
    private final Texts texts;
    private final Set<String> underWay = new HashSet<>();

    BatchEnds(Notices notices, Texts texts) {
        this.notices = notices;
        this.texts = texts;
    }

    /** Looks at all jobs; a batch that ended since the last look is told. */
    void look(Collection<JobSnapshot> jobs) {
        for (JobGroup group : JobGroup.of(jobs)) {
            if (group.verdict() == JobGroup.Verdict.UNDER_WAY) {
                underWay.add(group.id());
            } else if (underWay.remove(group.id()) && group.jobs().size() > 1) {
                notices.show(notice(group));
            }
        }
    }

    /** Another work folder: what is under way there is seen afresh. */
    void forget() {
        underWay.clear();
    }

    private Notice notice(JobGroup group) {
        String sentence = sentence(group);
        return group.verdict() == JobGroup.Verdict.COMPLETE
                ? Notice.info(sentence)
                : Notice.found(sentence);
    }

    /** {@code 4 of 5 done, 1 refused by content policy: the sentence}. */
    private String sentence(JobGroup group) {
        int all = group.jobs().size();
        if (group.verdict() == JobGroup.Verdict.COMPLETE) {
            int pictures = group.jobs().stream().mapToInt(JobSnapshot::saved).sum();
            return texts.get("batch.done", all, pictures);
        }
        Map<String, List<JobSnapshot>> byReason = new LinkedHashMap<>();
        for (JobSnapshot job : group.incomplete()) {
            byReason.computeIfAbsent(reason(job), r -> new ArrayList<>()).add(job);
        }
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("batch.part", all - group.incomplete().size(), all));
        byReason.forEach((reason, jobs) -> parts.add(part(reason, jobs)));
        return String.join(", ", parts) + ".";
    }

    private String part(String reason, List<JobSnapshot> jobs) {
        String words = texts.get("batch." + reason, jobs.size());
        Failure failure = jobs.getFirst().failure();
        return failure == null || reason.equals("cancelled")
                ? words
                : words + ": " + failure.sentence().replaceFirst("\\.$", "");
    }

    private static String reason(JobSnapshot job) {
        Failure failure = job.failure();
        if (job.state() == JobState.CANCELLED || failure == null) {
            return "cancelled";
        }
        return failure.kind() == FailureKind.CONTENT_POLICY
                ? "content_policy"
                : job.state().name().toLowerCase(Locale.ROOT);
    }
}
