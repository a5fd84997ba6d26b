package app.proofsheet.provider;

import java.nio.file.Path;

/**
 * An image service. Calls block (callers run them on virtual threads) and may be interrupted.
 * Expected trouble comes back as a value; nothing is retried here unless it is a read. An
 * implementation never swaps itself for another service.
 */
public interface ImageProvider extends AutoCloseable {

    /** Stable id, as in requests and records: {@code offline}, {@code hosted-media}. */
    String id();

    /** Name for people. */
    String displayName();

    /** What the service can do. */
    Capabilities capabilities();

    /**
     * Submits a paid job. The caller has already written {@link SubmitCall#operationId()} to disk.
     * Submitting the same operation id again never buys twice where {@link
     * Capabilities#idempotentSubmit()} is true.
     */
    SubmitAnswer submit(SubmitCall call) throws InterruptedException;

    /**
     * The body a submit would send, as JSON text without secrets: what was really asked of the
     * service, to be kept beside what the brief asked. Asks nobody.
     */
    String body(SubmitCall call);

    /** Searches for a paid submit whose answer was lost. Free, safe to repeat. */
    FindAnswer find(FindCall call) throws InterruptedException;

    /** Asks for the state of a job. Free, safe to repeat. */
    PollAnswer poll(PollCall call) throws InterruptedException;

    /** Hands a local picture over so that an edit can refer to it. */
    UploadAnswer upload(UploadCall call) throws InterruptedException;

    /**
     * Writes one output into {@code target}, which does not exist yet (the caller renames it into
     * place). Checks nothing about the picture itself.
     */
    FetchAnswer fetch(FetchCall call, Path target) throws InterruptedException;

    /** Asks the service to stop a job. */
    CancelAnswer cancel(String handle) throws InterruptedException;

    /** Asks what a submit is likely to cost. Reserves nothing, charges nothing, safe to repeat. */
    EstimateAnswer estimate(EstimateCall call) throws InterruptedException;

    /** Asks what is left to spend. Free, safe to repeat. */
    BalanceAnswer balance() throws InterruptedException;

    /** What people agreed to about this service's prices before. */
    QuoteConsent consent();

    /** Whether the service could be used now: signed in, reachable; one sentence either way. */
    Readiness readiness() throws InterruptedException;

    @Override
    void close();
}
