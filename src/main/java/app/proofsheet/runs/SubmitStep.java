package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.AttemptStates;
import app.proofsheet.folder.run.QuoteTokens;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The paid step. The operation id is on disk before the request leaves, and the answer is on disk
 * before anything else happens (defects D5, D7). Whatever is not a definite refusal counts as
 * possibly bought.
 */
final class SubmitStep {

    private static final String ANSWER = "submit-response.json";

    private final RunRecords records;
    private final EndpointTable endpoints;
    private final Inputs inputs;
    private final OperationIds ids;
    private final CrashPoints crash;

    SubmitStep(
            RunRecords records,
            EndpointTable endpoints,
            Inputs inputs,
            OperationIds ids,
            CrashPoints crash) {
        this.records = records;
        this.endpoints = endpoints;
        this.inputs = inputs;
        this.ids = ids;
        this.crash = crash;
    }

    /**
     * What came of a submit.
     *
     * @param attempt as it stands on disk
     * @param payload the provider's word when it accepted, else null
     * @param retryAfter how long the provider wants to be left alone, null when it did not say
     */
    record Submitted(
            Attempt attempt, @Nullable ProviderPayload payload, @Nullable Duration retryAfter) {
        Submitted(Attempt attempt, @Nullable ProviderPayload payload) {
            this(attempt, payload, null);
        }

        Submitted after(@Nullable Duration pause) {
            return new Submitted(attempt, payload, pause);
        }
    }

    /**
     * Makes a new attempt and submits it.
     *
     * @param operationId the caller's own id, null to mint one
     * @param quoteToken confirmation the caller brought, null when none
     */
    Submitted fresh(RunWork work, @Nullable String operationId, @Nullable String quoteToken)
            throws InterruptedException {
        endpoint(work);
        Inputs.check(work.folder(), work.request().inputFiles());
        Attempt attempt = records.begin(work.folder(), work.request());
        crash.at("attempt-created");
        return send(work, attempt, operationId, quoteToken);
    }

