package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.AttemptStates;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.PollCall;
import app.proofsheet.provider.ProviderPayload;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a submitted job and records what the provider says; free and repeatable. */
final class LookStep {

    private static final Pattern RESULT = Pattern.compile(".*/predictions/([^/?#]+)/result.*");

    private final RunRecords records;
    private final OperationIds ids;
    private final CrashPoints crash;

    LookStep(RunRecords records, OperationIds ids, CrashPoints crash) {
        this.records = records;
        this.ids = ids;
        this.crash = crash;
    }

    /** What a look gave. */
    sealed interface Look {
        /** The provider's word is on record. */
        record Known(Attempt attempt, ProviderPayload payload) implements Look {}

        /** The provider does not know the job; that is on record. */
        record Gone(Attempt attempt, Failure failure) implements Look {}

        /** No usable answer; nothing changed. */
        record Nothing(Failure failure, @Nullable Duration retryAfter) implements Look {}
    }

    /**
     * One look.
     *
     * @param handleOrUrl handle or address given by a person, null for the recorded one
     */
    Look look(RunWork work, Attempt attempt, @Nullable String handleOrUrl)
            throws InterruptedException {
        String handle = handleOf(attempt, handleOrUrl);
        if (handle == null) {
            return new Look.Nothing(RunFailures.noHandle(), null);
        }
        String operationId = ids.next("media-generation", "status");
        // An address on record belongs to the handle on record, not to one a person gave.
        String getUrl = handleOrUrl == null ? attempt.urls().get("get") : null;
        PollAnswer answer;
        try {
            answer = work.provider().poll(new PollCall(handle, getUrl, operationId));
        } catch (RuntimeException e) {
            return new Look.Nothing(RunFailures.unexpected("looking at the run", e), null);
        }
        crash.at("poll-returned");
        return switch (answer) {
            case PollAnswer.Known known -> known(work, attempt, known.payload(), operationId);
            case PollAnswer.HandleGone gone -> gone(work, attempt, gone, operationId);
            case PollAnswer.Unavailable unavailable ->
                    new Look.Nothing(unavailable.failure(), unavailable.retryAfter());
        };
    }

    /** Takes over a word of the provider, from the wire or from a saved answer. */
    Look.Known known(
            RunWork work, Attempt attempt, ProviderPayload payload, @Nullable String operationId) {
        String file = records.writeAnswer(work.folder(), attempt, "poll", payload);
        crash.at("poll-written");
        AttemptState state = stateAfter(attempt, payload);
        Attempt known =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit -> {
                            edit.payload(payload).answer("poll", file).failure(payload.failure());
                            if (operationId != null) {
                                edit.lastOperation(operationId);
                            }
                            edit.state(state);
                            if (state == AttemptStates.of(payload)) {
                                Endings.of(payload).ifPresent(edit::ended);
                            }
                        });
        crash.at("poll-recorded");
        boolean isNews =
                state != attempt.state() || !payload.status().equals(attempt.providerStatus());
        if (isNews) {
            records.noteEnded(work.folder(), attempt.id());
            records.publishAnswer(work.folder(), payload.rawJson());
            records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        }
        return new Look.Known(known, payload);
    }

    /** Finished outputs that are known stay known when a later word leaves them out (§6). */
    private static AttemptState stateAfter(Attempt attempt, ProviderPayload payload) {
        AttemptState state = AttemptStates.of(payload);
        return state == AttemptState.PROVIDER_COMPLETED_WITHOUT_OUTPUTS
                        && !attempt.outputs().isEmpty()
                ? AttemptState.PROVIDER_COMPLETED
                : state;
    }

    private Look gone(
            RunWork work, Attempt attempt, PollAnswer.HandleGone answer, String operationId) {
        Failure failure = RunFailures.handleGone(attempt, answer.failure());
        Attempt gone =
                records.edit(
                        work.folder(),
                        attempt.id(),
                        edit ->
                                edit.lastOperation(operationId)
                                        .handleGone(failure, answer.httpStatus())
                                        .ended(failure));
        records.noteEnded(work.folder(), attempt.id());
        records.writeError(work.folder(), gone, "status-error.json", failure, answer.httpStatus());
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return new Look.Gone(gone, failure);
    }

    private static @Nullable String handleOf(Attempt attempt, @Nullable String given) {
        if (given != null) {
            return fromUrl(given);
        }
        String handle = attempt.handle();
        if (handle != null) {
            return handle;
        }
        String url = attempt.urls().get("get");
        return url == null ? null : fromUrl(url);
    }

    /** A segment with a broken escape is the handle itself: nothing else can be meant by it. */
    private static String fromUrl(String handleOrUrl) {
        Matcher result = RESULT.matcher(handleOrUrl);
        if (!result.matches()) {
            return handleOrUrl;
        }
        try {
            return URLDecoder.decode(result.group(1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return result.group(1);
        }
    }
}
