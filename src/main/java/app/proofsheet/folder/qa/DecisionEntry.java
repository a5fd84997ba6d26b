package app.proofsheet.folder.qa;

import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A decision with what else its entry holds. Field names follow spec/review-records.md §1; {@code
 * heroBefore} is added so that taking a verdict back also gives the hero back.
 *
 * @param heroBefore asset-relative hero path before the verdict, null when there was none
 * @param node the entry as it stands in the file, with fields of other tools
 */
public record DecisionEntry(Decision decision, @Nullable String heroBefore, ObjectNode node) {

    /** A new entry. */
    public static DecisionEntry of(Decision decision, @Nullable String heroBefore) {
        ObjectNode node = Json.object();
        node.put("decisionId", decision.decisionId());
        node.put("action", decision.action().id());
        node.put("path", decision.path());
        node.put("movedTo", decision.movedTo());
        node.put("sha256", decision.sha256());
        node.put("originRunId", decision.originRunId());
        node.put("reviewer", decision.reviewer());
        node.put("decidedAt", Timestamps.text(decision.decidedAt()));
        if (decision.rating() != null) {
            node.put("rating", decision.rating());
        }
        if (decision.reason() != null) {
            node.put("reason", decision.reason());
        }
        if (decision.qaReportId() != null) {
            node.put("qaReportId", decision.qaReportId());
        }
        if (decision.undoes() != null) {
            node.put("undoes", decision.undoes());
        }
        node.put("heroBefore", heroBefore);
        return new DecisionEntry(decision, heroBefore, node);
    }

    /** Reads an entry, empty when it lacks what a decision needs. */
    public static Optional<DecisionEntry> read(JsonNode entry) {
        if (!(entry instanceof ObjectNode node)) {
            return Optional.empty();
        }
        String id = text(node, "decisionId");
        String path = text(node, "path");
        Optional<Verdict> action = verdict(text(node, "action"));
        if (id == null || path == null || action.isEmpty()) {
            return Optional.empty();
        }
        JsonNode rating = node.get("rating");
        String sha256 = text(node, "sha256");
        String reviewer = text(node, "reviewer");
        Decision decision =
                new Decision(
                        id,
                        action.get(),
                        path,
                        text(node, "movedTo"),
                        sha256 == null ? "" : sha256,
                        text(node, "originRunId"),
                        reviewer == null ? "" : reviewer,
                        Timestamps.read(node.get("decidedAt")).orElse(Instant.EPOCH),
                        rating != null && rating.isInt() ? rating.intValue() : null,
                        text(node, "reason"),
                        text(node, "qaReportId"),
                        text(node, "undoes"));
        return Optional.of(new DecisionEntry(decision, text(node, "heroBefore"), node));
    }

    private static Optional<Verdict> verdict(@Nullable String word) {
        return Arrays.stream(Verdict.values()).filter(v -> v.id().equals(word)).findFirst();
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
