package app.proofsheet.flaky;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.StopRule;
import app.proofsheet.jobs.store.QueuePace;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.provider.AlwaysAsk;
import app.proofsheet.provider.Capabilities;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.hosted.ClientIdentity;
import app.proofsheet.provider.hosted.HostedProviders;
import app.proofsheet.provider.hosted.Wire;
import app.proofsheet.runs.RunEngine;
import app.proofsheet.settings.PostplusConfigFile;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A work folder with the real queue, records and hosted provider over a service, and a person who
 * takes up again, without ever paying, what stopped.
 */
final class FlakyQueue implements AutoCloseable {

    /** About how many jobs one asset folder has. */
    private static final int PER_ASSET = 20;

    private static final QueuePace PACE =
            new QueuePace(
                    Duration.ofMillis(25),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5));

    private final Path work;
    private final SqliteJobQueue queue;
    private final Providers providers;
    private int resumes;

    FlakyQueue(Path work, String address, int places, Duration pollInterval) throws IOException {
        this.work = work;
        Path config = Files.createDirectories(work.resolveSibling("config"));
        Files.writeString(
                config.resolve("config.json"),
                "{\"cliSessionToken\":\"ptk_soak\",\"apiBaseUrl\":\"" + address + "\"}");
        ImageProvider hosted =
                HostedProviders.create(
                        new PostplusConfigFile(
                                Map.of("POSTPLUS_CONFIG_DIR", config.toString()),
                                "Linux",
                                config,
                                Clock.systemUTC()),
                        Wire.V2026_07,
                        ClientIdentity.of(Wire.V2026_07, "0", Map.of()),
                        new AlwaysAsk(),
                        OperationIds.random());
        providers = new Providers(List.of(withPace(hosted, places, pollInterval)));
        queue =
                new SqliteJobQueue(
                        work,
                        new RunEngine(
                                work,
                                EndpointTableReader.embedded(),
                                providers,
                                OperationIds.random(),
                                Clock.systemUTC()),
                        p -> places,
                        Clock.systemUTC(),
                        PACE);
    }

    /** The provider as it is, but for how often it wants to be asked. */
    private static ImageProvider withPace(ImageProvider real, int places, Duration interval) {
        Capabilities can = real.capabilities();
        Capabilities quick =
                new Capabilities(
                        true,
                        can.canCancel(),
                        can.needsUpload(),
                        places,
                        interval,
                        false,
                        can.label());
        return (ImageProvider)
                Proxy.newProxyInstance(
                        FlakyQueue.class.getClassLoader(),
                        new Class<?>[] {ImageProvider.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("capabilities")) {
                                return quick;
                            }
                            try {
                                return method.invoke(real, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** Reserves runs and queues them in one go. */
    List<JobOrder> enqueue(int count) {
        RunReservations reservations = new RunReservations(Clock.systemUTC());
        List<JobOrder> orders = new ArrayList<>();
        int folders = Math.max(1, count / PER_ASSET);
        for (int i = 0; i < count; i++) {
            // Side by side in many folders: jobs of one folder wait for each other's records.
            String asset = "assets/mara-" + i % folders;
            String run = "image-run-%03d".formatted(i / folders + 1);
            reservations.reserve(work.resolve(asset), request(asset, run));
            orders.add(
                    new JobOrder(
                            new RunRef(asset, run),
                            "mara",
                            "hosted-media",
                            "image-nano-banana-2-text",
                            "text-to-image",
                            1,
                            null,
                            "soak",
                            false));
        }
        queue.enqueue(orders);
        return orders;
    }

    private static ImageRequest request(String asset, String run) {
        return RequestDocument.read(
                        "{\"assetId\":\"mara\",\"runId\":\""
                                + run
                                + "\",\"provider\":\"hosted-media\","
                                + "\"model\":\"image-nano-banana-2-text\","
                                + "\"prompt\":\"a person at a desk\",\"resolution\":\"1k\","
                                + "\"localAssetDir\":\""
                                + asset
                                + "\"}",
                        "request.json",
                        RequestDocument.Use.GENERATE,
                        EndpointTableReader.embedded(),
                        null)
                .request();
    }

    /** Runs until every job is done; what stopped is taken up again the free way. */
    void finish(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        queue.start();
        Set<String> all = queue.jobs().stream().map(JobSnapshot::id).collect(Collectors.toSet());
        while (!isDone(all)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not done: "
                                + queue.paused()
                                + queue.jobs().stream()
                                        .filter(job -> job.state() != JobState.DONE)
                                        .limit(5)
                                        .toList());
            }
        }
    }

    private boolean isDone(Set<String> all) throws InterruptedException {
        boolean settled = queue.await(all, Duration.ofMillis(200));
        if (!queue.paused().isEmpty()) {
            resumes++;
            queue.paused().keySet().forEach(queue::resume);
            return false;
        }
        if (!settled) {
            return false;
        }
        List<JobSnapshot> left =
                queue.jobs().stream().filter(job -> job.state() != JobState.DONE).toList();
        for (JobSnapshot job : left) {
            Choice choice = job.choices().isEmpty() ? null : job.choices().getFirst();
            if (choice == null || !StopRule.isFree(choice)) {
                throw new AssertionError("stuck: " + job);
            }
            resumes++;
            queue.choose(job.id(), choice);
        }
        return left.isEmpty();
    }

    /** How often the person had to act. */
    int resumes() {
        return resumes;
    }

    JobQueue queue() {
        return queue;
    }

    @Override
    public void close() {
        queue.close();
        providers.close();
    }
}
