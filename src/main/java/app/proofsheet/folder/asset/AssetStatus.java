package app.proofsheet.folder.asset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/**
 * Keeps review status and run health of an asset apart (defects D11, D12): {@code reviewStatus} is
 * what people decided, {@code runHealth} follows the open failures, and {@code status}, which other
 * tools read, is derived from the two.
 */
final class AssetStatus {

    /** Health and status while a paid run could not be saved. */
    static final String MATERIALIZATION_FAILED = "materialization_failed";

    private static final String PENDING = "review_pending";
    private static final String APPROVED = "approved";
    private static final Set<String> OURS = Set.of(PENDING, APPROVED);

    private AssetStatus() {}

    /** Derives the three fields anew from the open failures of the index. */
    static void derive(ObjectNode asset, ObjectNode index) {
        String review = asset.path("reviewStatus").asText("");
        if (review.isEmpty()) {
            String status = asset.path("status").asText("");
            boolean known = !status.isEmpty() && !status.equals(MATERIALIZATION_FAILED);
            review = known ? status : PENDING;
        }
        boolean failed =
                index.get(AssetRecords.RECOVERABLE) instanceof ArrayNode open && !open.isEmpty();
        asset.put("reviewStatus", review);
        asset.put("runHealth", failed ? MATERIALIZATION_FAILED : "ok");
        asset.put("status", failed ? MATERIALIZATION_FAILED : review);
    }

    /** Lets the review status follow the approved pictures; words of other tools stay. */
    static void reviewed(ObjectNode asset, ObjectNode index, boolean hasApproved) {
        derive(asset, index);
        if (OURS.contains(asset.path("reviewStatus").asText())) {
            asset.put("reviewStatus", hasApproved ? APPROVED : PENDING);
            derive(asset, index);
        }
    }

    /** The newest open failure, or null as a JSON value. */
    static JsonNode newestFailure(ObjectNode index) {
        return index.get(AssetRecords.RECOVERABLE) instanceof ArrayNode open && !open.isEmpty()
                ? open.get(open.size() - 1)
                : index.nullNode();
    }
}
