package app.proofsheet.folder.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The documents of a brief as text (spec/brief.md §1, §2; spec/review-records.md §4, §5). */
public final class BriefCodec {

    private static final Set<String> MISSING =
            Set.of(
                    "no_visual_lock",
                    "no_asset_purpose",
                    "no_source_basis",
                    "no_output_path",
                    "empty_prompt",
                    "lock_missing",
                    "source_missing",
                    "reference_missing");

    private static final Set<String> DRIFT =
            Set.of("no_must_avoid", "no_can_vary", "prompt_lost_keep", "variants_not_spread");

    private BriefCodec() {}

    /**
     * Reads {@code brief.json}.
     *
     * @param name what the file is called in a sentence, usually its relative path
     * @throws app.proofsheet.domain.failure.FailureException {@code brief_unreadable} naming place
     *     or field, {@code brief_newer}
     */
    public static Brief read(String text, String name) {
        return BriefReader.read(text, name);
    }

    /** The text of {@code brief.json}. */
    public static String write(Brief brief) {
        return Json.write(BriefWriter.node(brief, null));
    }

    /** The text of {@code brief.json} with the unknown fields of the document it replaces. */
    static String write(Brief brief, @Nullable ObjectNode previous) {
        return Json.write(BriefWriter.node(brief, previous));
    }

    /**
     * The gate's answer as {@code preflight.json}. Beside the fields of the record each entry has
     * the finding's {@code code}, {@code mend} and {@code subject}.
     *
     * @param checkedAt record time, null to leave it out
     */
    public static String preflight(Brief brief, GateReport report, @Nullable String checkedAt) {
        ObjectNode node = Json.object();
        node.put("schemaVersion", 1);
        node.put("assetId", brief.identity().assetId());
        if (checkedAt != null) {
            node.put("checkedAt", checkedAt);
        }
        node.put("verdict", report.isReady() ? "ready" : "blocked");
        node.put("canRunNow", report.isReady());
        List<Finding> warnings = report.warnings();
        node.set(
                "missingFields",
                entries(report.blocking().stream().filter(f -> MISSING.contains(f.code()))));
        node.set("majorRisks", entries(warnings.stream().filter(f -> !DRIFT.contains(f.code()))));
        node.set("likelyDrift", entries(warnings.stream().filter(f -> DRIFT.contains(f.code()))));
        node.set("fixNow", entries(report.blocking().stream()));
        node.put("provider", brief.output().provider());
        node.put("model", brief.output().model());
        node.put("draft", brief.output().draft());
        node.put("explicitVariantTest", brief.grounding().explicitVariantTest());
        node.put("prompt", report.prompt());
        return Json.write(node);
    }

    /**
     * What each reference may be used for, as {@code contract.json}.
     *
     * @param previous the document it replaces, whose unknown fields are kept; null when none
     */
    static String contract(Brief brief, @Nullable ObjectNode previous) {
        ObjectNode node = Json.object();
        node.put("schemaVersion", 1);
        node.put("assetId", brief.identity().assetId());
        node.put("testPurpose", testPurpose(brief));
        List<Brief.Reference> references = brief.grounding().references();
        node.set("mayLearn", paths(references, Brief.ReferenceUse.INSPIRATION_ONLY));
        node.set("mustNotCopy", BriefWriter.array(brief.rules().mustAvoid()));
        node.set("excludedReferences", paths(references, Brief.ReferenceUse.EXCLUDED));
        ArrayNode all = node.putArray("references");
        for (Brief.Reference reference : references) {
            all.addObject().put("path", reference.path()).put("use", reference.use().id());
        }
        if (previous != null) {
            previous.properties()
                    .forEach(e -> {
                        if (!node.has(e.getKey())) {
                            node.set(e.getKey(), e.getValue());
                        }
                    });
        }
        return Json.write(node);
    }

    /**
     * What a request records of its brief beside the fields of the specification, as JSON texts by
     * name: the lock and its hash, a draft, a variant test, a ratio that nobody chose, and why an
     * approved face was not edited instead.
     *
     * @param regenerationReason {@code ""} when there is nothing to say
     */
    public static Map<String, String> recordedFields(
            Brief brief, boolean isRatioChosen, String regenerationReason) {
        Map<String, String> fields = new LinkedHashMap<>();
        Brief.PersonaLock lock = brief.grounding().personaLock();
        if (lock != null && !lock.path().isBlank()) {
            ObjectNode node = Json.object().put("path", lock.path()).put("sha256", lock.sha256());
            fields.put("personaLock", Json.compact(node));
        }
        if (brief.grounding().explicitVariantTest()) {
            fields.put("explicitVariantTest", "true");
        }
        if (brief.output().draft()) {
            fields.put("draft", "true");
        }
        if (!isRatioChosen) {
            fields.put(EndpointRules.RATIO_CHOSEN, "false");
        }
        if (!regenerationReason.isBlank()) {
            fields.put(
                    "regenerationReason",
                    Json.compact(
                            Json.mapper().getNodeFactory().textNode(regenerationReason.strip())));
        }
        return fields;
    }

    private static String testPurpose(Brief brief) {
        var purpose = brief.identity().purpose();
        String word = purpose == null ? "" : purpose.id();
        return brief.grounding().explicitVariantTest() ? (word + " variant_test").strip() : word;
    }

    private static ArrayNode paths(List<Brief.Reference> references, Brief.ReferenceUse use) {
        return BriefWriter.array(
                references.stream()
                        .filter(r -> r.use() == use)
                        .map(Brief.Reference::path)
                        .toList());
    }

    private static ArrayNode entries(java.util.stream.Stream<Finding> findings) {
        ArrayNode array = Json.mapper().createArrayNode();
        findings.forEach(finding -> {
            ObjectNode entry = array.addObject();
            entry.put("field", finding.field());
            entry.put("message", finding.message());
            entry.put("code", finding.code());
            entry.put("mend", finding.mend());
            if (finding.subject() != null) {
                entry.put("subject", finding.subject());
            }
        });
        return array;
    }
}
