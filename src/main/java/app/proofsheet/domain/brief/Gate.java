package app.proofsheet.domain.brief;

import app.proofsheet.domain.model.CreativeFormat;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.RenderWish;
import app.proofsheet.domain.model.SettingProblem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a brief may be queued (spec/brief.md §3). It only looks. Blocking findings come
 * first; within each kind they follow the order in which a producer fills in the brief.
 */
public final class Gate {

    /** Candidates a batch may ask for at most. */
    public static final int MAX_COUNT = 100;

    private static final Pattern ASSET_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{1,79}");

    /** Fields in the order of the form; a field that is not listed comes last. */
    private static final List<String> FIELDS =
            List.of(
                    "assetPurpose",
                    "assetId",
                    "conceptId",
                    "personaLock",
                    "visualDirection",
                    "sourceBasis",
                    "references",
                    "mustKeep",
                    "canVary",
                    "mustAvoid",
                    "creativeFormat",
                    "aspectRatio",
                    "provider",
                    "model",
                    "resolution",
                    "quality",
                    "size",
                    "outputFormat",
                    "maxImages",
                    "count",
                    "prompt",
                    "localAssetDir");

    private final EndpointTable table;
    private final List<String> providers;
    private final EvidenceGate evidence;

    /**
     * A gate.
     *
     * @param providers ids of the providers there are; a brief may name no other
     */
    public Gate(EndpointTable table, List<String> providers, EvidenceLook look) {
        this.table = table;
        this.providers = List.copyOf(providers);
        this.evidence = new EvidenceGate(look);
    }

    /** True for an id an asset can have (spec/brief.md §2). */
    public static boolean isAssetId(String id) {
        return ASSET_ID.matcher(id).matches();
    }

    /** Everything that stands in the way of a brief, and what its producer should know. */
    public GateReport check(Brief brief) {
        List<Finding> found = new ArrayList<>();
        checkIdentity(brief.identity(), found);
        evidence.check(brief, found);
        checkRules(brief, found);
        Optional<Endpoint> endpoint = table.find(brief.output().model());
        evidence.checkApprovedFace(brief, endpoint.map(Endpoint::isEdit).orElse(false), found);
        checkOutput(brief, found);
        String prompt = endpoint.map(e -> checkEndpoint(brief, e, found)).orElse("");
        found.sort(Comparator.comparing(Finding::severity).thenComparingInt(Gate::place));
        return new GateReport(found, prompt);
    }

    private static void checkIdentity(Brief.Identity identity, List<Finding> found) {
        if (identity.purpose() == null) {
            found.add(
                    Findings.blocked(
                            "no_asset_purpose",
                            "assetPurpose",
                            "The brief does not say what the pictures are for.",
                            "Choose persona candidate, cover frame, shot support or edit fix."));
        }
        String id = identity.assetId();
        if (id.isBlank()) {
            found.add(
                    Findings.blocked(
                            "bad_asset_id",
                            "assetId",
                            "The asset has no id.",
                            "Give it a lasting name such as mara-desk-cover-v1."));
        } else if (!isAssetId(id)) {
            found.add(
                    Findings.about(
                            "bad_asset_id",
                            "assetId",
                            "The asset id "
                                    + Findings.quoted(id)
                                    + " has characters or a length that ids cannot have.",
                            "Use 2 to 80 small letters, digits, dots, dashes or underscores,"
                                    + " beginning with a letter or digit.",
                            id));
        }
        if (identity.purpose() == app.proofsheet.domain.asset.AssetPurpose.COVER_FRAME
                && isBlank(identity.conceptId())) {
            found.add(
                    Findings.warning(
                            "no_concept",
                            "conceptId",
                            "A cover frame belongs to a concept, and none is named.",
                            "Name the concept, so that the frame can be found with its video."));
        }
    }

    private static void checkRules(Brief brief, List<Finding> found) {
        List<String> avoided =
                Phrases.phrases(brief.rules().mustAvoid()).stream().map(Phrases::key).toList();
        for (String phrase : Phrases.phrases(brief.rules().mustKeep())) {
            if (avoided.contains(Phrases.key(phrase))) {
                found.add(
                        Findings.about(
                                "contradiction",
                                "mustAvoid",
                                Findings.quoted(phrase)
                                        + " stands under must keep and under must avoid.",
                                "Take it out of one of them.",
                                phrase));
            }
        }
        if (avoided.isEmpty()) {
            found.add(
                    Findings.warning(
                            "no_must_avoid",
                            "mustAvoid",
                            "Nothing is to be avoided.",
                            "Name what would make the picture unusable, such as a studio backdrop"
                                    + " or beauty retouch."));
        }
        if (brief.output().count() > 1 && Phrases.phrases(brief.rules().canVary()).isEmpty()) {
            found.add(
                    Findings.warning(
                            "no_can_vary",
                            "canVary",
                            brief.output().count()
                                    + " candidates are wanted, and nothing may vary between them.",
                            "Name what may vary, such as \"glasses on / glasses off\"."));
        }
    }

