package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.provider.Providers;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What buys again is held against the ceilings; what only looks is not. */
class PaidChoicesTest {

    @TempDir Path folder;
    private final List<Object> chosen = new ArrayList<>();

    @Test
    void newPaidAttemptAboveACeilingNeedsConsent() {
        JobSnapshot job = job("5");
        PaidChoices choices = choices(new Ceilings(new BigDecimal("4"), null));

        assertThatThrownBy(() -> choices.choose(job, Choice.NEW_PAID_ATTEMPT, Consent.NONE))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("cost_ceiling_exceeded"));
        assertThat(chosen).isEmpty();

        choices.choose(job, Choice.POLL_AGAIN, Consent.NONE);
        choices.choose(job, Choice.NEW_PAID_ATTEMPT, Consent.GIVEN);
        choices.choose(job("3.5"), Choice.NEW_PAID_ATTEMPT, Consent.NONE);
        assertThat(chosen)
                .containsExactly(
                        Choice.POLL_AGAIN, Choice.NEW_PAID_ATTEMPT, Choice.NEW_PAID_ATTEMPT);
    }

    @Test
    void priceThatNobodyToldNeedsConsentOnlyUnderACeiling() {
        JobSnapshot job = job(null);

        assertThatThrownBy(() ->
                        choices(new Ceilings(null, BigDecimal.TEN))
                                .choose(job, Choice.CONFIRM_QUOTE, Consent.NONE))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("cost_not_known"));

        choices(Ceilings.NONE).choose(job, Choice.CONFIRM_QUOTE, Consent.NONE);
        assertThat(chosen).containsExactly(Choice.CONFIRM_QUOTE);
    }

    private PaidChoices choices(Ceilings ceilings) {
        WorkPaths paths = new WorkPaths(folder);
        Clock clock = Clock.systemUTC();
        FolderCosts costs =
                new FolderCosts(paths, new FolderCatalogue(paths), new OrderedJobs(), clock);
        costs.setCeilings(ceilings);
        JobQueue heard =
                (JobQueue)
                        Proxy.newProxyInstance(
                                PaidChoicesTest.class.getClassLoader(),
                                new Class<?>[] {JobQueue.class},
                                (proxy, method, args) -> {
                                    chosen.add(args[1]);
                                    return null;
                                });
        return new PaidChoices(
                paths, heard, new Spending(folder, new Providers(List.of()), costs, clock), clock);
    }

    private static JobSnapshot job(@Nullable String estimate) {
        return new OrderedJobs()
                .enqueue(
                        List.of(
                                new JobOrder(
                                        new RunRef("assets/mara", "image-run-001"),
                                        "mara",
                                        "scripted",
                                        "image-nano-banana-2-text",
                                        "text-to-image",
                                        1,
                                        estimate,
                                        "g",
                                        false)))
                .getFirst();
    }
}
