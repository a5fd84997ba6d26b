package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.QuoteTokens;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.jobs.RunWorker;
import app.proofsheet.provider.CancelAnswer;
import app.proofsheet.provider.Capabilities;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.Providers;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries runs a step further: submit, look, save (spec/asset-folder.md §6, §7). The records on
 * disk decide what comes next, so it does not matter which program did the last step or how it
 * ended. A run is advanced by one thread of one program at a time.
 */
public final class RunEngine implements RunWorker {

    /** Calls without a usable answer in a row before a person is asked. */
    private static final int PATIENCE = 6;

    /** A service that wants to be left alone for longer is a matter for a person. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Path workRoot;
    private final EndpointTable endpoints;
    private final Providers providers;
    private final RunRecords records;
    private final SubmitStep submit;
    private final FindStep find;
    private final LookStep look;
    private final SaveStep save;
    private final Prices prices;
    private final Map<Path, Integer> troubles = new ConcurrentHashMap<>();

    /**
     * An engine for the runs of a work folder.
     *
     * @param workRoot the work folder
     */
    public RunEngine(
            Path workRoot,
            EndpointTable endpoints,
            Providers providers,
            OperationIds ids,
            Clock clock) {
        this(workRoot, endpoints, providers, ids, clock, CrashPoints.NONE);
    }

    RunEngine(
            Path workRoot,
            EndpointTable endpoints,
            Providers providers,
            OperationIds ids,
            Clock clock,
            CrashPoints crash) {
        this(workRoot, endpoints, providers, RunSteps.of(endpoints, ids, clock, crash));
    }

