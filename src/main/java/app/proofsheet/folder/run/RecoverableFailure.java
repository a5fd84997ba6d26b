package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.folder.Addresses;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/** The pointer to a paid run whose pictures could not be saved (spec/asset-folder.md §7.2). */
final class RecoverableFailure {

    private RecoverableFailure() {}

    static ObjectNode node(RunFolder folder, Attempt attempt, Failure failure, Instant now) {
        ObjectNode node = Json.object();
        node.put("code", failure.code());
        node.put("failedAt", Timestamps.text(now));
        node.put("layer", layer(failure));
        node.put("manifestPath", folder.relative(folder.manifest()));
        node.put("message", failure.sentence());
        node.set("providerOutputUrls", Addresses.plain(Outputs.urls(attempt.outputs())));
        node.put("providerStatus", attempt.providerStatus());
        node.put("recoverable", true);
        node.put("responsePath", folder.relative(folder.response()));
        node.put("runId", folder.runId());
        node.put("attemptId", attempt.id());
        return node;
    }

    /** Where it went wrong; not everything is the network's fault (defect D24). */
    private static String layer(Failure failure) {
        return switch (failure.kind()) {
            case TRANSPORT, BUSY, AUTHORISATION, REFUSED, QUOTA -> "hosted_storage_network";
            case STORAGE -> "local_storage";
            case INPUT, RECORD, CONTENT_POLICY, GENERATION, STATE -> "provider_output";
        };
    }
}
