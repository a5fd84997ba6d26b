package app.proofsheet.jobs.store;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A snapshot as JSON text in the queue file, and back. Absent values are left out. */
final class SnapshotCodec {

    private SnapshotCodec() {}

    static String write(JobSnapshot job) {
        ObjectNode node = Json.object();
        node.put("id", job.id());
        node.put("revision", job.revision());
        node.set("order", order(job.order()));
        node.put("state", job.state().id());
        node.put("step", job.step());
        node.put("steps", job.steps());
        node.put("polls", job.polls());
        node.put("saved", job.saved());
        if (job.fraction() != null) {
            node.put("fraction", job.fraction());
        }
        putText(node, "paid", job.paid());
        Failure failure = job.failure();
        if (failure != null) {
            node.set("failure", failure(failure));
        }
        ArrayNode choices = node.putArray("choices");
        job.choices().forEach(choice -> choices.add(choice.name().toLowerCase(Locale.ROOT)));
        ArrayNode pictures = node.putArray("pictures");
        job.pictures().forEach(pictures::add);
        putTime(node, "queuedAt", job.queuedAt());
        putTime(node, "startedAt", job.startedAt());
        putTime(node, "finishedAt", job.finishedAt());
        return Json.compact(node);
    }

    static JobSnapshot read(String text) {
        ObjectNode node = Json.readObject(text, "queue.db");
        List<RunProgress.Choice> choices = new ArrayList<>();
        node.path("choices").forEach(c -> choices.add(word(RunProgress.Choice.class, c.asText())));
        List<String> pictures = new ArrayList<>();
        node.path("pictures").forEach(p -> pictures.add(p.asText()));
        Instant queuedAt = time(node, "queuedAt");
        return new JobSnapshot(
                node.path("id").asText(),
                node.path("revision").asLong(),
                order(node.path("order")),
                word(JobState.class, node.path("state").asText()),
                node.path("step").asInt(),
                node.path("steps").asInt(),
                node.path("polls").asInt(),
                node.path("saved").asInt(),
                node.has("fraction") ? node.path("fraction").asDouble() : null,
                text(node, "paid"),
                node.has("failure") ? failure(node.path("failure")) : null,
                choices,
                pictures,
                queuedAt == null ? Instant.EPOCH : queuedAt,
                time(node, "startedAt"),
                time(node, "finishedAt"));
    }

    private static ObjectNode order(JobOrder order) {
        ObjectNode node = Json.object();
        node.put("assetDir", order.run().assetDir());
        node.put("runId", order.run().runId());
        node.put("assetId", order.assetId());
        node.put("provider", order.provider());
        node.put("model", order.model());
        node.put("mode", order.mode());
        node.put("pictures", order.pictures());
        putText(node, "estimate", order.estimate());
        node.put("group", order.group());
        node.put("newAttempt", order.newAttempt());
        putText(node, "derivedFrom", order.derivedFrom());
        return node;
    }

    private static JobOrder order(JsonNode node) {
        return new JobOrder(
                new RunRef(node.path("assetDir").asText(), node.path("runId").asText()),
                node.path("assetId").asText(),
                node.path("provider").asText(),
                node.path("model").asText(),
                node.path("mode").asText(),
                node.path("pictures").asInt(),
                text(node, "estimate"),
                node.path("group").asText(),
                node.path("newAttempt").asBoolean(),
                text(node, "derivedFrom"));
    }

    private static ObjectNode failure(Failure failure) {
        ObjectNode node = Json.object();
        node.put("code", failure.code());
        node.put("kind", failure.kind().name().toLowerCase(Locale.ROOT));
        node.put("sentence", failure.sentence());
        putText(node, "kept", failure.kept());
        putText(node, "next", failure.next());
        putText(node, "detail", failure.detail());
        return node;
    }

    private static Failure failure(JsonNode node) {
        return new Failure(
                node.path("code").asText(),
                word(FailureKind.class, node.path("kind").asText()),
                node.path("sentence").asText(),
                text(node, "kept"),
                text(node, "next"),
                text(node, "detail"));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private static void putText(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void putTime(ObjectNode node, String name, @Nullable Instant value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : Instant.parse(text);
    }
}