    RunEngine(Path workRoot, EndpointTable endpoints, Providers providers, RunSteps steps) {
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

    @Override
    public RunProgress advance(RunRef run, RunWish wish, StepListener listener)
            throws InterruptedException {
        try {
            Path assetRoot = new WorkPaths(workRoot).assetRoot(run.assetDir());
            RunFolder folder = new RunFolder(workRoot, assetRoot, run.runId());
            if (!Files.isDirectory(folder.dir())) {
                throw Files.isDirectory(assetRoot)
                        ? RunFailures.unknownRun(run.runId())
                        : RunFailures.folderGone(assetRoot);
            }
            try (RunLock _ = RunLock.take(folder)) {
                return step(folder, wish, listener);
            }
        } catch (FailureException e) {
            return new RunProgress.Failed(e.failure(), List.of(Choice.POLL_AGAIN));
        }
    }

    private RunProgress step(RunFolder folder, RunWish wish, StepListener listener)
            throws InterruptedException {
        ImageRequest asked = records.request(folder, endpoints);
        RunWork work = new RunWork(folder, asked, provider(asked), listener);
        List<Attempt> attempts = records.attempts(folder);
        if (attempts.isEmpty() && records.response(folder).isPresent()) {
            attempts = List.of(importLegacy(work));
        }
        Optional<Attempt> active = active(attempts);
        if (active.isEmpty()) {
            return switch (wish) {
                case CONTINUE, NEW_ATTEMPT -> after(work, submit.fresh(work, null, null));
                case CANCEL -> new RunProgress.Cancelled();
                case CONFIRM_QUOTE -> failed(RunFailures.noQuote(), Choice.SUBMIT_AGAIN);
                case MARK_LOST -> failed(RunFailures.nothingSubmitted(folder.runId()).failure());
            };
        }
        Attempt attempt = active.get();
        if (isBlocked(attempt)) {
            // Never sent again, whatever was wished for (spec/review-records.md §6).
            return progress(work, attempt, null);
        }
        return switch (wish) {
            case CONTINUE -> proceed(work, attempt);
            case NEW_ATTEMPT ->
                    isUnderWay(attempt)
                            ? proceed(work, attempt)
                            : after(work, submit.fresh(work, null, null));
            case CONFIRM_QUOTE -> confirm(work, attempt);
            case CANCEL -> cancel(work, attempt);
            case MARK_LOST -> markLost(work, attempt);
        };
    }

    /**
     * The attempt that is carried on: the newest, unless it was refused while an earlier one is
     * paid and unfinished.
     */
    static Optional<Attempt> active(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        Attempt newest = attempts.getLast();
        boolean isRefused = newest.state() == AttemptState.NOT_SUBMITTED && newest.quote() == null;
        if (isRefused) {
            for (Attempt earlier : attempts.reversed()) {
                if (earlier.isSubmitted() && isUnderWay(earlier)) {
                    return Optional.of(earlier);
                }
            }
        }
        return Optional.of(newest);
    }

    /** Something is bought or may be, and is not on disk yet. */
    private static boolean isUnderWay(Attempt attempt) {
        return switch (attempt.state()) {
            case SUBMITTING, SUBMITTED_PROCESSING, PROVIDER_COMPLETED, MATERIALIZATION_FAILED ->
                    true;
            case NOT_SUBMITTED,
                    SUBMIT_OUTCOME_UNKNOWN,
                    PROVIDER_COMPLETED_WITHOUT_OUTPUTS,
                    PROVIDER_FAILED,
                    MATERIALIZED,
                    HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    false;
        };
    }

    /** The provider's content policy refused it, by its own typed code. */
    private static boolean isBlocked(Attempt attempt) {
        Failure failure = attempt.failure();
        return failure != null
                && failure.kind() == FailureKind.CONTENT_POLICY
                && (attempt.state() == AttemptState.NOT_SUBMITTED
                        || attempt.state() == AttemptState.PROVIDER_FAILED);
    }

    private RunProgress proceed(RunWork work, Attempt attempt) throws InterruptedException {
        return switch (attempt.state()) {
            case SUBMITTING -> resume(work, attempt);
            case SUBMIT_OUTCOME_UNKNOWN -> reconcile(work, attempt);
            case NOT_SUBMITTED -> {
                if (attempt.quote() != null) {
                    yield progress(work, attempt, null);
                }
                yield attempt.mayResend()
                        ? after(work, submit.send(own(work, attempt), attempt, null, null))
                        : after(work, submit.fresh(work, null, null));
            }
            case SUBMITTED_PROCESSING,
                    PROVIDER_COMPLETED_WITHOUT_OUTPUTS,
                    HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    looked(own(work, attempt), attempt);
            case PROVIDER_COMPLETED, MATERIALIZATION_FAILED ->
                    saved(own(work, attempt), attempt, false);
            case PROVIDER_FAILED, MATERIALIZED -> {
                save.mend(own(work, attempt), attempt);
                yield progress(work, attempt, null);
            }
        };
    }

    /** A step ended between the record and the answer: in this program or in a killed one. */
    private RunProgress resume(RunWork work, Attempt attempt) throws InterruptedException {
        RunWork own = own(work, attempt);
        if (attempt.operationId() == null) {
            return after(own, submit.send(own, attempt, null, null));
        }
        Attempt settled = submit.settle(own, attempt);
        return settled.isSubmitted() ? progress(own, settled, null) : reconcile(own, settled);
    }

    /**
     * The answer of a submit was lost: it is searched for first, then asked for by sending the same
     * operation again where that cannot buy twice, else a person decides. Nothing that a search
     * gives leads to buying anew.
     */
    private RunProgress reconcile(RunWork work, Attempt attempt) throws InterruptedException {
        RunWork own = own(work, attempt);
        return switch (find.find(own, attempt)) {
            case FindStep.Found.Job job -> {
                troubles.remove(own.folder().dir());
                yield progress(own, job.attempt(), null);
            }
            case FindStep.Found.Nothing nothing when mayPass(nothing.failure()) ->
                    trouble(
                            own,
                            attempt,
                            nothing.failure(),
                            nothing.retryAfter(),
                            Progress.UNKNOWN);
            case FindStep.Found.NotThere notThere -> sendAgain(own, notThere.attempt());
            case FindStep.Found.Nothing _, FindStep.Found.NotPossible _ -> sendAgain(own, attempt);
        };
    }

    private RunProgress sendAgain(RunWork own, Attempt attempt) throws InterruptedException {
        if (!own.provider().capabilities().idempotentSubmit()
                || attempt.operationId() == null
                || attempt.isMarkedLost()) {
            return progress(own, attempt, null);
        }
        String token = QuoteTokens.read(own.folder(), attempt.id()).orElse(null);
        SubmitStep.Submitted again = submit.send(own, attempt, attempt.operationId(), token);
        if (again.attempt().state() == AttemptState.SUBMIT_OUTCOME_UNKNOWN) {
            Failure failure = again.attempt().failure();
            return trouble(
                    own,
                    again.attempt(),
                    failure == null ? RunFailures.lostAnswer() : failure,
                    again.retryAfter(),
                    Progress.UNKNOWN);
        }
        troubles.remove(own.folder().dir());
        return after(own, again);
    }

    private RunProgress confirm(RunWork work, Attempt attempt) throws InterruptedException {
        Attempt.Quote quote = attempt.quote();
        Optional<String> token = QuoteTokens.read(work.folder(), attempt.id());
        if (quote == null || token.isEmpty()) {
            return attempt.state() == AttemptState.NOT_SUBMITTED
                    ? failed(RunFailures.noQuote(), Choice.SUBMIT_AGAIN)
                    : proceed(work, attempt);
        }
        RunWork own = own(work, attempt);
        return after(own, submit.confirm(own, attempt, quote, token.get()));
    }

    private RunProgress looked(RunWork work, Attempt attempt) throws InterruptedException {
        return switch (look.look(work, attempt, null)) {
            case LookStep.Look.Known known -> {
                troubles.remove(work.folder().dir());
                yield known.attempt().state() == AttemptState.PROVIDER_COMPLETED
                        ? saved(work, known.attempt(), true)
                        : progress(work, known.attempt(), known.payload());
            }
            case LookStep.Look.Gone gone -> progress(work, gone.attempt(), null);
            case LookStep.Look.Nothing nothing ->
                    trouble(
                            work,
                            attempt,
                            nothing.failure(),
                            nothing.retryAfter(),
                            List.of(Choice.POLL_AGAIN));
        };
    }

    private RunProgress saved(RunWork work, Attempt attempt, boolean areFresh)
            throws InterruptedException {
        SaveStep.Outcome outcome = save.save(work, attempt, areFresh);
        Failure failure = outcome.failure();
        return failure == null
                ? new RunProgress.Saved(outcome.pictures(), Progress.paid(outcome.attempt()))
                : failed(failure, Choice.RESUME_SAVING);
    }

    private RunProgress cancel(RunWork work, Attempt attempt) throws InterruptedException {
        String handle = attempt.handle();
        if (attempt.state() == AttemptState.NOT_SUBMITTED
                || (attempt.state() == AttemptState.SUBMITTING && attempt.operationId() == null)) {
            return new RunProgress.Cancelled();
        }
        if (attempt.state() != AttemptState.SUBMITTED_PROCESSING || handle == null) {
            return proceed(work, attempt);
        }
        if (work.provider().cancel(handle) == CancelAnswer.CANCELLED) {
            records.edit(
                    work.folder(),
                    attempt.id(),
                    edit -> edit.providerStatus("cancelled").state(AttemptState.PROVIDER_FAILED));
            records.writeManifest(
                    work.folder(), own(work, attempt).request(), attempt.id(), work.label());
            return new RunProgress.Cancelled();
        }
        // Paid and on its way: it goes on being looked at.
        return looked(own(work, attempt), attempt);
    }

    private RunProgress markLost(RunWork work, Attempt attempt) {
        if (attempt.state() != AttemptState.SUBMIT_OUTCOME_UNKNOWN) {
            return progress(work, attempt, null);
        }
        Attempt lost =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit -> edit.markedLost().ended(RunFailures.markedLost(attempt.id())));
        records.noteEnded(work.folder(), attempt.id());
        records.writeManifest(
                work.folder(), own(work, attempt).request(), attempt.id(), work.label());
        return progress(work, lost, null);
    }