    private void checkOutput(Brief brief, List<Finding> found) {
        Brief.Output output = brief.output();
        EndpointRules.unknownKey(table, output.model()).ifPresent(p -> found.add(finding(p)));
        if (!providers.contains(output.provider())) {
            found.add(
                    Findings.about(
                            "bad_field",
                            "provider",
                            output.provider().isBlank()
                                    ? "No provider is chosen."
                                    : "There is no provider "
                                            + Findings.quoted(output.provider())
                                            + " in this program; it is not replaced by another.",
                            "Choose one of: " + String.join(", ", providers) + ".",
                            output.provider()));
        }
        if (output.count() < 1 || output.count() > MAX_COUNT) {
            found.add(
                    Findings.about(
                            "bad_field",
                            "count",
                            "A batch has 1 to "
                                    + MAX_COUNT
                                    + " candidates; this one asks for "
                                    + output.count()
                                    + ".",
                            "Choose a number from 1 to " + MAX_COUNT + ".",
                            Integer.toString(output.count())));
        }
        switch (CreativeFormat.choose(output.creativeFormat(), output.aspectRatio())) {
            case CreativeFormat.Choice.Chosen _ -> {}
            case CreativeFormat.Choice.Conflict conflict ->
                    found.add(
                            Findings.about(
                                    "format_conflict",
                                    "aspectRatio",
                                    conflict.preset().id()
                                            + " is "
                                            + conflict.preset().aspectRatio()
                                            + ", and the ratio says "
                                            + conflict.received()
                                            + ".",
                                    "Clear the ratio, or choose another creative format.",
                                    conflict.received()));
            case CreativeFormat.Choice.Unsupported unsupported ->
                    found.add(
                            Findings.about(
                                    "bad_field",
                                    "creativeFormat",
                                    "There is no creative format "
                                            + Findings.quoted(unsupported.received())
                                            + "; there are "
                                            + CreativeFormat.SHORT_FORM_VERTICAL.id()
                                            + " and "
                                            + CreativeFormat.INSTAGRAM_META_ADS.id()
                                            + ".",
                                    "Choose one of them, or clear the format and give a ratio.",
                                    unsupported.received()));
        }
    }

    /** Checks what needs the endpoint; returns the prompt of the first candidate. */
    private static String checkEndpoint(Brief brief, Endpoint endpoint, List<Finding> found) {
        RenderWish wish = BriefRender.wish(brief, endpoint);
        EndpointRules.check(endpoint, wish).forEach(p -> found.add(finding(p)));
        if (!brief.output().draft()) {
            EndpointRules.belowTop(endpoint, wish).forEach(p -> found.add(finding(p)));
        }
        String prompt = BatchPlan.firstPrompt(brief, endpoint);
        if (prompt.isBlank()) {
            found.add(
                    Findings.blocked(
                            "empty_prompt",
                            "prompt",
                            "The brief has no words to make a picture from.",
                            "Write a visual direction or what must be kept, or write the prompt."));
        }
        if (!isBlank(brief.prompt())) {
            checkEditedPrompt(brief, prompt, found);
        }
        return prompt;
    }

    private static void checkEditedPrompt(Brief brief, String prompt, List<Finding> found) {
        for (String phrase : PromptComposer.lostKeeps(prompt, brief.rules().mustKeep())) {
            found.add(
                    Findings.warningAbout(
                            "prompt_lost_keep",
                            "prompt",
                            "The edited prompt no longer says " + Findings.quoted(phrase) + ".",
                            "Put it back, or take it out of must keep.",
                            phrase));
        }
        if (brief.output().count() > 1 && !Alternatives.of(brief.rules().canVary()).isEmpty()) {
            found.add(
                    Findings.warning(
                            "variants_not_spread",
                            "prompt",
                            "The edited prompt is sent as it is, so the alternatives under can vary"
                                    + " are not spread over the candidates.",
                            "Put the composed prompt back to spread them."));
        }
    }

    private static Finding finding(SettingProblem problem) {
        return new Finding(
                problem.code(),
                problem.isBlocking() ? Finding.Severity.BLOCKED : Finding.Severity.WARNING,
                problem.field(),
                problem.message(),
                problem.mend(),
                problem.received());
    }

    private static int place(Finding finding) {
        int at = FIELDS.indexOf(finding.field());
        return at < 0 ? FIELDS.size() : at;
    }

    private static boolean isBlank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }
}
