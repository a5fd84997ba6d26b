package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.PayloadReader;
import app.proofsheet.folder.run.QuoteTokens;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.jobs.RunWorker.StepListener;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.Providers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Submits and looks at once, without the queue, as the tools of the reference do
 * (spec/asset-folder.md §6, §7, §11), over the same steps and records as {@link RunEngine}.
 */
public final class DirectRuns {

    private final Path workRoot;
    private final EndpointTable endpoints;
    private final Providers providers;
    private final RunRecords records;
    private final SubmitStep submit;
    private final FindStep find;
    private final LookStep look;
    private final SaveStep save;
    private final Prices prices;

    /** Runs of a work folder. */
    public DirectRuns(
            Path workRoot,
            EndpointTable endpoints,
            Providers providers,
            OperationIds ids,
            Clock clock) {
        RunSteps steps = RunSteps.of(endpoints, ids, clock, CrashPoints.NONE);
        this.workRoot = workRoot.toAbsolutePath().normalize();
        this.endpoints = endpoints;
        this.providers = providers;
        this.records = steps.records();
        this.submit = steps.submit();
        this.find = steps.find();
        this.prices = new Prices(endpoints);
        this.look = steps.look();
        this.save = steps.save();
    }

    /**
     * A submit.
     *
     * @param assetRoot absolute asset root, inside or outside of the work folder
     * @param newAttempt pay again although something was submitted
     * @param operationId the caller's own id, null to mint one
     * @param quoteToken confirmation of a quote, null when none
     */
    public record SubmitOrder(
            Path assetRoot,
            ImageRequest request,
            boolean newAttempt,
            @Nullable String operationId,
            @Nullable String quoteToken) {}

    /**
     * A look.
     *
     * @param request names the run; its own saved request is used where it has one
     * @param attemptId this attempt, null for the newest submitted
     * @param savedAnswer text of a saved answer that is taken instead of asking, null when none
     * @param handleOrUrl ask for this handle or address, null for the recorded one
     */
    public record LookOrder(
            Path assetRoot,
            ImageRequest request,
            @Nullable String attemptId,
            @Nullable String savedAnswer,
            @Nullable String handleOrUrl) {}

    /**
     * Where the run stands; all of it is on disk.
     *
     * @param manifestJson the run's manifest as text
     * @param isPending the provider works on it
     * @param polls looks on record
     * @param providerStatus the provider's own word, {@code ""} before the first
     * @param failure set when the provider failed or its pictures could not be saved
     * @param again how long to wait before the next look
     */
    public record Report(
            String manifestJson,
            boolean isPending,
            int polls,
            String providerStatus,
            @Nullable Failure failure,
            Duration again) {}

    /**
     * Submits a run and saves its pictures when it is finished at once.
     *
     * @throws FailureException when nothing was submitted or it is not known whether it was; the
     *     attempt's record says which
     */
    public Report submit(SubmitOrder order, StepListener listener) throws InterruptedException {
        ImageRequest request = order.request();
        ImageProvider provider = provider(request);
        RunFolder folder = new RunFolder(workRoot, order.assetRoot(), request.target().runId());
        Inputs.check(folder, request.inputFiles());
        RunWork work = new RunWork(folder, request, provider, listener);
        makeFolder(folder);
        try (RunLock _ = RunLock.take(folder)) {
            List<Attempt> attempts = attempts(work);
            Optional<Attempt> resumable =
                    order.newAttempt() ? Optional.empty() : guard(folder.runId(), attempts);
            if (resumable.isEmpty()) {
                closeLeft(work, attempts);
                records.writeRequest(folder, request);
            }
            SubmitStep.Submitted submitted =
                    resumable.isPresent()
                            ? again(work, resumable.get(), order)
                            : submit.fresh(work, order.operationId(), order.quoteToken());
            Attempt attempt = submitted.attempt();
            if (resumable.isEmpty() && attempt.state() == AttemptState.SUBMIT_OUTCOME_UNKNOWN) {
                attempt = searched(work, attempt);
            }
            return finish(work, attempt, true);
        }
    }

