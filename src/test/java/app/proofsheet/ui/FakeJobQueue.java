package app.proofsheet.ui;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A queue whose jobs do what the test says. */
public final class FakeJobQueue implements JobQueue {

    private final Map<String, JobSnapshot> jobs = new LinkedHashMap<>();
    private final Map<String, String> paused = new LinkedHashMap<>();
    private final List<Consumer<JobSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private long revision;

    FakeJobQueue() {}

    /** An order of the offline provider. */
    public static JobOrder order(
            String assetDir, String runId, String model, String mode, int pictures) {
        return new JobOrder(
                new RunRef(assetDir, runId),
                assetDir.substring(assetDir.lastIndexOf('/') + 1),
                "offline",
                model,
                mode,
                pictures,
                "0.56",
                "group",
                false);
    }

    /** A waiting job of an order. */
    public static JobSnapshot waiting(String id, JobOrder order) {
        return new JobSnapshot(
                id,
                1,
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
                FakeWorkspace.NOW,
                null,
                null);
    }

    /** Sets a job and tells the listeners; the revision is set here. */
    public void publish(JobSnapshot job) {
        JobSnapshot numbered;
        synchronized (this) {
            revision++;
            numbered =
                    new JobSnapshot(
                            job.id(),
                            revision,
                            job.order(),
                            job.state(),
                            job.step(),
                            job.steps(),
                            job.polls(),
                            job.saved(),
                            job.fraction(),
                            job.paid(),
                            job.failure(),
                            job.choices(),
                            job.pictures(),
                            job.queuedAt(),
                            job.startedAt(),
                            job.finishedAt());
            jobs.put(job.id(), numbered);
        }
        listeners.forEach(l -> l.accept(numbered));
    }

    /** What was asked of the queue, for example {@code cancel job-000001}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Number of listeners, to see that a closed studio let go. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public List<JobSnapshot> enqueue(List<JobOrder> orders) {
        List<JobSnapshot> made = new ArrayList<>();
        for (JobOrder order : orders) {
            String id;
            synchronized (this) {
                id = String.format("job-%06d", jobs.size() + 1);
            }
            publish(waiting(id, order));
            made.add(job(id).orElseThrow());
        }
        return made;
    }

    @Override
    public synchronized List<JobSnapshot> jobs() {
        return List.copyOf(jobs.values());
    }

    @Override
    public synchronized Optional<JobSnapshot> job(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public Listening listen(Consumer<JobSnapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public boolean isHeld(JobSnapshot job) {
        return paused.containsKey("*") || paused.containsKey(job.order().provider());
    }

    @Override
    public void moveBefore(String id, String beforeId) {
        calls.add("move " + id + " before " + beforeId);
    }

    @Override
    public void moveToFront(String id) {
        calls.add("move " + id + " to the front");
    }

    @Override
    public void start(AfterCrash afterCrash) {
        calls.add("start");
    }

    @Override
    public synchronized void pause(String provider, String reason) {
        calls.add("pause " + provider);
        paused.put(provider, reason);
    }

    @Override
    public synchronized void resume(String provider) {
        calls.add("resume " + provider);
        paused.remove(provider);
    }

    @Override
    public synchronized Map<String, String> paused() {
        return Map.copyOf(paused);
    }

    @Override
    public void cancel(String id) {
        calls.add("cancel " + id);
    }

    @Override
    public void choose(String id, RunProgress.Choice choice) {
        calls.add("choose " + id + " " + choice);
    }

    @Override
    public void pollNow(String id) {
        calls.add("poll " + id);
    }

    @Override
    public synchronized void clear(Set<String> ids) {
        calls.add("clear " + ids.stream().sorted().toList());
        ids.forEach(jobs::remove);
    }

    @Override
    public boolean await(Set<String> ids, Duration atMost) {
        return ids.stream().allMatch(id -> job(id).map(j -> j.state().isSettled()).orElse(true));
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
