package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.provider.FindAnswer;
import app.proofsheet.provider.FindCall;
import app.proofsheet.provider.ProviderPayload;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Searches for a paid submit whose answer was lost (spec/hosted-media-api.md §9.2): free, safe to
 * repeat, and before anything is sent again. A run that is found goes on as submitted; the next
 * look says the rest.
 */
final class FindStep {

    /** Room for clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(15);

    private final RunRecords records;
    private final CrashPoints crash;

    FindStep(RunRecords records, CrashPoints crash) {
        this.records = records;
        this.crash = crash;
    }

    /** What a search gave. */
    sealed interface Found {
        /** The provider has the job; its handle is on record. */
        record Job(Attempt attempt) implements Found {}

        /** The provider does not list it, which is on record and proves nothing. */
        record NotThere(Attempt attempt) implements Found {}

        /** The provider has no such list. */
        record NotPossible() implements Found {}

        /** No usable answer. */
        record Nothing(Failure failure, @Nullable Duration retryAfter) implements Found {}
    }

    /** One search for an attempt that has an operation id. */
    Found find(RunWork work, Attempt attempt) throws InterruptedException {
        String operationId = attempt.operationId();
        if (operationId == null) {
            return new Found.NotPossible();
        }
        Instant left = attempt.leftAt();
        FindCall call =
                new FindCall(
                        operationId,
                        work.request().render().model(),
                        left == null ? Instant.EPOCH : left.minus(MARGIN));
        FindAnswer answer;
        try {
            answer = work.provider().find(call);
        } catch (RuntimeException e) {
            return nothing(RunFailures.unexpected("searching for the run", e), null);
        }
        crash.at("find-returned");
        return switch (answer) {
            case FindAnswer.Found found ->
                    found.payload().handle() == null
                            ? nothing(RunFailures.noHandle(), null)
                            : new Found.Job(taken(work, attempt, found.payload()));
            case FindAnswer.NotThere notThere ->
                    new Found.NotThere(noted(work, attempt, notThere.isComplete()));
            case FindAnswer.Unavailable unavailable ->
                    nothing(unavailable.failure(), unavailable.retryAfter());
            case FindAnswer.NotPossible _ -> new Found.NotPossible();
        };
    }

    private static Found nothing(Failure cause, @Nullable Duration retryAfter) {
        return new Found.Nothing(RunFailures.searchFailed(cause), retryAfter);
    }

    private Attempt taken(RunWork work, Attempt attempt, ProviderPayload payload) {
        String file = records.writeAnswer(work.folder(), attempt, "find", payload);
        crash.at("find-written");
        Attempt taken =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.payload(payload)
                                        .answer("find", file)
                                        .searched("found", "The provider has the run.")
                                        .noQuote()
                                        .failure(null)
                                        .notLost()
                                        .state(AttemptState.SUBMITTED_PROCESSING));
        crash.at("find-recorded");
        records.publishAnswer(work.folder(), payload.rawJson());
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return taken;
    }

    private Attempt noted(RunWork work, Attempt attempt, boolean isComplete) {
        Failure failure = RunFailures.outcomeUnknown(RunFailures.notListed(isComplete));
        return records.edit(
                work.folder(),
                attempt.id(),
                edit ->
                        edit.searched(
                                        isComplete ? "not_listed" : "list_cut_short",
                                        RunFailures.notListed(isComplete).sentence())
                                .failure(failure));
    }
}
