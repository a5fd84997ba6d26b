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
import app.proofsheet.folder.run.SentRequest;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.provider.UploadAnswer;

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

    /** A person consents to the price in question; the same tier is not asked about again. */
    Submitted confirm(RunWork work, Attempt attempt, Attempt.Quote quote, String token)
            throws InterruptedException {
        PriceQuestion.remember(work.provider().consent(), quote.challenge());
        return send(work, attempt, quote.operationId(), token);
    }

    /**
     * Submits an attempt, again under the same id where it has one.
     *
     * @param operationId id to use, null for the attempt's own or a new one
     * @param quoteToken confirmation of the open quote, of an upload or of the submit itself
     */
    Submitted send(
            RunWork work,
            Attempt attempt,
            @Nullable String operationId,
            @Nullable String quoteToken)
            throws InterruptedException {
        Endpoint endpoint = endpoint(work);
        Inputs.Consent consent = consent(attempt.quote(), quoteToken);
        List<SentRequest.Reference> references;
        switch (inputs.ready(work, attempt, consent)) {
            case Inputs.Ready.References ready -> references = ready.references();
            case Inputs.Ready.Stopped stopped -> {
                return notSent(work, attempt, stopped.failure(), stopped.httpStatus());
            }
            case Inputs.Ready.Quoted(UploadAnswer.QuoteRequired answer, String sha256) -> {
                return asked(
                        work,
                        attempt,
                        answer.challenge(),
                        answer.failure(),
                        new Attempt.QuotedUpload(sha256, answer.place()));
            }
        }
        if (consent == null) {
            return leave(work, attempt, endpoint, references, operationId, quoteToken);
        }
        Attempt open =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit -> edit.noQuote().failure(null).state(AttemptState.SUBMITTING));
        QuoteTokens.drop(work.folder(), attempt.id());
        return leave(work, open, endpoint, references, null, null);
    }

    private static Inputs.@Nullable Consent consent(
            Attempt.@Nullable Quote quote, @Nullable String token) {
        Attempt.QuotedUpload upload = quote == null ? null : quote.upload();
        return quote == null || upload == null || token == null
                ? null
                : new Inputs.Consent(upload.sha256(), quote.operationId(), token, upload.place());
    }

    private Submitted leave(
            RunWork work,
            Attempt attempt,
            Endpoint endpoint,
            List<SentRequest.Reference> references,
            @Nullable String operationId,
            @Nullable String quoteToken)
            throws InterruptedException {
        String own = attempt.operationId();
        String id =
                operationId != null
                        ? operationId
                        : own != null ? own : ids.next("media-generation", "request");
        SubmitCall call =
                new SubmitCall(
                        id,
                        quoteToken,
                        endpoint,
                        work.request(),
                        references.stream().map(SentRequest.Reference::value).toList());
        SentRequest sent;
        try {
            sent =
                    new SentRequest(
                            work.provider().id(),
                            endpoint.key(),
                            id,
                            work.provider().body(call),
                            references);
        } catch (RuntimeException e) {
            return notSent(work, attempt, RunFailures.unexpected("preparing the request", e), null);
        }
        records.writeSent(work.folder(), attempt, sent);
        crash.at("sent-written");
        // The queue notes that the wish for a new attempt is fulfilled before anything can leave.
        work.listener().submitting();
        boolean wasLost = attempt.state() == AttemptState.SUBMIT_OUTCOME_UNKNOWN;
        Attempt leaving =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.state(AttemptState.SUBMITTING)
                                        .operation(id)
                                        .sent(sent, work.request().prompt()));
        crash.at("operation-recorded");
        SubmitAnswer answer = ask(work, call);
        crash.at("submit-returned");
        return wasLost
                ? againAnswered(work, leaving, answer, quoteToken)
                : answered(work, leaving, answer, quoteToken);
    }

    private Submitted answered(
            RunWork work, Attempt leaving, SubmitAnswer answer, @Nullable String quoteToken)
            throws InterruptedException {
        return switch (answer) {
            case SubmitAnswer.Accepted accepted -> accepted(work, leaving, accepted.payload());
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

    /**
     * The answer to a request that left before without one. What is refused now says nothing about
     * what was bought then, unless it is the content itself.
     */
    private Submitted againAnswered(
            RunWork work, Attempt leaving, SubmitAnswer answer, @Nullable String quoteToken)
            throws InterruptedException {
        return switch (answer) {
            case SubmitAnswer.Refused refused
                    when refused.failure().kind() != FailureKind.CONTENT_POLICY ->
                    unknown(work, leaving, refused.failure(), refused.httpStatus())
                            .after(refused.retryAfter());
            case SubmitAnswer.QuoteRequired quote
                    when quoteToken != null
                            || !quote.challenge().operationId().equals(leaving.operationId()) ->
                    unknown(work, leaving, quote.failure(), 402);
            case SubmitAnswer.Accepted _,
                    SubmitAnswer.Refused _,
                    SubmitAnswer.QuoteRequired _,
                    SubmitAnswer.Unknown _ ->
                    answered(work, leaving, answer, quoteToken);
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
        String file = records.writeAnswer(work.folder(), attempt, "submit", payload);
        crash.at("answer-written");
        return new Submitted(take(work, attempt, payload, file), payload);
    }

    private Attempt take(RunWork work, Attempt attempt, ProviderPayload payload, String file) {
        Attempt taken =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit -> {
                            edit.payload(payload)
                                    .answer("submit", file)
                                    .noQuote()
                                    .failure(payload.failure())
                                    .state(AttemptStates.of(payload));
                            Endings.of(payload).ifPresent(edit::ended);
                        });
        crash.at("answer-recorded");
        records.noteEnded(work.folder(), attempt.id());
        QuoteTokens.drop(work.folder(), attempt.id());
        records.publishAnswer(work.folder(), payload.rawJson());
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return taken;
    }

    /** It could not even be tried; a request that left before may still have been bought. */
    private Submitted notSent(
            RunWork work, Attempt attempt, Failure failure, @Nullable Integer status) {
        return attempt.state() == AttemptState.SUBMIT_OUTCOME_UNKNOWN
                ? unknown(work, attempt, failure, status)
                : refused(work, attempt, failure, status, null, true);
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
                        edit -> {
                            edit.refused(failure, status, mayResend)
                                    .noQuote()
                                    .state(AttemptState.NOT_SUBMITTED);
                            if (!mayResend) {
                                edit.ended(failure);
                            }
                        });
        crash.at("refusal-recorded");
        records.noteEnded(work.folder(), attempt.id());
        records.writeError(work.folder(), refused, "submission-error.json", failure, status);
        if (rawJson != null) {
            records.writeRefusal(work.folder(), refused, rawJson);
        }
        QuoteTokens.drop(work.folder(), attempt.id());
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return new Submitted(refused, null);
    }

    private Submitted quoted(
            RunWork work,
            Attempt attempt,
            SubmitAnswer.QuoteRequired answer,
            @Nullable String quoteToken)
            throws InterruptedException {
        if (quoteToken != null) {
            return refused(
                    work,
                    attempt,
                    RunFailures.confirmAgain().withDetail(answer.failure().sentence()),
                    402,
                    null,
                    false);
        }
        return asked(work, attempt, answer.challenge(), answer.failure(), null);
    }

    /**
     * The question is on record before anything else; it is answered at once where consent was
     * given before or the price is within the ceiling, under the id the token is signed against.
     */
    private Submitted asked(
            RunWork work,
            Attempt attempt,
            QuoteChallenge challenge,
            Failure told,
            Attempt.@Nullable QuotedUpload upload)
            throws InterruptedException {
        QuoteConsent.Decision decision = PriceQuestion.decide(work.provider(), challenge);
        Failure question = PriceQuestion.asked(challenge, told, decision);
        QuoteTokens.keep(work.folder(), attempt.id(), challenge.token());
        Attempt quoted =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.refused(question, 402, false)
                                        .quote(challenge, upload)
                                        .state(AttemptState.NOT_SUBMITTED, "confirm quote"));
        crash.at("quote-recorded");
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return PriceQuestion.isAgreed(work.provider(), challenge, decision)
                ? send(work, quoted, challenge.operationId(), challenge.token())
                : new Submitted(quoted, null);
    }

    private Submitted unknown(
            RunWork work, Attempt attempt, Failure cause, @Nullable Integer status) {
        Failure failure = RunFailures.outcomeUnknown(cause);
        Attempt unknown =
                records.edit(
                        work.folder(), attempt.id(), edit -> edit.outcomeUnknown(failure, status));
        crash.at("unknown-recorded");
        records.writeError(work.folder(), unknown, "submission-error.json", failure, status);
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return new Submitted(unknown, null);
    }

    private Endpoint endpoint(RunWork work) {
        String key = work.request().render().model();
        return endpoints.find(key).orElseThrow(() -> RunFailures.unknownModel(key));
    }
}