    private Attempt importLegacy(RunWork work) {
        return records.importLegacy(
                work.folder(), work.request(), records.response(work.folder()).orElse("{}"));
    }

    /** A service that does not answer is asked again with growing pauses, then a person is. */
    private RunProgress trouble(
            RunWork work,
            Attempt attempt,
            Failure failure,
            @Nullable Duration retryAfter,
            List<Choice> choices) {
        int times = troubles.merge(work.folder().dir(), 1, Integer::sum);
        if (!mayPass(failure)
                || times >= PATIENCE
                || (retryAfter != null && retryAfter.compareTo(LONGEST_WAIT) > 0)) {
            troubles.remove(work.folder().dir());
            boolean mayBuy = choices.contains(Choice.NEW_PAID_ATTEMPT);
            return new RunProgress.Failed(
                    mayBuy ? RunFailures.priced(failure, prices.ofAnother(work, attempt)) : failure,
                    choices);
        }
        Duration pause = work.provider().capabilities().pollInterval().multipliedBy(1L << times);
        Duration again = retryAfter != null && retryAfter.compareTo(pause) > 0 ? retryAfter : pause;
        return new RunProgress.Processing(attempt.polls(), "no answer, asking again", null, again);
    }

    /** True for trouble that waiting may end. */
    static boolean mayPass(Failure failure) {
        return switch (failure.kind()) {
            case TRANSPORT, BUSY -> true;
            case INPUT,
                    RECORD,
                    STORAGE,
                    AUTHORISATION,
                    QUOTA,
                    CONTENT_POLICY,
                    REFUSED,
                    GENERATION,
                    STATE ->
                    false;
        };
    }

