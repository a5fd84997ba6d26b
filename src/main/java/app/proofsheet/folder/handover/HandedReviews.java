package app.proofsheet.folder.handover;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.QaReports;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What people decided about the pictures of a hand-off (spec/review-records.md): decisions on these
 * bytes that still hold, and final reports on them. What was taken back is nobody else's business.
 */
final class HandedReviews {

    /** Fields of a report that go out; hand-offs to an edit and notes for oneself do not. */
    private static final List<String> REPORT =
            List.of(
                    "qaReportId",
                    "targetObjectType",
                    "targetObjectId",
                    "targetVersion",
                    "campaignId",
                    "personaId",
                    "conceptId",
                    "reviewer",
                    "reviewedAt",
                    "verdict",
                    "goodReasons",
                    "badReasons",
                    "issueCategories",
                    "blameStage",
                    "scores",
                    "proposedAction",
                    "status");

    private final HandOverAsset asset;
    private final Map<String, String> hashes;

    /**
     * Reviews of an asset.
     *
     * @param hashes sha256 of the bytes handed over, by path in the asset's folder
     */
    HandedReviews(HandOverAsset asset, Map<String, String> hashes) {
        this.asset = asset;
        this.hashes = hashes;
    }

    /** The documents by their path in the asset: the decisions, then a file for each report. */
    SortedMap<String, ObjectNode> documents() {
        SortedMap<String, ObjectNode> reports = reports();
        Set<String> known =
                reports.values().stream()
                        .map(report -> report.path("qaReportId").asText())
                        .collect(Collectors.toSet());
        SortedMap<String, ObjectNode> documents = new TreeMap<>(reports);
        documents.put("decisions.json", decisions(known));
        return documents;
    }

    private ObjectNode decisions(Set<String> reports) {
        TreeSet<ObjectNode> found =
                new TreeSet<>(Comparator.comparing(node -> node.path("decisionId").asText()));
        for (PictureSnapshot picture : asset.pictures()) {
            String path = asset.path(picture);
            asset.decisions().about(picture.id().path(), hash(path)).stream()
                    .filter(decision -> isShown(decision, path))
                    .forEach(decision -> found.add(node(decision, path, reports)));
        }
        ObjectNode document = Json.object();
        document.put("assetId", asset.assetId());
        document.put("schemaVersion", 1);
        ArrayNode list = document.putArray("decisions");
        found.forEach(list::add);
        return document;
    }

    private String hash(String path) {
        return hashes.getOrDefault(path, "");
    }

    private boolean isShown(Decision decision, String path) {
        return decision.action() != Verdict.UNDO
                && decision.action() != Verdict.PURGE
                && asset.decisions().holds(decision)
                && (decision.sha256().isEmpty() || decision.sha256().equals(hash(path)));
    }

    private static ObjectNode node(Decision decision, String path, Set<String> reports) {
        ObjectNode node =
                DecisionEntry.of(
                                new Decision(
                                        decision.decisionId(),
                                        decision.action(),
                                        path,
                                        null,
                                        decision.sha256(),
                                        decision.originRunId(),
                                        decision.reviewer(),
                                        decision.decidedAt(),
                                        decision.rating(),
                                        decision.reason(),
                                        reports.contains(String.valueOf(decision.qaReportId()))
                                                ? decision.qaReportId()
                                                : null,
                                        null),
                                null)
                        .node();
        node.remove("heroBefore");
        return node;
    }

    private SortedMap<String, ObjectNode> reports() {
        SortedMap<String, ObjectNode> reports = new TreeMap<>();
        for (PictureSnapshot picture : asset.pictures()) {
            String path = asset.path(picture);
            for (QaReport report : about(picture, hash(path))) {
                String name = QaReports.FOLDER + "/" + report.qaReportId() + ".json";
                JsonRecord.read(asset.root().resolve(name), name)
                        .object()
                        .ifPresent(record ->
                                reports.put(
                                        "qa/" + report.qaReportId() + ".json",
                                        report(record, path)));
            }
        }
        return reports;
    }

    /** Reports keep the name a picture had when it was reviewed, so its earlier names count. */
    private List<QaReport> about(PictureSnapshot picture, String sha256) {
        Set<String> stems = new TreeSet<>();
        stems.add(QaReports.stem(picture.id().path()));
        asset.decisions()
                .about(picture.id().path(), sha256)
                .forEach(decision -> stems.add(QaReports.stem(decision.path())));
        return new QaReports(asset.root())
                .about(stems).stream()
                        .filter(QaReport::isFinal)
                        .filter(report -> report.version().equals(sha256))
                        .toList();
    }

    private static ObjectNode report(ObjectNode record, String path) {
        ObjectNode report = Json.object();
        for (String field : REPORT) {
            JsonNode value = record.get(field);
            if (value != null) {
                report.set(field, value);
            }
        }
        report.put("targetObjectId", path);
        return report;
    }
}
