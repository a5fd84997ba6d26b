package app.proofsheet.folder.story;

import app.proofsheet.domain.money.Charge;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.money.Bills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One attempt told in order, from its own record, its answers and its error files
 * (spec/asset-folder.md §5, §6).
 *
 * @param isPaid the provider accepted it
 * @param bill what the provider told about the price
 */
public record AttemptTimeline(
        String attemptId,
        String state,
        String nextAction,
        boolean isPaid,
        Charge.Told bill,
        List<Moment> moments) {

    /** Copies the list. */
    public AttemptTimeline {
        moments = List.copyOf(moments);
    }

    /**
     * One thing that happened.
     *
     * @param at when, null when no record tells
     * @param kind {@code sent}, {@code answer}, {@code poll}, {@code saved} or {@code failed}
     * @param detail status of the answer or the like, null when there is nothing more to say
     * @param file name of the record in the attempt's folder that tells it, null when none does
     */
    public record Moment(
            @Nullable Instant at,
            String kind,
            String sentence,
            @Nullable String detail,
            @Nullable String file) {}

    /** Reads the attempt in a folder; empty when it has no readable record. */
    static Optional<AttemptTimeline> read(Path attemptFolder) {
        return JsonRecord.read(attemptFolder.resolve("attempt.json"), "attempt.json")
                .object()
                .map(attempt -> new Reader(attemptFolder, attempt).read());
    }

    private static final class Reader {

        private final Path folder;
        private final ObjectNode attempt;
        private final String state;
        private final List<Moment> moments = new ArrayList<>();

        Reader(Path folder, ObjectNode attempt) {
            this.folder = folder;
            this.attempt = attempt;
            this.state = attempt.path("state").asText("unknown");
        }

        AttemptTimeline read() {
            boolean submitted = attempt.path("submitted").asBoolean(false);
            sent(submitted);
            answers();
            searched();
            saved();
            errors();
            moments.sort(
                    Comparator.comparing(
                            Moment::at, Comparator.nullsLast(Comparator.naturalOrder())));
            return new AttemptTimeline(
                    attempt.path("attemptId").asText(String.valueOf(folder.getFileName())),
                    state,
                    attempt.path("nextAction").asText(""),
                    submitted,
                    bill(),
                    moments);
        }

        private void sent(boolean submitted) {
            String to = attempt.path("provider").asText("");
            String where = to.isEmpty() ? "" : " to " + to;
            String operation = text(attempt, "hostedOperationId");
            Instant leftAt = at(attempt, "submitLeftAt");
            boolean left = submitted || state.equals("submit_outcome_unknown");
            moments.add(
                    new Moment(
                            leftAt == null ? at(attempt, "createdAt") : leftAt,
                            "sent",
                            left ? "Request sent" + where + "." : "Request written.",
                            operation == null ? null : "operation " + operation,
                            existing("sent.json")));
        }

        private void answers() {
            int polls = 0;
            for (JsonNode entry : attempt.path("responseHistory")) {
                String kind = entry.path("kind").asText("");
                String file = fileName(entry.path("path").asText(""));
                String status = status(file);
                String told = status == null ? "" : ": " + status;
                String how = how(file);
                Instant when = at(entry, "recordedAt");
                switch (kind) {
                    case "submit" ->
                            moments.add(
                                    new Moment(when, "answer", "Accepted" + told + ".", how, file));
                    case "poll" -> {
                        polls++;
                        moments.add(
                                new Moment(when, "poll", "Poll " + polls + told + ".", how, file));
                    }
                    case "find" ->
                            moments.add(
                                    new Moment(
                                            when,
                                            "answer",
                                            "Found at the provider" + told + ".",
                                            how,
                                            file));
                    default ->
                            moments.add(
                                    new Moment(
                                            when,
                                            "answer",
                                            "Taken over from an older folder" + told + ".",
                                            how,
                                            file));
                }
            }
        }

        private void searched() {
            JsonNode search = attempt.path("lastSearch");
            String result = search.path("result").asText("found");
            if (!result.equals("found")) {
                moments.add(
                        new Moment(
                                at(search, "searchedAt"),
                                "answer",
                                "Searched for. " + search.path("message").asText(""),
                                null,
                                null));
            }
        }

        private void saved() {
            JsonNode pictures = attempt.path("savedPictures");
            if (pictures.isArray() && !pictures.isEmpty()) {
                Instant last = null;
                for (JsonNode picture : pictures) {
                    Instant when = at(picture, "createdAt");
                    if (when != null && (last == null || when.isAfter(last))) {
                        last = when;
                    }
                }
                moments.add(
                        new Moment(last, "saved", count(pictures.size()) + " saved.", null, null));
            } else if (state.equals("materialized")) {
                int made =
                        JsonRecord.read(folder.resolve("manifest.json"), "manifest.json")
                                .object()
                                .map(manifest -> manifest.path("assets").size())
                                .orElse(0);
                moments.add(
                        new Moment(
                                at(attempt, "updatedAt"),
                                "saved",
                                made == 0 ? "Saved." : count(made) + " saved.",
                                null,
                                existing("manifest.json")));
            }
        }

        private void errors() {
            boolean told = false;
            told |= error("submission-error.json", "Sending failed", !attemptIsSubmitted());
            told |=
                    error(
                            "status-error.json",
                            "Asking for the state failed",
                            state.equals("hosted_generation_handle_not_found"));
            told |=
                    error(
                            "materialization-error.json",
                            "Saving failed",
                            state.equals("materialization_failed"));
            JsonNode failure = attempt.path("failure");
            if (!told && failure.isObject()) {
                moments.add(
                        new Moment(
                                at(attempt, "updatedAt"),
                                "failed",
                                failure.path("message").asText("It stopped."),
                                text(failure, "code"),
                                null));
            } else if (!told && state.equals("provider_failed")) {
                moments.add(
                        new Moment(
                                at(attempt, "updatedAt"),
                                "failed",
                                "The provider could not make it.",
                                text(attempt, "providerStatus"),
                                null));
            }
            if (attempt.has("markedLostAt")) {
                moments.add(
                        new Moment(
                                at(attempt, "markedLostAt"),
                                "failed",
                                "Given up by hand.",
                                null,
                                null));
            }
        }

        /** An error file has no time of its own; while it is the last word, the attempt's time. */
        private boolean error(String name, String what, boolean isLastWord) {
            Optional<ObjectNode> error = JsonRecord.read(folder.resolve(name), name).object();
            error.ifPresent(node ->
                    moments.add(
                            new Moment(
                                    isLastWord ? at(attempt, "updatedAt") : null,
                                    "failed",
                                    what + ": " + node.path("message").asText("no reason"),
                                    errorDetail(node),
                                    name)));
            return error.isPresent() && isLastWord;
        }

        private boolean attemptIsSubmitted() {
            return attempt.path("submitted").asBoolean(false);
        }

        private @Nullable String status(String file) {
            if (file.isEmpty()) {
                return null;
            }
            return WorkPaths.find(folder, file)
                    .flatMap(answer -> JsonRecord.read(answer, file).object())
                    .map(payload ->
                            text(payload, "status") != null ? payload : payload.path("data"))
                    .map(payload -> text(payload, "status"))
                    .orElse(null);
        }

        /** Status line of an answer, null when no receipt is on record. */
        private @Nullable String how(String file) {
            String meta = file.replaceFirst("\\.json$", ".meta.json");
            return WorkPaths.find(folder, meta)
                    .flatMap(path -> JsonRecord.read(path, meta).object())
                    .map(receipt -> receipt.path("httpStatus"))
                    .filter(JsonNode::isIntegralNumber)
                    .map(status -> "HTTP " + status.asText())
                    .orElse(null);
        }

        private static @Nullable String errorDetail(ObjectNode error) {
            List<String> parts = new ArrayList<>();
            if (error.path("status").isIntegralNumber()) {
                parts.add("HTTP " + error.path("status").asText());
            }
            String code = text(error, "code");
            if (code != null) {
                parts.add(code);
            }
            return parts.isEmpty() ? null : String.join(" · ", parts);
        }

        private @Nullable String existing(String name) {
            return Files.isRegularFile(folder.resolve(name)) ? name : null;
        }

        private Charge.Told bill() {
            return Bills.of(attempt);
        }

        private static String count(int pictures) {
            return pictures == 1 ? "1 picture" : pictures + " pictures";
        }

        private static String fileName(String stored) {
            String slashed = stored.replace('\\', '/');
            return slashed.substring(slashed.lastIndexOf('/') + 1);
        }

        private static @Nullable Instant at(JsonNode node, String field) {
            return Timestamps.read(node.get(field)).orElse(null);
        }

        private static @Nullable String text(JsonNode node, String field) {
            JsonNode value = node.get(field);
            return value != null && value.isTextual() ? value.textValue() : null;
        }
    }
}
