package app.proofsheet.ui.queue;

import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What only the queue knows beside the jobs: pauses with their causes, and places.
 *
 * @param paused reasons by provider, {@code "*"} for all
 * @param places place in the queue by job id
 */
record QueueArrangement(Map<String, String> paused, Map<String, Integer> places) {

    static final QueueArrangement NONE = new QueueArrangement(Map.of(), Map.of());

    /** Copies the maps. */
    QueueArrangement {
        paused = Map.copyOf(paused);
        places = Map.copyOf(places);
    }

    /** Asks the queue; touches the disk. */
    static QueueArrangement read(JobQueue queue) {
        Map<String, Integer> places = new HashMap<>();
        List<JobSnapshot> jobs = queue.jobs();
        for (JobSnapshot job : jobs) {
            places.put(job.id(), places.size());
        }
        return new QueueArrangement(queue.paused(), places);
    }

    boolean isPaused(JobSnapshot job) {
        return paused.containsKey("*") || paused.containsKey(job.order().provider());
    }

    /** Place of a job; one that is not known yet was queued last. */
    int place(JobSnapshot job) {
        return places.getOrDefault(job.id(), Integer.MAX_VALUE);
    }
}