    private RunProgress after(RunWork work, SubmitStep.Submitted submitted)
            throws InterruptedException {
        Failure failure = submitted.attempt().failure();
        if (submitted.attempt().state() == AttemptState.NOT_SUBMITTED
                && failure != null
                && failure.kind() == FailureKind.BUSY) {
            // Nothing was bought: the same operation is sent again when the service wants it.
            return trouble(
                    work,
                    submitted.attempt(),
                    failure,
                    submitted.retryAfter(),
                    List.of(Choice.SUBMIT_AGAIN));
        }
        troubles.remove(work.folder().dir());
        boolean isLost = submitted.attempt().state() == AttemptState.SUBMIT_OUTCOME_UNKNOWN;
        return isLost && !work.provider().capabilities().idempotentSubmit()
                ? reconcile(work, submitted.attempt())
                : progress(work, submitted.attempt(), submitted.payload());
    }

    private RunProgress progress(RunWork work, Attempt attempt, @Nullable ProviderPayload payload) {
        Capabilities can = work.provider().capabilities();
        return Progress.of(
                attempt,
                payload,
                can.idempotentSubmit(),
                can.pollInterval(),
                () -> prices.ofAnother(work, attempt));
    }

    private static RunProgress failed(Failure failure, Choice... choices) {
        return new RunProgress.Failed(failure, List.of(choices));
    }

    /** The attempt's own request: the run's may have been written anew since. */
    private RunWork own(RunWork work, Attempt attempt) {
        return work.with(
                records.attemptRequest(work.folder(), attempt, endpoints).orElse(work.request()));
    }

    private ImageProvider provider(ImageRequest request) {
        String id = request.render().provider();
        return providers.find(id).orElseThrow(() -> RunFailures.unknownProvider(id));
    }
}
