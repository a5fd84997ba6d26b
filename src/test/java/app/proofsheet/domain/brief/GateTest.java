package app.proofsheet.domain.brief;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief.Reference;
import app.proofsheet.domain.brief.Brief.ReferenceUse;
import app.proofsheet.provider.EndpointTableReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** spec/brief.md §3. */
class GateTest {

    private final Disk disk = new Disk();
    private final Gate gate =
            new Gate(EndpointTableReader.embedded(), List.of("offline", "hosted-media"), disk);

    @Test
    void completeBriefIsReadyAndShowsThePromptOfItsFirstCandidate() {
        GateReport report = gate.check(Samples.ready());
        assertThat(report.findings()).isEmpty();
        assertThat(report.isReady()).isTrue();
        assertThat(report.prompt()).contains("Variation: glasses on.");
    }

    @Test
    void emptyBriefMissesTheFourInputsInTheOrderOfTheForm() {
        assertThat(gate.check(Brief.empty()).blocking())
                .extracting(Finding::code)
                .containsExactly(
                        "no_asset_purpose",
                        "bad_asset_id",
                        "no_visual_lock",
                        "no_source_basis",
                        "empty_prompt",
                        "no_output_path");
    }

    @Test
    void everyFindingSaysWhatAndHowToMendInSentences() {
        for (Finding finding : gate.check(Brief.empty()).findings()) {
            assertThat(finding.message()).matches("(?s)[\\p{Lu}\"0-9].*\\.");
            assertThat(finding.mend()).matches("(?s)\\p{Lu}.*[.?]");
            assertThat(finding.field()).isNotBlank();
        }
    }

    @Test
    void noVisualLock() {
        Brief brief = grounded(null, " ", List.of("research/benchmark.md"), false);
        assertBlocked(brief, "no_visual_lock", "visualDirection", null);
        assertClear(grounded(null, "At a desk.", List.of("research/benchmark.md"), false));
    }

    @Test
    void noAssetPurpose() {
        assertBlocked(withPurpose(null, "hook"), "no_asset_purpose", "assetPurpose", null);
    }

    @Test
    void noSourceBasisWhenEmptyOrNoneThere() {
        assertBlocked(sources(), "no_source_basis", "sourceBasis", null);
        assertBlocked(sources(" "), "no_source_basis", "sourceBasis", null);
        assertBlocked(sources("gone.md"), "no_source_basis", "sourceBasis", null);
        assertBlocked(sources("gone.md"), "source_missing", "sourceBasis", "gone.md");
        assertClear(sources("https://example.com/benchmark"));
    }

    @Test
    void noOutputPath() {
        assertBlocked(dir(null), "no_output_path", "localAssetDir", null);
        assertBlocked(dir(" "), "no_output_path", "localAssetDir", null);
        disk.temp.add("/tmp/x");
        assertBlocked(dir("/tmp/x"), "no_output_path", "localAssetDir", "/tmp/x");
        disk.outside.add("../elsewhere");
        assertBlocked(dir("../elsewhere"), "no_output_path", "localAssetDir", "../elsewhere");
        disk.readOnly.add("assets/locked");
        assertBlocked(dir("assets/locked"), "no_output_path", "localAssetDir", "assets/locked");
    }

    @Test
    void missingLockSourceAndReference() {
        disk.missing.add("persona/mara-lock.md");
        assertBlocked(Samples.ready(), "lock_missing", "personaLock", "persona/mara-lock.md");
        assertBlocked(
                sources("research/benchmark.md", "gone.md"),
                "source_missing",
                "sourceBasis",
                "gone.md");
        assertBlocked(
                references(new Reference("gone.png", ReferenceUse.INSPIRATION_ONLY)),
                "reference_missing",
                "references",
                "gone.png");
    }

    @Test
    void excludedReferenceNeedsNotBeThere() {
        assertClear(references(new Reference("gone.png", ReferenceUse.EXCLUDED)));
    }

    @Test
    void lockChanged() {
        Brief same = grounded("ab12", "x", List.of("research/benchmark.md"), false);
        disk.sha256 = "AB12";
        assertClear(same);
        disk.sha256 = "ff";
        assertBlocked(same, "lock_changed", "personaLock", "persona/mara-lock.md");
        disk.sha256 = null;
        assertBlocked(same, "lock_missing", "personaLock", "persona/mara-lock.md");
    }

