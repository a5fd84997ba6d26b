package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefChange;
import app.proofsheet.ui.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** States of a brief in words: what changed, what a template sets, when. */
final class StateWords {

    private static final int LONGEST = 48;
    private static final Set<String> LISTS =
            Set.of("sourceBasis", "references", "mustKeep", "canVary", "mustAvoid");
    private static final Set<String> TEXTS =
            Set.of("visualDirection", "prompt", "negativePrompt", "notes");
    private static final Set<String> FLAGS = Set.of("explicitVariantTest", "draft");

    private final Texts texts;
    private final ZoneId zone;

    StateWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    String time(@Nullable Instant time) {
        return time == null
                ? texts.get("history.time.unknown")
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.getDefault())
                        .format(time.atZone(zone));
    }

    /** What one state changed against the one before it. */
    String changes(Brief before, Brief after) {
        List<BriefChange> changes = BriefChange.between(before, after);
        return changes.isEmpty()
                ? texts.get("history.same")
                : changes.stream().map(this::change).collect(Collectors.joining("\n"));
    }

    private String change(BriefChange change) {
        String field = texts.get("changed." + change.field());
        if (TEXTS.contains(change.field())) {
            return texts.get(
                    change.added().isEmpty()
                            ? "change.cleared"
                            : change.removed().isEmpty() ? "change.written" : "change.rewritten",
                    field);
        }
        if (FLAGS.contains(change.field())) {
            return texts.get(change.added().isEmpty() ? "change.off" : "change.on", field);
        }
        if (change.isReordering()) {
            return texts.get("change.reordered", field);
        }
        if (change.field().equals("personaLock") && change.added().size() == 1) {
            boolean isPath = change.removed().size() > 1 || change.removed().isEmpty();
            return isPath
                    ? texts.get("change.set", field, cut(change.added().getFirst()))
                    : texts.get("change.confirmed", field);
        }
        if (!LISTS.contains(change.field())) {
            return change.added().isEmpty()
                    ? texts.get("change.cleared", field)
                    : texts.get("change.set", field, cut(change.added().getFirst()));
        }
        List<String> parts = new ArrayList<>();
        change.added().forEach(entry -> parts.add(texts.get("change.added", cut(entry))));
        change.removed().forEach(entry -> parts.add(texts.get("change.removed", cut(entry))));
        return texts.get("change.list", field, String.join(", ", parts));
    }

    /** What starting from a template sets, in one sentence. */
    String sets(Brief brief) {
        List<String> parts = new ArrayList<>();
        if (brief.identity().purpose() != null) {
            parts.add(texts.get("purpose." + brief.identity().purpose().id()));
        }
        Brief.Grounding grounding = brief.grounding();
        Brief.PersonaLock lock = grounding.personaLock();
        if (lock != null) {
            parts.add(texts.get("sets.lock", cut(lock.path())));
        }
        if (grounding.visualDirection() != null) {
            parts.add(texts.get("sets.direction"));
        }
        addCount(parts, "sets.sources", grounding.sourceBasis().size());
        addCount(parts, "sets.keep", brief.rules().mustKeep().size());
        addCount(parts, "sets.vary", brief.rules().canVary().size());
        addCount(parts, "sets.avoid", brief.rules().mustAvoid().size());
        parts.add(texts.get("sets.output", brief.output().count(), brief.output().model()));
        if (brief.prompt() != null) {
            parts.add(texts.get("sets.prompt"));
        }
        return texts.get("sets", String.join(", ", parts));
    }

    private void addCount(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(texts.get(key, count));
        }
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).strip() + "…";
    }
}
