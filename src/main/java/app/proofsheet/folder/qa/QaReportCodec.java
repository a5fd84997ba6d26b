package app.proofsheet.folder.qa;

import app.proofsheet.domain.review.Answer;
import app.proofsheet.domain.review.BlameStage;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * QA reports as JSON (spec/review-records.md §2). {@code reviewerNote} and {@code criterionNotes}
 * are added, so that a draft can be gone on with. Fields, scores, categories and stages of other
 * tools are kept.
 */
final class QaReportCodec {

    private static final String FINAL = "final";

    private QaReportCodec() {}

    /** Writes a report over what its record held before, an empty object when it is new. */
    static ObjectNode write(QaReport report, ObjectNode before) {
        ObjectNode node = before.deepCopy();
        ReviewSheet sheet = report.sheet();
        ReviewSheet.Reasons reasons = sheet.reasons();
        ReportVerdict verdict = sheet.verdict();
        node.put("qaReportId", report.qaReportId());
        if (!node.hasNonNull("targetObjectType")) {
            node.put("targetObjectType", "image");
        }
        node.put("targetObjectId", report.path());
        node.put("targetVersion", report.version());
        for (String id : List.of("campaignId", "personaId", "conceptId")) {
            if (!node.has(id)) {
                node.putNull(id);
            }
        }
        node.put("reviewer", report.reviewer());
        node.put("reviewedAt", Timestamps.text(report.reviewedAt()));
        node.put("verdict", verdict == null ? null : verdict.id());
        node.set("goodReasons", list(reasons.good().stream()));
        node.set("badReasons", list(reasons.bad().stream()));
        node.set(
                "issueCategories",
                list(
                        Stream.concat(
                                sheet.categories().stream().map(IssueCategory::id),
                                foreign(before, "issueCategories", IssueCategory::of))));
        node.set(
                "blameStage",
                list(
                        Stream.concat(
                                sheet.blame().stream().map(BlameStage::id),
                                foreign(before, "blameStage", BlameStage::of))));
        writeScores(sheet, node);
        node.put("proposedAction", sheet.proposedAction());
        node.put("status", report.isFinal() ? FINAL : "draft");
        node.put("reviewerNote", sheet.note());
        ObjectNode notes = node.putObject("criterionNotes");
        sheet.notes().forEach((criterion, text) -> notes.put(criterion.id(), text));
        return node;
    }

    /** A score that still means the same answer keeps its value: other tools also give 2 and 4. */
    private static void writeScores(ReviewSheet sheet, ObjectNode node) {
        ObjectNode scores =
                node.get("scores") instanceof ObjectNode had ? had : node.putObject("scores");
        for (Criterion criterion : Criterion.values()) {
            Answer answer = sheet.answers().get(criterion);
            if (answer == null) {
                scores.remove(criterion.id());
            } else if (!answer(scores.get(criterion.id())).equals(Optional.of(answer))) {
                scores.put(criterion.id(), answer.score());
            }
        }
    }

    /** Reads a report, empty when it lacks what a report needs. */
    static Optional<QaReport> read(ObjectNode node) {
        String id = text(node, "qaReportId");
        String path = text(node, "targetObjectId");
        if (id == null || path == null) {
            return Optional.empty();
        }
        return Optional.of(
                new QaReport(
                        id,
                        path,
                        Objects.requireNonNullElse(text(node, "targetVersion"), ""),
                        Objects.requireNonNullElse(text(node, "reviewer"), ""),
                        Timestamps.read(node.get("reviewedAt")).orElse(Instant.EPOCH),
                        sheet(node),
                        FINAL.equals(text(node, "status"))));
    }

    private static ReviewSheet sheet(ObjectNode node) {
        Map<Criterion, Answer> answers = new EnumMap<>(Criterion.class);
        Map<Criterion, String> notes = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            answer(node.path("scores").get(criterion.id()))
                    .ifPresent(answer -> answers.put(criterion, answer));
            String note = text(node.path("criterionNotes"), criterion.id());
            if (note != null && !note.isBlank()) {
                notes.put(criterion, note);
            }
        }
        String action = Objects.requireNonNullElse(text(node, "proposedAction"), "");
        ReviewSheet noted =
                new ReviewSheet(
                        answers,
                        notes,
                        Objects.requireNonNullElse(text(node, "reviewerNote"), ""),
                        Optional.ofNullable(text(node, "verdict"))
                                .flatMap(ReportVerdict::of)
                                .orElse(null),
                        known(node, "issueCategories", IssueCategory::of),
                        known(node, "blameStage", BlameStage::of),
                        "",
                        ReviewSheet.Reasons.NONE);
        ReviewSheet.Reasons own = noted.reasons();
        ReviewSheet whole =
                new ReviewSheet(
                        noted.answers(),
                        noted.notes(),
                        noted.note(),
                        noted.verdict(),
                        noted.categories(),
                        noted.blame(),
                        "",
                        new ReviewSheet.Reasons(
                                without(texts(node, "goodReasons"), own.good()),
                                without(texts(node, "badReasons"), own.bad())));
        return action.equals(whole.proposedAction()) ? whole : whole.withAction(action);
    }

    private static Optional<Answer> answer(@Nullable JsonNode score) {
        return score != null && score.isInt() ? Answer.ofScore(score.intValue()) : Optional.empty();
    }

    private static List<String> without(List<String> all, List<String> own) {
        return all.stream().filter(reason -> !own.contains(reason)).toList();
    }

    private static <E extends Enum<E>> Set<E> known(
            JsonNode node, String field, Function<String, Optional<E>> of) {
        return texts(node, field).stream()
                .flatMap(word -> of.apply(word).stream())
                .collect(Collectors.toSet());
    }

    private static <E> Stream<String> foreign(
            JsonNode node, String field, Function<String, Optional<E>> of) {
        return texts(node, field).stream().filter(word -> of.apply(word).isEmpty());
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        if (node.get(field) instanceof ArrayNode array) {
            array.forEach(item -> {
                if (item.isTextual()) {
                    texts.add(item.textValue());
                }
            });
        }
        return texts;
    }

    private static ArrayNode list(Stream<String> texts) {
        ArrayNode array = Json.mapper().createArrayNode();
        texts.distinct().forEach(array::add);
        return array;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