    @Test
    void lockWithoutEvidence() {
        List<String> lockAlone = List.of("persona/mara-lock.md", "./persona/mara-lock.md");
        assertBlocked(
                grounded("", "x", lockAlone, false), "lock_without_evidence", "sourceBasis", null);
        assertClear(grounded("", "x", lockAlone, true));
        assertClear(grounded(null, "x", lockAlone, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Mara",
                "-mara",
                "mara desk",
                "../mara",
                "mara/desk",
                "mära",
                "a123456789012345678901234567890123456789012345678901234567890123456789012345678901"
            })
    void badAssetId(String id) {
        Brief brief = withId(id);
        assertThat(gate.check(brief).blocking())
                .extracting(Finding::code)
                .containsExactly("bad_asset_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1", "mara-desk-cover-v1", "0.mara_x"})
    void goodAssetId(String id) {
        assertClear(withId(id));
    }

    @Test
    void badFields() {
        assertBlocked(
                output(o -> Samples.output("no-such-key", 1)),
                "endpoint_unknown",
                "model",
                "no-such-key");
        assertBlocked(output(o -> Samples.output(o.model(), 0)), "bad_field", "count", "0");
        assertBlocked(output(o -> Samples.output(o.model(), 101)), "bad_field", "count", "101");
        assertBlocked(
                output(o -> Samples.output(o.model(), Integer.MAX_VALUE)),
                "bad_field",
                "count",
                "2147483647");
        assertBlocked(
                output(o -> Samples.output(o.model(), "square", null, null, 1)),
                "bad_field",
                "creativeFormat",
                "square");
        assertBlocked(
                output(o ->
                        new Brief.Output(
                                "midday", o.model(), null, null, null, null, null, null, null,
                                false, 4)),
                "bad_field",
                "provider",
                "midday");
        assertBlocked(tier("8k", false), "bad_field", "resolution", "8k");
    }

    @Test
    void modeMismatch() {
        assertBlocked(
                output(o -> Samples.output("image-nano-banana-2-edit", 1)),
                "mode_mismatch",
                "references",
                null);
        Brief withPicture = references(new Reference("face.png", ReferenceUse.BINDING));
        assertBlocked(withPicture, "mode_mismatch", "references", null);
        assertClear(withPicture.withOutput(Samples.output("image-nano-banana-2-edit", 1)));
        assertClear(references(new Reference("face.png", ReferenceUse.INSPIRATION_ONLY)));
    }

    @Test
    void formatConflict() {
        assertBlocked(
                output(o -> Samples.output(o.model(), "reels", "3:4", null, 4)),
                "format_conflict",
                "aspectRatio",
                "3:4");
        assertBlocked(
                output(o -> Samples.output(o.model(), "instagram_meta_ads", null, null, 4)),
                "format_conflict",
                "aspectRatio",
                "3:4");
        assertClear(
                output(o ->
                        Samples.output(
                                "image-gpt-image-2-text", "instagram_meta_ads", null, null, 4)));
    }

    @Test
    void sizeAloneSetsTheFormatOfASizedEndpoint() {
        Brief brief =
                output(o ->
                        Samples.output("image-seedream-v5-lite-text", null, null, "2560*1440", 4));
        assertClear(brief);
        assertThat(gate.check(brief).prompt()).contains("Horizontal 16:9.");
    }

    @Test
    void contradiction() {
        Brief brief =
                Samples.ready()
                        .withRules(
                                new Brief.Rules(
                                        List.of("Logo  text", "same face"),
                                        List.of("a / b"),
                                        List.of("logo text.")));
        assertBlocked(brief, "contradiction", "mustAvoid", "Logo text");
    }

    @Test
    void bindingReferenceOutsideTheWorkFolderCannotGoAlong() {
        disk.outside.add("/elsewhere/face.png");
        assertBlocked(
                references(new Reference("/elsewhere/face.png", ReferenceUse.BINDING))
                        .withOutput(Samples.output("image-nano-banana-2-edit", 1)),
                "bad_field",
                "references",
                "/elsewhere/face.png");
    }

    @Test
    void emptyPrompt() {
        Brief brief =
                grounded("", null, List.of("research/benchmark.md"), false)
                        .withRules(new Brief.Rules(List.of(), List.of(), List.of("logo")));
        assertBlocked(brief, "empty_prompt", "prompt", null);
        assertThat(gate.check(brief.withPrompt("A person.")).isReady()).isTrue();
    }

    @Test
    void warnsWithoutBlocking() {
        disk.outside.add("../notes.md");
        assertWarned(sources("research/benchmark.md", "../notes.md"), "source_outside");
        assertWarned(tier("1k", false), "below_top_tier");
        assertClear(tier("1k", true));
        assertWarned(
                Samples.ready()
                        .withRules(
                                new Brief.Rules(
                                        List.of("same face"), List.of("a / b"), List.of(" "))),
                "no_must_avoid");
        assertWarned(Samples.varying(Samples.ready()), "no_can_vary");
        assertClear(
                Samples.varying(Samples.ready())
                        .withOutput(Samples.output("image-nano-banana-2-text", 1)));
        assertWarned(withPurpose(AssetPurpose.COVER_FRAME, null), "no_concept");
        assertClear(withPurpose(AssetPurpose.COVER_FRAME, "hook-07"));
    }

    @Test
    void approvedFaceAsksForAnEditInstead() {
        disk.approved = true;
        GateReport report = gate.check(Samples.ready());
        assertThat(report.warnings())
                .extracting(Finding::code, Finding::mend)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("approved_face", "Edit instead?"));
        assertClear(
                references(new Reference("face.png", ReferenceUse.BINDING))
                        .withOutput(Samples.output("image-nano-banana-2-edit", 1)));
    }

