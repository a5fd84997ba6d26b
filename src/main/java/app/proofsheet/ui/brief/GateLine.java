package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.ui.text.Texts;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the checklist beside the queue button.
 *
 * @param topic which of the six lines
 * @param state how it stands
 * @param label short words of the line
 * @param sentence what was found and what to do, or why it passed
 * @param field the brief field to go to, as named in {@code brief.json}
 */
public record GateLine(Topic topic, State state, String label, String sentence, String field) {

    /** How a line stands. */
    public enum State {
        PASSED,
        WARNING,
        STOPS
    }

    /** The six lines, in order, with the brief fields they are about. */
    public enum Topic {
        LOCK("lock", "personaLock", "visualDirection", "explicitVariantTest"),
        PURPOSE("purpose", "assetPurpose"),
        SOURCE("source", "sourceBasis", "references"),
        OUTPUT("output", "localAssetDir"),
        PROMPT("prompt", "prompt", "mustKeep", "canVary", "mustAvoid", "negativePrompt"),
        /** Everything else: ids, endpoint, its settings. */
        ENDPOINT("endpoint", "assetId");

        private final String key;
        private final List<String> fields;

        Topic(String key, String... fields) {
            this.key = key;
            this.fields = List.of(fields);
        }

        /** The line a brief field belongs to. */
        static Topic of(String field) {
            for (Topic topic : values()) {
                if (topic.fields.contains(field)) {
                    return topic;
                }
            }
            return ENDPOINT;
        }
    }

    /** The six lines of a gate report. */
    static List<GateLine> of(GateReport report, Texts texts) {
        List<GateLine> lines = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            List<Finding> found =
                    report.findings().stream().filter(f -> Topic.of(f.field()) == topic).toList();
            lines.add(found.isEmpty() ? passed(topic, texts) : open(topic, found, texts));
        }
        return lines;
    }

    private static GateLine passed(Topic topic, Texts texts) {
        return new GateLine(
                topic,
                State.PASSED,
                texts.get("gate." + topic.key),
                texts.get("gate." + topic.key + ".passed"),
                topic.fields.getFirst());
    }

    private static GateLine open(Topic topic, List<Finding> found, Texts texts) {
        Finding worst =
                found.stream()
                        .filter(f -> f.severity() == Finding.Severity.BLOCKED)
                        .findFirst()
                        .orElse(found.getFirst());
        State state = worst.severity() == Finding.Severity.BLOCKED ? State.STOPS : State.WARNING;
        StringBuilder sentence = new StringBuilder();
        for (Finding finding : found) {
            sentence.append(sentence.isEmpty() ? "" : "\n")
                    .append(finding.message())
                    .append(' ')
                    .append(finding.mend());
        }
        return new GateLine(
                topic, state, label(topic, found, texts), sentence.toString(), worst.field());
    }

    private static String label(Topic topic, List<Finding> found, Texts texts) {
        String plain = texts.get("gate." + topic.key);
        long missing = found.stream().filter(f -> f.code().endsWith("_missing")).count();
        if (missing > 0) {
            return texts.get("gate.missing", plain, missing);
        }
        return found.size() > 1 ? texts.get("gate.several", plain, found.size()) : plain;
    }
}
