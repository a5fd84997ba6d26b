package app.proofsheet.folder.qa;

import app.proofsheet.domain.review.QaReport;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a report hands to the edit that answers it (spec/review-records.md §2, {@code
 * feedbackHandoff}). Earlier hand-offs of the same report are kept in {@code earlierHandoffs}.
 *
 * @param category what the feedback is about: one subject, or {@code mixed}
 * @param text the feedback in words
 * @param dependencyImpact asset-relative paths of pictures made from this one
 * @param runIds the runs that were queued, the first one is the target
 */
public record FeedbackHandoff(
        String category, String text, List<String> dependencyImpact, List<String> runIds) {

    private static final String FIELD = "feedbackHandoff";
    private static final String EARLIER = "earlierHandoffs";

    /** Copies the lists. */
    public FeedbackHandoff {
        dependencyImpact = List.copyOf(dependencyImpact);
        runIds = List.copyOf(runIds);
    }

    /** Writes it into the report's record. */
    public void write(Path assetRoot, QaReport report) throws IOException {
        try (AssetLock _ = AssetLock.take(assetRoot)) {
            QaReports reports = new QaReports(assetRoot);
            QaReport now = reports.find(report.qaReportId()).orElse(report);
            reports.change(now, node -> with(node, now));
        }
    }

    private ObjectNode with(ObjectNode node, QaReport report) {
        if (node.get(FIELD) instanceof ObjectNode before) {
            ArrayNode earlier =
                    node.get(EARLIER) instanceof ArrayNode kept ? kept : node.putArray(EARLIER);
            earlier.add(before);
        }
        ObjectNode handoff = Json.object();
        handoff.put(
                "feedbackId",
                "feedback-" + report.qaReportId() + "-" + (node.path(EARLIER).size() + 1));
        handoff.put("qaReportId", report.qaReportId());
        handoff.put("targetObjectType", "image");
        handoff.put("targetObjectId", report.path());
        handoff.put("feedbackCategory", category);
        handoff.put("feedbackText", text);
        dependencyImpact.forEach(handoff.putArray("dependencyImpact")::add);
        handoff.put("rerunTarget", "edit_image/" + runIds.getFirst());
        if (runIds.size() > 1) {
            ArrayNode targets = handoff.putArray("rerunTargets");
            runIds.forEach(run -> targets.add("edit_image/" + run));
        }
        node.set(FIELD, handoff);
        return node;
    }
}
