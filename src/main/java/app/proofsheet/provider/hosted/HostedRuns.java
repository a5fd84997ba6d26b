package app.proofsheet.provider.hosted;

import app.proofsheet.provider.FindAnswer;
import app.proofsheet.provider.FindCall;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The run list of the account (spec/hosted-media-api.md §9.2): the only way to find a job whose
 * answer was lost. Asked once; its caller waits and asks again.
 */
final class HostedRuns {

    private static final String PATH = "/api/postplus-cli/hosted/runs";
    private static final int LIMIT = 100;
    private static final int MOST_DETAILS = 100;

    /** Room for clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** A list of exactly that many entries may have been cut by the server's own limit. */
    private static final Set<Integer> CUSTOMARY_PAGES = Set.of(10, 20, 25, 50);

    private final HostedTransport transport;

    HostedRuns(HostedTransport transport) {
        this.transport = transport;
    }

    /** Searches the runs since a submit for the one with its operation id. */
    FindAnswer find(FindCall call) throws InterruptedException {
        try {
            return search(call);
        } catch (HostedTrouble e) {
            return new FindAnswer.Unavailable(e.failure(), null);
        }
    }

    private FindAnswer search(FindCall call) throws HostedTrouble, InterruptedException {
        HostedReply reply =
                transport.get(
                        HostedCall.RUNS,
                        PATH,
                        List.of(),
                        Map.of(
                                "since",
                                call.since()
                                        .minus(MARGIN)
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .toString(),
                                "limit",
                                Integer.toString(LIMIT)));
        if (reply.status() == 404 || reply.status() == 405 || reply.status() == 501) {
            return new FindAnswer.NotPossible();
        }
        if (!reply.isSuccess()) {
            return unavailable(reply);
        }
        JsonNode list = HostedErrors.parse(reply.body());
        if (!list.path("runs").isArray()) {
            return new FindAnswer.Unavailable(
                    HostedErrors.unreadable(reply, HostedCall.RUNS), null);
        }
        return among(list, call);
    }

    private FindAnswer among(JsonNode list, FindCall call)
            throws HostedTrouble, InterruptedException {
        boolean isComplete = isWhole(list);
        int opened = 0;
        for (JsonNode entry : list.path("runs")) {
            if (!mayBe(entry, call)) {
                continue;
            }
            String id = id(entry);
            if (id == null || ++opened > MOST_DETAILS) {
                isComplete = false;
                continue;
            }
            HostedReply reply = transport.get(HostedCall.RUNS, PATH, List.of(id), Map.of());
            if (!reply.isSuccess() && reply.status() != 404) {
                return unavailable(reply);
            }
            JsonNode run = detail(reply);
            String operationId = HostedPayloads.text(run, "operationId");
            if (call.operationId().equals(operationId)) {
                return new FindAnswer.Found(HostedPayloads.ofRun(run, reply.receipt()));
            }
            isComplete &= operationId != null;
        }
        return new FindAnswer.NotThere(isComplete);
    }

    /** A run without a target, or with the operation id already in the list, is looked at too. */
    private static boolean mayBe(JsonNode entry, FindCall call) {
        String target = HostedPayloads.text(entry, "target");
        String operationId = HostedPayloads.text(entry, "operationId");
        return (target == null || target.equals(call.endpointKey()))
                && (operationId == null || operationId.equals(call.operationId()));
    }

    private static boolean isWhole(JsonNode list) {
        int size = list.path("runs").size();
        JsonNode count = list.path("count");
        return size < LIMIT
                && !CUSTOMARY_PAGES.contains(size)
                && (!count.isInt() || count.intValue() <= size);
    }

    /** An id that can be a path segment; a dot or two would lead elsewhere. */
    private static @Nullable String id(JsonNode entry) {
        String id = HostedPayloads.handle(entry, "id");
        return id == null || id.equals(".") || id.equals("..") ? null : id;
    }

    private static JsonNode detail(HostedReply reply) {
        JsonNode body = HostedErrors.parse(reply.isSuccess() ? reply.body() : "{}");
        return body.path("run").isObject() ? body.path("run") : body;
    }

    private static FindAnswer unavailable(HostedReply reply) {
        return new FindAnswer.Unavailable(
                HostedErrors.of(reply, HostedCall.RUNS), HostedErrors.retryAfter(reply));
    }
}
