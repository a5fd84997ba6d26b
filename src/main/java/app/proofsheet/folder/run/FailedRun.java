package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The trace that a run without a picture leaves in the records of its asset (defect D27). */
final class FailedRun {

    private FailedRun() {}

    static ObjectNode node(
            String runId, String attemptId, @Nullable String state, Failure failure, Instant now) {
        ObjectNode node = Json.object();
        node.put("runId", runId);
        node.put("attemptId", attemptId);
        node.put("attemptState", state);
        node.put("code", failure.code());
        node.put("message", failure.sentence());
        node.put("failedAt", Timestamps.text(now));
        return node;
    }
}
