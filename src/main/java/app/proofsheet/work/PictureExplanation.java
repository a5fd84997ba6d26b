package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.sent.Difference;
import app.proofsheet.folder.story.AskedFacts;
import app.proofsheet.work.Dossiers.LockCheck;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One paragraph about a picture, from its records alone. What no record tells is said to be
 * unknown; nothing is guessed from the picture or from the prompt.
 *
 * @param asked what its run asked for, null when no request is on record
 * @param madeAt null when no record tells
 * @param isCompared the manifest tells whether it was sent and made as asked
 */
record PictureExplanation(
        PictureSnapshot picture,
        @Nullable AskedFacts asked,
        @Nullable Instant madeAt,
        LockCheck lock,
        List<PictureSnapshot> parents,
        List<Decision> decisions,
        boolean isCompared,
        List<Difference> differences) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** The paragraph. */
    String text() {
        List<String> sentences = new ArrayList<>();
        PictureSnapshot.Origin origin = picture.origin();
        if (origin == null) {
            sentences.add(
                    picture.id().fileName()
                            + " has no record of a run, so when, how and from what it was made is"
                            + " unknown.");
        } else {
            sentences.add(made(origin));
            if (origin.isEdit()) {
                sentences.add(edit(origin));
            }
            purpose(sentences);
            choices(sentences, origin);
            sentences.add(references());
            sentences.add(lock.sentence());
            sentences.add(asAsked());
        }
        sentences.add(verdicts());
        if (origin != null) {
            sentences.add(cost(origin));
        }
        return String.join(" ", sentences);
    }

    private String made(PictureSnapshot.Origin origin) {
        String when = madeAt == null ? "at an unknown time" : "on " + WHEN.format(madeAt);
        String name = picture.id().fileName();
        if (origin.provider().equals("offline")) {
            return name
                    + " is an offline sketch: this program drew it "
                    + when
                    + " from the words of the prompt, standing in for "
                    + known(origin.model(), "an endpoint that no record names")
                    + "; no image model made it.";
        }
        return name
                + " was made "
                + when
                + " by "
                + known(origin.model(), "a model that no record names")
                + " through "
                + known(origin.provider(), "a provider that no record names")
                + quality()
                + ", in run "
                + origin.runId()
                + ".";
    }

    private String quality() {
        if (asked == null) {
            return ", at a quality that no record names";
        }
        List<String> parts = new ArrayList<>();
        for (String field : List.of("resolution", "quality", "size")) {
            String value = asked.texts().get(field);
            if (value != null) {
                parts.add(field + " " + value);
            }
        }
        return parts.isEmpty()
                ? ", with no quality named in its request"
                : ", asked for with " + String.join(" and ", parts);
    }

    private String edit(PictureSnapshot.Origin origin) {
        String of =
                !parents.isEmpty()
                        ? parents.getFirst().id().path()
                        : origin.derivedFrom() == null
                                ? "a picture that no record names"
                                : origin.derivedFrom() + " (not found now)";
        List<String> why = asked == null ? List.of() : list("feedback");
        List<String> subjects = why.isEmpty() ? origin.feedback() : why;
        return "It is an edit of "
                + of
                + (subjects.isEmpty()
                        ? "; what was to change is not recorded beside the prompt."
                        : ", to change " + closed(String.join("; ", subjects)));
    }

    private void purpose(List<String> sentences) {
        if (asked == null) {
            sentences.add("Its request is not on record, so what it was asked for is unknown.");
            return;
        }
        List<String> parts = new ArrayList<>();
        part(parts, "assetPurpose", "purpose");
        part(parts, "personaId", "persona");
        part(parts, "campaignId", "campaign");
        part(parts, "conceptId", "concept");
        part(parts, "aspectRatio", "format");
        if (!parts.isEmpty()) {
            sentences.add("Asked for: " + String.join(", ", parts) + ".");
        }
    }

    private void part(List<String> parts, String field, String word) {
        String value = asked == null ? null : asked.texts().get(field);
        if (value != null) {
            parts.add(word + " " + value.replace('_', ' '));
        }
    }

    private void choices(List<String> sentences, PictureSnapshot.Origin origin) {
        if (!origin.variant().isEmpty()) {
            sentences.add(
                    "Chosen from what may vary: "
                            + origin.variant().entrySet().stream()
                                    .map(PictureExplanation::choice)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (asked != null) {
            sentences.add(phrases("mustKeep", "To be kept", "What was to be kept"));
            sentences.add(phrases("mustAvoid", "To be avoided", "What was to be avoided"));
        }
    }

    private static String choice(Map.Entry<String, String> entry) {
        return entry.getKey() + ": " + entry.getValue();
    }

    private String phrases(String field, String label, String unknown) {
        if (asked == null || !asked.lists().containsKey(field)) {
            return unknown + " is not recorded.";
        }
        List<String> phrases = list(field);
        return phrases.isEmpty()
                ? label + ": nothing was named."
                : label + ": " + closed(String.join(", ", phrases));
    }

    private String references() {
        List<String> all = new ArrayList<>(list("inputFiles"));
        // An address may be signed: how many there were is enough.
        int addresses = list("inputUrls").size();
        if (addresses > 0) {
            all.add(addresses == 1 ? "1 address" : addresses + " addresses");
        }
        String evidence =
                list("sourceBasis").isEmpty()
                        ? "No source basis is recorded."
                        : "Its source basis is " + String.join(", ", list("sourceBasis")) + ".";
        return (all.isEmpty()
                        ? "No reference picture is recorded. "
                        : "Reference pictures: " + String.join(", ", all) + ". ")
                + evidence;
    }

    private String asAsked() {
        if (!isCompared) {
            return "Whether it was sent and made as asked is not recorded.";
        }
        return differences.isEmpty()
                ? "It was sent and made as asked."
                : "Not as asked: "
                        + differences.stream()
                                .map(Difference::sentence)
                                .collect(Collectors.joining(" "));
    }

    private String verdicts() {
        return decisions.isEmpty()
                ? "No verdict on it is recorded."
                : "Verdicts: "
                        + decisions.stream()
                                .map(PictureExplanation::verdict)
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    private static String verdict(Decision decision) {
        Integer rating = decision.rating();
        String what =
                switch (decision.action()) {
                    case APPROVE -> "approved";
                    case REJECT -> "rejected";
                    case RESTORE -> "put back to candidates";
                    case RATE -> rating == null ? "rated" : "rated " + rating + " of 5";
                    case REVISE -> "sent back for changes";
                    case PURGE -> "moved to the trash";
                    case UNDO -> "undone: " + known(String.valueOf(decision.undoes()), "a verdict");
                };
        String why = decision.reason();
        return what
                + " on "
                + WHEN.format(decision.decidedAt())
                + " by "
                + decision.reviewer()
                + (why == null || why.isBlank()
                        ? ", no reason given"
                        : " because \"" + why.strip() + "\"");
    }

    private static String cost(PictureSnapshot.Origin origin) {
        String cost = origin.cost();
        if (cost == null) {
            return "What it cost is not recorded.";
        }
        return new BigDecimal(cost).signum() == 0
                ? "It cost nothing."
                : "It cost " + cost + " credits.";
    }

    private List<String> list(String field) {
        return asked == null ? List.of() : asked.lists().getOrDefault(field, List.of());
    }

    private static String closed(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String known(String value, String otherwise) {
        return value.isBlank() ? otherwise : value;
    }
}