    /**
     * Submits an attempt, again under the same id where it has one.
     *
     * @param operationId id to use, null for the attempt's own or a new one
     */
    Submitted send(
            RunWork work,
            Attempt attempt,
            @Nullable String operationId,
            @Nullable String quoteToken)
            throws InterruptedException {
        Endpoint endpoint = endpoint(work);
        // Until the service knows the operation, no refusal of a second call undoes the first one.
        boolean mayBeBought = attempt.state() == AttemptState.SUBMIT_OUTCOME_UNKNOWN;
        List<String> references;
        switch (inputs.ready(work, attempt)) {
            case Inputs.Ready.References ready -> references = ready.references();
            case Inputs.Ready.Stopped stopped -> {
                return mayBeBought
                        ? unknown(work, attempt, stopped.failure(), stopped.httpStatus())
                        : refused(
                                work, attempt, stopped.failure(), stopped.httpStatus(), null, true);
            }
        }
        String own = attempt.operationId();
        String id =
                operationId != null
                        ? operationId
                        : own != null ? own : ids.next("media-generation", "request");
        // The queue notes that the wish for a new attempt is fulfilled before anything can leave.
        work.listener().submitting();
        Attempt leaving =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.state(AttemptState.SUBMITTING)
                                        .operation(id)
                                        .sent(endpoint.key(), work.request().prompt(), references));
        crash.at("operation-recorded");
        SubmitAnswer answer =
                ask(work, new SubmitCall(id, quoteToken, endpoint, work.request(), references));
        crash.at("submit-returned");
        return switch (answer) {
            case SubmitAnswer.Accepted accepted -> accepted(work, leaving, accepted.payload());
            case SubmitAnswer.Refused refused when mayBeBought && !isFinal(refused.failure()) ->
                    unknown(work, leaving, refused.failure(), refused.httpStatus())
                            .after(refused.retryAfter());
            case SubmitAnswer.Refused refused ->
                    refused(
                                    work,
                                    leaving,
                                    refused.failure(),
                                    refused.httpStatus(),
                                    refused.rawJson(),
                                    refused.failure().kind() == FailureKind.BUSY)
                            .after(refused.retryAfter());
            case SubmitAnswer.QuoteRequired quote -> quoted(work, leaving, quote, quoteToken);
            case SubmitAnswer.Unknown unknown ->
                    unknown(work, leaving, unknown.failure(), unknown.httpStatus());
        };
    }

    private static SubmitAnswer ask(RunWork work, SubmitCall call) throws InterruptedException {
        try {
            return work.provider().submit(call);
        } catch (RuntimeException e) {
            // It broke somewhere after it was called; nothing proves that nothing left.
            return new SubmitAnswer.Unknown(RunFailures.unexpected("submitting", e), null);
        }
    }

    /**
     * An attempt that was left between the record and the answer by a program that ended: its
     * answer is taken over where it was written already, else its outcome is unknown.
     */
    Attempt settle(RunWork work, Attempt attempt) {
        Optional<ProviderPayload> answer = records.written(work.folder(), attempt, ANSWER);
        if (answer.isPresent()) {
            return take(work, attempt, answer.get(), ANSWER);
        }
        Failure failure = RunFailures.outcomeUnknown(RunFailures.lostAnswer());
        return records.edit(
                work.folder(), attempt.id(), edit -> edit.outcomeUnknown(failure, null));
    }

    private Submitted accepted(RunWork work, Attempt attempt, ProviderPayload payload) {
        String file = records.writeAnswer(work.folder(), attempt, "submit", payload.rawJson());
        crash.at("answer-written");
        return new Submitted(take(work, attempt, payload, file), payload);
    }

    private Attempt take(RunWork work, Attempt attempt, ProviderPayload payload, String file) {
        Attempt taken =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.payload(payload)
                                        .answer("submit", file)
                                        .quote(null)
                                        .failure(payload.failure())
                                        .state(AttemptStates.of(payload)));
        crash.at("answer-recorded");
        QuoteTokens.drop(work.folder(), attempt.id());
        records.publishAnswer(work.folder(), payload.rawJson());
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return taken;
    }

    private Submitted refused(
            RunWork work,
            Attempt attempt,
            Failure failure,
            @Nullable Integer status,
            @Nullable String rawJson,
            boolean mayResend) {
        Attempt refused =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.refused(failure, status, mayResend)
                                        .quote(null)
                                        .state(AttemptState.NOT_SUBMITTED));
        crash.at("refusal-recorded");
        records.writeError(work.folder(), refused, "submission-error.json", failure, status);
        if (rawJson != null) {
            records.writeAnswer(work.folder(), refused, "refusal", rawJson);
        }
        QuoteTokens.drop(work.folder(), attempt.id());
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return new Submitted(refused, null);
    }

    private Submitted quoted(
            RunWork work,
            Attempt attempt,
            SubmitAnswer.QuoteRequired answer,
            @Nullable String quoteToken) {
        if (quoteToken != null) {
            return refused(
                    work,
                    attempt,
                    RunFailures.confirmAgain().withDetail(answer.failure().sentence()),
                    402,
                    null,
                    false);
        }
        QuoteTokens.keep(work.folder(), attempt.id(), answer.challenge().token());
        Attempt quoted =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.refused(answer.failure(), 402, false)
                                        .quote(answer.challenge())
                                        .state(AttemptState.NOT_SUBMITTED, "confirm quote"));
        crash.at("quote-recorded");
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return new Submitted(quoted, null);
    }

    /** A refusal of the item itself: a service that had taken it before would not give it. */
    private static boolean isFinal(Failure failure) {
        return failure.kind() == FailureKind.CONTENT_POLICY;
    }

    private Submitted unknown(
            RunWork work, Attempt attempt, Failure cause, @Nullable Integer status) {
        Failure failure = RunFailures.outcomeUnknown(cause);
        Attempt unknown =
                records.edit(
                        work.folder(), attempt.id(), edit -> edit.outcomeUnknown(failure, status));
        records.writeError(work.folder(), unknown, "submission-error.json", failure, status);
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return new Submitted(unknown, null);
    }

    private Endpoint endpoint(RunWork work) {
        String key = work.request().render().model();
        return endpoints.find(key).orElseThrow(() -> RunFailures.unknownModel(key));
    }
}
