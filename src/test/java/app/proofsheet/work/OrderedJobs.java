package app.proofsheet.work;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A queue that keeps its orders and never starts them. */
final class OrderedJobs implements JobQueue {

    private final List<JobSnapshot> jobs = new ArrayList<>();

    @Override
    public List<JobSnapshot> enqueue(List<JobOrder> orders) {
        List<JobSnapshot> made = new ArrayList<>();
        for (JobOrder order : orders) {
            JobSnapshot job =
                    new JobSnapshot(
                            "job-" + (jobs.size() + 1),
                            jobs.size() + 1,
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
                            Instant.EPOCH,
                            null,
                            null);
            jobs.add(job);
            made.add(job);
        }
        return made;
    }

    @Override
    public List<JobSnapshot> jobs() {
        return List.copyOf(jobs);
    }

    @Override
    public Optional<JobSnapshot> job(String id) {
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst();
    }

    @Override
    public Listening listen(Consumer<JobSnapshot> listener) {
        return () -> {};
    }

    @Override
    public boolean isHeld(JobSnapshot job) {
        return false;
    }

    @Override
    public void moveBefore(String id, String beforeId) {}

    @Override
    public void moveToFront(String id) {}

    @Override
    public void start(AfterCrash afterCrash) {
        throw new UnsupportedOperationException("nothing starts here");
    }

    @Override
    public void pause(String provider, String reason) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void resume(String provider) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public Map<String, String> paused() {
        return Map.of();
    }

    @Override
    public void cancel(String id) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void choose(String id, RunProgress.Choice choice) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void pollNow(String id) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void clear(Set<String> ids) {
        jobs.removeIf(j -> ids.contains(j.id()));
    }

    @Override
    public boolean await(Set<String> ids, Duration atMost) {
        return false;
    }

    @Override
    public void close() {}
}