    @Test
    void editedPromptThatLostAKeepPhraseIsToldAboutEach() {
        GateReport report = gate.check(Samples.ready().withPrompt("The same face at a desk."));
        assertThat(report.isReady()).isTrue();
        assertThat(report.warnings())
                .extracting(Finding::code)
                .containsExactly("prompt_lost_keep", "variants_not_spread");
        assertThat(report.warnings().getFirst().subject()).isEqualTo("natural skin texture");
    }

    @Test
    void blockingFindingsComeFirst() {
        Brief brief = withPurpose(null, null).withLocalAssetDir(null);
        brief = brief.withRules(new Brief.Rules(List.of(), List.of(), List.of()));
        List<Finding> findings = gate.check(brief).findings();
        assertThat(findings).extracting(Finding::severity).isSorted();
        assertThat(findings).extracting(Finding::code).startsWith("no_asset_purpose");
    }

    private void assertBlocked(Brief brief, String code, String field, @Nullable String subject) {
        GateReport report = gate.check(brief);
        assertThat(report.isReady()).isFalse();
        assertThat(report.blocking())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.field()).isEqualTo(field);
                    assertThat(finding.subject()).isEqualTo(subject);
                });
    }

    private void assertWarned(Brief brief, String code) {
        GateReport report = gate.check(brief);
        assertThat(report.isReady()).isTrue();
        assertThat(report.warnings()).extracting(Finding::code).containsExactly(code);
    }

    private void assertClear(Brief brief) {
        assertThat(gate.check(brief).findings()).isEmpty();
    }

    private static Brief withPurpose(@Nullable AssetPurpose purpose, @Nullable String concept) {
        return Samples.ready()
                .withIdentity(
                        new Brief.Identity("mara-desk-v1", null, null, null, concept, purpose));
    }

    private static Brief withId(String id) {
        return Samples.ready()
                .withIdentity(
                        new Brief.Identity(
                                id, null, null, null, null, AssetPurpose.PERSONA_CANDIDATE));
    }

    private static Brief grounded(
            @Nullable String lockSha,
            @Nullable String direction,
            List<String> sources,
            boolean variantTest) {
        return Samples.ready()
                .withGrounding(
                        new Brief.Grounding(
                                lockSha == null
                                        ? null
                                        : new Brief.PersonaLock("persona/mara-lock.md", lockSha),
                                direction,
                                sources,
                                variantTest,
                                List.of()));
    }

    private static Brief sources(String... sources) {
        return grounded(null, "At a desk.", List.of(sources), false);
    }

    private static Brief references(Reference... references) {
        Brief.Grounding g = Samples.ready().grounding();
        return Samples.ready()
                .withGrounding(
                        new Brief.Grounding(
                                g.personaLock(),
                                g.visualDirection(),
                                g.sourceBasis(),
                                false,
                                List.of(references)));
    }

    private static Brief dir(@Nullable String dir) {
        return Samples.ready().withLocalAssetDir(dir);
    }

    private static Brief output(java.util.function.UnaryOperator<Brief.Output> change) {
        return Samples.ready().withOutput(change.apply(Samples.ready().output()));
    }

    private static Brief tier(String tier, boolean draft) {
        return output(o ->
                new Brief.Output(
                        o.provider(),
                        o.model(),
                        null,
                        null,
                        tier,
                        null,
                        null,
                        null,
                        null,
                        draft,
                        4));
    }

    /** A disk on which everything is there until a test says otherwise. */
    private static final class Disk implements EvidenceLook {
        private final Set<String> missing = new HashSet<>(Set.of("gone.md", "gone.png"));
        private final Set<String> outside = new HashSet<>();
        private final Set<String> readOnly = new HashSet<>();
        private final Set<String> temp = new HashSet<>();
        private @Nullable String sha256 = "00";
        private boolean approved;

        @Override
        public boolean exists(String path) {
            return !missing.contains(path);
        }

        @Override
        public Optional<String> sha256(String path) {
            return Optional.ofNullable(sha256);
        }

        @Override
        public boolean isInside(String path) {
            return !outside.contains(path);
        }

        @Override
        public boolean isWritableOrCreatable(String path) {
            return !readOnly.contains(path);
        }

        @Override
        public boolean isTemp(String path) {
            return temp.contains(path);
        }

        @Override
        public boolean hasApprovedFace(String assetDir) {
            return approved;
        }
    }
}