    /**
     * The attempt a submit may go on with: one that never left, one whose answer was lost, one that
     * waits for consent.
     *
     * @throws FailureException {@code image_batch_runner_submitted_attempt_exists}
     */
    private static Optional<Attempt> guard(String runId, List<Attempt> attempts) {
        for (Attempt attempt : attempts.reversed()) {
            if (attempt.isSubmitted()) {
                throw RunFailures.submittedExists(runId, attempt);
            }
        }
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        Attempt newest = attempts.getLast();
        return switch (newest.state()) {
            case SUBMITTING, SUBMIT_OUTCOME_UNKNOWN -> Optional.of(newest);
            case NOT_SUBMITTED ->
                    newest.quote() != null || newest.mayResend()
                            ? Optional.of(newest)
                            : Optional.empty();
            case SUBMITTED_PROCESSING,
                    PROVIDER_COMPLETED,
                    PROVIDER_COMPLETED_WITHOUT_OUTPUTS,
                    PROVIDER_FAILED,
                    MATERIALIZATION_FAILED,
                    MATERIALIZED,
                    HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    Optional.empty();
        };
    }

    /** A new attempt is wanted: one that a killed program left open is settled first (D22). */
    private void closeLeft(RunWork work, List<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            if (attempt.state() == AttemptState.SUBMITTING && attempt.operationId() != null) {
                submit.settle(own(work, attempt), attempt);
            }
        }
    }

    private SubmitStep.Submitted again(RunWork work, Attempt attempt, SubmitOrder order)
            throws InterruptedException {
        Attempt.Quote quote = attempt.quote();
        if (quote != null) {
            String token = order.quoteToken();
            if (token == null) {
                throw new FailureException(PriceQuestion.open(quote.challenge()));
            }
            return submit.confirm(own(work, attempt), attempt, quote, token);
        }
        if (attempt.operationId() == null || attempt.mayResend()) {
            return submit.send(own(work, attempt), attempt, null, order.quoteToken());
        }
        Attempt settled =
                attempt.state() == AttemptState.SUBMITTING
                        ? submit.settle(own(work, attempt), attempt)
                        : attempt;
        if (settled.isSubmitted()) {
            return new SubmitStep.Submitted(settled, null);
        }
        boolean isSame =
                order.operationId() != null && order.operationId().equals(settled.operationId());
        FindStep.Found found = find.find(own(work, settled), settled);
        if (found instanceof FindStep.Found.Job job) {
            return new SubmitStep.Submitted(job.attempt(), null);
        }
        if (found instanceof FindStep.Found.Nothing nothing
                && RunEngine.mayPass(nothing.failure())
                && !isSame) {
            throw new FailureException(nothing.failure());
        }
        if (!work.provider().capabilities().idempotentSubmit() && !isSame) {
            throw new FailureException(failureOf(work, settled, found));
        }
        String token = QuoteTokens.read(work.folder(), settled.id()).orElse(order.quoteToken());
        return submit.send(own(work, settled), settled, settled.operationId(), token);
    }

    /**
     * Looks at a submitted attempt and saves finished pictures.
     *
     * @throws FailureException when the look gave nothing; only what the provider itself said is
     *     recorded
     */
    public Report look(LookOrder order, StepListener listener) throws InterruptedException {
        RunFolder folder =
                new RunFolder(workRoot, order.assetRoot(), order.request().target().runId());
        String saved = order.savedAnswer();
        if (!Files.isDirectory(folder.dir()) && saved == null) {
            throw RunFailures.nothingSubmitted(folder.runId());
        }
        ImageRequest request =
                records.exists(folder) ? records.request(folder, endpoints) : order.request();
        RunWork asked = new RunWork(folder, request, provider(request), listener);
        makeFolder(folder);
        try (RunLock _ = RunLock.take(folder)) {
            List<Attempt> attempts = attempts(asked);
            if (attempts.isEmpty() && saved != null) {
                return finish(asked, records.importLegacy(folder, request, saved), false);
            }
            Attempt attempt = chosen(asked, attempts, order.attemptId());
            RunWork work = own(asked, attempt);
            if (attempt.state() == AttemptState.MATERIALIZED) {
                return finish(work, attempt, false);
            }
            if (saved != null) {
                ProviderPayload payload = PayloadReader.read(saved, "the saved answer");
                return finish(work, look.known(work, attempt, payload, null).attempt(), false);
            }
            return switch (attempt.state()) {
                case PROVIDER_COMPLETED, MATERIALIZATION_FAILED ->
                        attempt.outputs().isEmpty() || order.handleOrUrl() != null
                                ? asked(work, attempt, order.handleOrUrl())
                                : finish(work, attempt, false);
                case PROVIDER_COMPLETED_WITHOUT_OUTPUTS ->
                        // What is finished needs no live handle (spec/asset-folder.md §7.1).
                        order.handleOrUrl() != null
                                ? asked(work, attempt, order.handleOrUrl())
                                : finish(work, attempt, false);
                case MATERIALIZED -> finish(work, attempt, false);
                case SUBMITTING,
                        NOT_SUBMITTED,
                        SUBMIT_OUTCOME_UNKNOWN,
                        SUBMITTED_PROCESSING,
                        PROVIDER_FAILED,
                        HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                        asked(work, attempt, order.handleOrUrl());
            };
        }
    }

    private Report asked(RunWork work, Attempt attempt, @Nullable String handleOrUrl)
            throws InterruptedException {
        return switch (look.look(work, attempt, handleOrUrl)) {
            case LookStep.Look.Known known -> finish(work, known.attempt(), true);
            case LookStep.Look.Gone gone -> throw new FailureException(gone.failure());
            case LookStep.Look.Nothing nothing -> throw new FailureException(nothing.failure());
        };
    }

    /** The attempt as a search for its lost answer leaves it. */
    private Attempt searched(RunWork work, Attempt attempt) throws InterruptedException {
        return switch (find.find(own(work, attempt), attempt)) {
            case FindStep.Found.Job job -> job.attempt();
            case FindStep.Found.NotThere notThere -> notThere.attempt();
            case FindStep.Found.Nothing _, FindStep.Found.NotPossible _ -> attempt;
        };
    }

    /**
     * The attempt whose lost answer was found.
     *
     * @throws FailureException when it was not
     */
    private Attempt found(RunWork work, Attempt attempt) throws InterruptedException {
        FindStep.Found found = find.find(own(work, attempt), attempt);
        if (found instanceof FindStep.Found.Job job) {
            return job.attempt();
        }
        throw new FailureException(failureOf(work, attempt, found));
    }

    private Attempt chosen(RunWork work, List<Attempt> attempts, @Nullable String attemptId)
            throws InterruptedException {
        if (attemptId != null) {
            return attempts.stream()
                    .filter(attempt -> attempt.id().equals(attemptId.strip()))
                    .findFirst()
                    .orElseThrow(
                            () -> RunFailures.unknownAttempt(work.folder().runId(), attemptId));
        }
        for (Attempt attempt : attempts.reversed()) {
            if (attempt.isSubmitted()) {
                return attempt;
            }
        }
        if (!attempts.isEmpty() && attempts.getLast().operationId() != null) {
            Attempt newest = attempts.getLast();
            Attempt settled =
                    newest.state() == AttemptState.SUBMITTING
                            ? submit.settle(own(work, newest), newest)
                            : newest;
            if (settled.isSubmitted()) {
                return settled;
            }
            if (settled.state() == AttemptState.SUBMIT_OUTCOME_UNKNOWN) {
                return found(work, settled);
            }
        }
        throw RunFailures.nothingSubmitted(work.folder().runId());
    }

    /** Saves what is finished and tells how the run stands. */
    private Report finish(RunWork work, Attempt attempt, boolean areFresh)
            throws InterruptedException {
        Attempt current = attempt;
        Failure failure = null;
        boolean isFinished =
                attempt.state() == AttemptState.PROVIDER_COMPLETED
                        || (attempt.state() == AttemptState.MATERIALIZATION_FAILED
                                && !attempt.outputs().isEmpty());
        if (isFinished) {
            SaveStep.Outcome outcome = save.save(work, attempt, areFresh);
            current = outcome.attempt();
            failure = outcome.failure();
        } else {
            save.mend(work, attempt);
        }
        RunProgress progress =
                Progress.of(
                        current,
                        null,
                        false,
                        work.provider().capabilities().pollInterval(),
                        price(work, current));
        if (failure == null) {
            failure = stopped(progress, current);
        }
        String status = current.providerStatus();
        return new Report(
                records.writeManifest(work.folder(), work.request(), current.id(), work.label()),
                current.state() == AttemptState.SUBMITTED_PROCESSING,
                current.polls(),
                status == null ? "" : status,
                failure,
                work.provider().capabilities().pollInterval());
    }

    /**
     * What stopped a run that was submitted; a run that was not is no result at all.
     *
     * @throws FailureException when nothing was submitted or it is not known
     */
    private static @Nullable Failure stopped(RunProgress progress, Attempt attempt) {
        Failure failure =
                switch (progress) {
                    case RunProgress.Failed failed -> failed.failure();
                    case RunProgress.NeedsYou needsYou -> needsYou.failure();
                    case RunProgress.Processing _, RunProgress.Saved _, RunProgress.Cancelled _ ->
                            null;
                };
        if (failure != null && !attempt.isSubmitted()) {
            throw new FailureException(failure);
        }
        boolean isAnswered =
                attempt.state() == AttemptState.PROVIDER_COMPLETED_WITHOUT_OUTPUTS
                        || attempt.state() == AttemptState.SUBMITTED_PROCESSING;
        return isAnswered ? null : failure;
    }

    /** Why it is not known what was bought, with what buying again costs. */
    private Failure failureOf(RunWork work, Attempt attempt, FindStep.Found found) {
        Attempt current =
                found instanceof FindStep.Found.NotThere notThere ? notThere.attempt() : attempt;
        Failure failure =
                found instanceof FindStep.Found.Nothing nothing
                        ? nothing.failure()
                        : current.failure();
        return RunFailures.priced(
                failure == null ? RunFailures.outcomeUnknown(RunFailures.lostAnswer()) : failure,
                price(work, current).get());
    }

    private Supplier<Optional<BigDecimal>> price(RunWork work, Attempt attempt) {
        return () -> prices.ofAnother(work, attempt);
    }

    /** The attempts, those of a folder without attempts imported from its answer. */
    private List<Attempt> attempts(RunWork work) {
        List<Attempt> attempts = records.attempts(work.folder());
        Optional<String> answer =
                attempts.isEmpty() ? records.response(work.folder()) : Optional.empty();
        return answer.isPresent()
                ? List.of(records.importLegacy(work.folder(), work.request(), answer.get()))
                : attempts;
    }

    private RunWork own(RunWork work, Attempt attempt) {
        return work.with(
                records.attemptRequest(work.folder(), attempt, endpoints).orElse(work.request()));
    }

    private static void makeFolder(RunFolder folder) {
        DiskFailures.guard(folder.assetRoot(), () -> Files.createDirectories(folder.dir()));
    }

    private ImageProvider provider(ImageRequest request) {
        String id = request.render().provider();
        return providers.find(id).orElseThrow(() -> RunFailures.unknownProvider(id));
    }
}
