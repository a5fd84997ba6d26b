package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Samples;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.domain.money.Today;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.WorkSettings;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.RunWorker;
import app.proofsheet.jobs.store.QueuePace;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.ScriptedProvider;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.offline.OfflineProvider;
import app.proofsheet.runs.RunEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Costs of a folder in which runs were really carried out. */
class FolderCostsTest {

    private static final String ASSET = "assets/mara-desk-v1";
    private static final String MODEL = "image-nano-banana-2-text";
    private static final RunWorker.StepListener NOBODY =
            new RunWorker.StepListener() {
                @Override
                public void uploading(int done, int total) {}

                @Override
                public void submitting() {}

                @Override
                public void saving(int done, int total, String path) {}
            };

    @TempDir Path home;
    private Path work;
    private ScriptedProvider scripted;
    private final List<Desk> desks = new ArrayList<>();
    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        work = Files.createDirectories(home.resolve("work"));
        write("persona/mara-lock.md", "the lock");
        write("research/benchmark.md", "the benchmark");
        scripted = new ScriptedProvider("scripted", home.resolve("books"));
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desks.forEach(each -> each.jobs.close());
    }

    /** One program on the folder. */
    private final class Desk {
        final WorkPaths paths = new WorkPaths(work);
        final Providers providers =
                new Providers(
                        List.of(
                                scripted,
                                new OfflineProvider(
                                        home.resolve("offline"), Duration.ZERO, clock())));
        final SqliteJobQueue jobs;
        final FolderCosts costs;
        final FolderBriefs briefs;
        final RunEngine engine;

        Desk() {
            engine =
                    new RunEngine(
                            work,
                            EndpointTableReader.embedded(),
                            providers,
                            OperationIds.random(),
                            clock());
            jobs = new SqliteJobQueue(work, engine, p -> 2, clock(), QueuePace.NORMAL);
            costs = new FolderCosts(paths, new FolderCatalogue(paths), jobs, clock());
            briefs =
                    new FolderBriefs(
                            paths,
                            EndpointTableReader.embedded(),
                            new RunQueueing(
                                    paths,
                                    providers,
                                    new RunReservations(clock()),
                                    jobs,
                                    new Spending(work, providers, costs, clock())),
                            clock());
            desks.add(this);
        }

        List<JobSnapshot> queue(String provider, int count) {
            return briefs.queue(brief(provider, count), Consent.NONE);
        }

        /** Carries a run as far as it goes. */
        RunProgress finish(String runId) throws InterruptedException {
            RunRef run = new RunRef(ASSET, runId);
            RunProgress progress = engine.advance(run, RunWish.CONTINUE, NOBODY);
            for (int i = 0; i < 50 && progress instanceof RunProgress.Processing; i++) {
                progress = engine.advance(run, RunWish.CONTINUE, NOBODY);
            }
            return progress;
        }
    }

    private static Clock clock() {
        return Clock.system(ZoneOffset.UTC);
    }

    private static Brief brief(String provider, int count) {
        Brief ready = Samples.ready().withOutput(Samples.output(MODEL, count));
        Brief.Output o = ready.output();
        return ready.withOutput(
                new Brief.Output(
                        provider,
                        o.model(),
                        o.creativeFormat(),
                        o.aspectRatio(),
                        "1k",
                        o.quality(),
                        o.size(),
                        o.outputFormat(),
                        o.maxImages(),
                        o.draft(),
                        o.count()));
    }

    private static Ledger.Row only(Ledger ledger) {
        assertThat(ledger.rows()).hasSize(1);
        return ledger.rows().getFirst();
    }

    private void approve(String run) throws IOException {
        Path approved = Files.createDirectories(work.resolve(ASSET).resolve("images/approved"));
        String name = run + "-a01-001.png";
        Files.move(
                work.resolve(ASSET).resolve("images/candidates").resolve(name),
                approved.resolve(name));
    }

    @Test
    void whatWasPaidIsToldByEveryGroupingAndApprovedPicturesCarryIt() throws Exception {
        desk.queue("scripted", 3);
        for (String run : List.of("image-run-001", "image-run-002", "image-run-003")) {
            assertThat(desk.finish(run)).isInstanceOf(RunProgress.Saved.class);
        }
        approve("image-run-002");
        Map<Ledger.By, String> keys =
                Map.of(
                        Ledger.By.PERSONA,
                        "mara-v2",
                        Ledger.By.CAMPAIGN,
                        "spring",
                        Ledger.By.MODEL,
                        MODEL,
                        Ledger.By.ASSET,
                        ASSET,
                        Ledger.By.DAY,
                        LocalDate.now(clock()).toString());
        keys.forEach((by, key) -> {
            Ledger.Row row = only(desk.costs.ledger(by, null));
            assertThat(row.key()).isEqualTo(key);
            assertThat(row.submits()).isEqualTo(3);
            assertThat(row.made()).isEqualTo(3);
            assertThat(row.approved()).isEqualTo(1);
            assertThat(row.paid()).isEqualByComparingTo("4.5");
            assertThat(row.perApproved()).contains(new BigDecimal("4.500"));
        });
        assertThat(desk.costs.ledger(Ledger.By.DAY, LocalDate.now(clock()).plusDays(1)).rows())
                .isEmpty();
    }

    @Test
    void aLostAnswerCountsAsUnknownAlsoWhenItIsGivenUp() throws Exception {
        scripted.idempotent(false);
        scripted.nextSubmit(call -> {
            scripted.accept(call);
            return new SubmitAnswer.Unknown(
                    Failure.of("cut_off", FailureKind.TRANSPORT, "The answer was lost."), null);
        });
        desk.queue("scripted", 1);
        assertThat(desk.finish("image-run-001")).isInstanceOf(RunProgress.NeedsYou.class);
        assertThat(desk.costs.ledger(Ledger.By.MODEL, null).total().unknown()).isEqualTo(1);
        desk.engine.advance(new RunRef(ASSET, "image-run-001"), RunWish.MARK_LOST, NOBODY);
        desk.engine.advance(new RunRef(ASSET, "image-run-001"), RunWish.NEW_ATTEMPT, NOBODY);
        assertThat(desk.finish("image-run-001")).isInstanceOf(RunProgress.Saved.class);
        Ledger.Row row = only(desk.costs.ledger(Ledger.By.MODEL, null));
        assertThat(row.submits()).isEqualTo(2);
        assertThat(row.unknown()).isEqualTo(1);
        assertThat(row.paid()).isEqualByComparingTo("1.5");
        assertThat(row.isExact()).isFalse();
    }

    @Test
    void aRefusedSubmitBoughtNothing() throws Exception {
        scripted.nextSubmit(call ->
                new SubmitAnswer.Refused(
                        Failure.of("no_credit", FailureKind.QUOTA, "Not enough credit."),
                        null,
                        null,
                        402));
        desk.queue("scripted", 1);
        desk.finish("image-run-001");
        assertThat(desk.costs.ledger(Ledger.By.MODEL, null).rows()).isEmpty();
    }

    @Test
    void offlineSketchesAreMadeForNothing() throws Exception {
        List<JobSnapshot> queued = desk.queue("offline", 1);
        assertThat(queued.getFirst().order().estimate()).isEqualTo("0");
        desk.jobs.start();
        assertThat(desk.jobs.await(Set.of(queued.getFirst().id()), Duration.ofMinutes(1))).isTrue();
        Ledger.Row row = only(desk.costs.ledger(Ledger.By.MODEL, null));
        assertThat(row.made()).isEqualTo(1);
        assertThat(row.paid()).isEqualByComparingTo("0");
        assertThat(row.unknown()).isZero();
    }

    @Test
    void todayCountsEachPriceOnceWhetherQueuedHeldOrPaid() throws Exception {
        assertThat(desk.costs.today()).isEqualTo(Today.NOTHING);
        List<JobSnapshot> queued = desk.queue("scripted", 2);
        assertThat(queued).extracting(job -> job.order().estimate()).containsExactly("1.5", "1.5");
        assertThat(desk.costs.today().committed()).isEqualByComparingTo("3");
        desk.jobs.cancel(queued.getLast().id());
        desk.finish("image-run-001");
        desk.jobs.cancel(queued.getFirst().id());
        Today today = desk.costs.today();
        assertThat(today.spent()).isEqualByComparingTo("1.5");
        assertThat(today.committed()).isEqualByComparingTo("0");
        assertThat(today.unknown()).isZero();
    }

    @Test
    void whatIsAboveACeilingLeavesNothingBehindWithoutConsent() throws IOException {
        desk.costs.setCeilings(new Ceilings(new BigDecimal("5"), new BigDecimal("7")));
        List<String> before = tree();
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> desk.queue("scripted", 4))
                .satisfies(e -> {
                    assertThat(e.failure().code()).isEqualTo("cost_ceiling_exceeded");
                    assertThat(e.failure().sentence()).contains("≈ 6.0 credits (4 × 1.5)");
                });
        assertThat(tree()).isEqualTo(before);
        desk.queue("scripted", 3);
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> desk.queue("scripted", 2))
                .satisfies(e ->
                        assertThat(e.failure().sentence())
                                .contains("That makes 7.5 credits today")
                                .contains("Spent or committed today: 4.5 credits"));
        desk.queue("offline", 2);
        assertThat(desk.briefs.queue(brief("scripted", 2), new Consent(true, null))).hasSize(2);
        assertThat(desk.jobs.jobs()).hasSize(7);
    }

    @Test
    void anAmountAgreedToStandsInForTheCeilingOfABatchButNotOfADay() {
        desk.costs.setCeilings(new Ceilings(new BigDecimal("1"), new BigDecimal("7")));
        Consent six = new Consent(false, new BigDecimal("6"));
        assertThat(desk.briefs.queue(brief("scripted", 4), six)).hasSize(4);
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> desk.briefs.queue(brief("scripted", 1), six))
                .satisfies(e -> assertThat(e.failure().sentence()).contains("for one day"));
    }

    @Test
    void twoProgramsCannotBothSpendTheLastOfADay() throws Exception {
        desk.costs.setCeilings(new Ceilings(null, new BigDecimal("4.5")));
        Desk other = new Desk();
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = new ArrayList<>();
            for (Desk each : List.of(desk, other)) {
                Callable<Boolean> queues =
                        () -> {
                            together.await(30, TimeUnit.SECONDS);
                            try {
                                each.queue("scripted", 2);
                                return true;
                            } catch (FailureException e) {
                                assertThat(e.failure().code()).isEqualTo("cost_ceiling_exceeded");
                                return false;
                            }
                        };
                both.add(threads.submit(queues));
            }
            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(desk.jobs.jobs()).hasSize(2);
        assertThat(other.costs.today().committed()).isEqualByComparingTo("3");
    }

    @Test
    void ceilingsAreKeptWithTheFolderBesideOtherFields() throws IOException {
        write(WorkSettings.FILE, "{\"theirs\": 1}");
        desk.costs.setCeilings(new Ceilings(new BigDecimal("5"), null));
        assertThat(Files.readString(work.resolve(WorkSettings.FILE)))
                .isEqualTo(
                        """
                        {
                          "theirs": 1,
                          "ceilings": {
                            "batchCredits": "5.0"
                          }
                        }
                        """);
        assertThat(new Desk().costs.ceilings())
                .isEqualTo(new Ceilings(new BigDecimal("5.0"), null));
    }

    @Test
    void brokenCeilingsStopWhatCostsMoneyInsteadOfBeingForgotten() throws IOException {
        write(WorkSettings.FILE, "{\"ceilings\": {\"dayCredits\": \"lots\"}}");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> desk.queue("scripted", 1))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo("ceilings_unreadable"));
        assertThat(desk.queue("offline", 1)).hasSize(1);
    }

    @Test
    void foldersOfTheReferenceAreReadWithTheirPricesOrWithout() throws IOException {
        String run = "assets/old/runs/image/image-run-001/";
        write("assets/old/asset.json", "{\"assetId\": \"old\"}");
        write(run + "request.json", "{\"assetId\": \"old\", \"personaId\": \"pia\"}");
        write(
                run + "attempts/attempt-001/attempt.json",
                "{\"state\": \"materialized\", \"submitted\": true, \"hostedOperationId\": \"x\","
                        + " \"model\": \"m\", \"createdAt\": \"2026-05-01T10:00:00.000Z\"}");
        write(
                run + "attempts/attempt-001/manifest.json",
                "{\"providerBilling\": {\"finalizedCredits\": 2, \"finalizedMillicredits\": 1500},"
                        + " \"assets\": [{}]}");
        write(
                "assets/old/runs/image/image-run-002/manifest.json",
                "{\"provider\": \"hosted-media\", \"model\": \"m\", \"personaId\": \"pia\","
                        + " \"createdAt\": \"2026-05-01T11:00:00.000Z\", \"assets\": [{}, {}]}");
        write("assets/old/runs/image/image-run-003/attempts/attempt-001/attempt.json", "{broken");
        Ledger ledger = desk.costs.ledger(Ledger.By.PERSONA, null);
        assertThat(ledger.rows())
                .extracting(Ledger.Row::key, Ledger.Row::submits, Ledger.Row::unknown)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pia", 2, 1),
                        org.assertj.core.groups.Tuple.tuple("", 1, 1));
        assertThat(ledger.total().paid()).isEqualByComparingTo("1.5");
        assertThat(ledger.total().made()).isEqualTo(3);
        // Only of the broken one can it be that it was bought today.
        assertThat(desk.costs.today()).isEqualTo(new Today(BigDecimal.ZERO, BigDecimal.ZERO, 1));
    }

    @Test
    void theRecordedBillingIsReadFirst() throws IOException {
        write("assets/old/asset.json", "{\"assetId\": \"old\"}");
        String attempts = "assets/old/runs/image/image-run-001/attempts/";
        write(
                attempts + "attempt-001/attempt.json",
                "{\"state\": \"submitted_processing\", \"submitted\": true, \"provider\":"
                        + " \"hosted-media\", \"billing\": {\"estimated\": \"2\", \"reserved\":"
                        + " \"2.5\", \"finalized\": null, \"isCharged\": true}}");
        write(
                attempts + "attempt-002/attempt.json",
                "{\"state\": \"materialized\", \"submitted\": true, \"provider\":"
                        + " \"hosted-media\", \"paidCredits\": \"9\", \"billing\": {\"estimated\":"
                        + " \"2\", \"reserved\": \"2.5\", \"finalized\": \"1.25\", \"isCharged\":"
                        + " true}}");
        Ledger.Row row = only(desk.costs.ledger(Ledger.By.ASSET, null));
        assertThat(row.held()).isEqualByComparingTo("2.5");
        assertThat(row.paid()).isEqualByComparingTo("1.25");
    }

    private void write(String path, String text) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> tree() throws IOException {
        try (var files = Files.walk(work)) {
            return files.map(f -> work.relativize(f).toString())
                    .filter(f -> !f.contains("lock"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
