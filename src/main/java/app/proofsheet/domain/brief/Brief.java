package app.proofsheet.domain.brief;

import app.proofsheet.domain.asset.AssetPurpose;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a producer asks for, before anything is made (spec/brief.md §2). Blank text counts as
 * absent.
 *
 * @param identity what the asset is and whom it belongs to
 * @param grounding the evidence the look stands on
 * @param rules what must stay, may vary and must not appear
 * @param output where and how the pictures are made
 * @param prompt the producer's own prompt, or null when it is composed from the brief
 * @param negativePrompt kept in the record only, or null
 * @param localAssetDir asset folder relative to the work folder, or null when not chosen yet
 * @param notes free text, never sent
 */
public record Brief(
        Identity identity,
        Grounding grounding,
        Rules rules,
        Output output,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable String localAssetDir,
        String notes) {

    /** The schema name this program writes. */
    public static final String SCHEMA = "proofsheet-brief/1";

    /** The endpoint a new brief starts with. */
    public static final String DEFAULT_MODEL = "image-nano-banana-2-text";

    /** The provider a new brief starts with until another is set up. */
    public static final String DEFAULT_PROVIDER = "offline";

    /**
     * What the asset is.
     *
     * @param assetId durable id, {@code ""} when not given yet
     * @param purpose null when not chosen yet
     */
    public record Identity(
            String assetId,
            @Nullable String customerId,
            @Nullable String campaignId,
            @Nullable String personaId,
            @Nullable String conceptId,
            @Nullable AssetPurpose purpose) {}

    /**
     * A lock document and the bytes it had when it was chosen.
     *
     * @param path relative to the work folder
     * @param sha256 lower-case hex, or null when not recorded
     */
    public record PersonaLock(String path, @Nullable String sha256) {}

    /** How a reference may be used. */
    public enum ReferenceUse {
        BINDING,
        INSPIRATION_ONLY,
        EXCLUDED;

        /** The word in files: {@code inspiration-only}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A reference picture, path relative to the work folder. */
    public record Reference(String path, ReferenceUse use) {}

    /**
     * The evidence.
     *
     * @param sourceBasis files of the work folder (relative) or URLs
     * @param explicitVariantTest the request goes beyond the evidence on purpose
     */
    public record Grounding(
            @Nullable PersonaLock personaLock,
            @Nullable String visualDirection,
            List<String> sourceBasis,
            boolean explicitVariantTest,
            List<Reference> references) {
        /** Copies the lists. */
        public Grounding {
            sourceBasis = List.copyOf(sourceBasis);
            references = List.copyOf(references);
        }

        /** Pictures that go along with a request: references marked as binding, each once. */
        public List<String> boundPictures() {
            return references.stream()
                    .filter(r -> r.use() == ReferenceUse.BINDING)
                    .map(Reference::path)
                    .distinct()
                    .toList();
        }
    }

    /** Phrases, in the producer's order. */
    public record Rules(List<String> mustKeep, List<String> canVary, List<String> mustAvoid) {
        /** Copies the lists. */
        public Rules {
            mustKeep = List.copyOf(mustKeep);
            canVary = List.copyOf(canVary);
            mustAvoid = List.copyOf(mustAvoid);
        }
    }

    /**
     * Where and how. Null fields mean "the endpoint's highest tier or default".
     *
     * @param count candidates wanted, 1 to 100
     * @param draft cheap draft: below the top tier without a warning
     */
    public record Output(
            String provider,
            String model,
            @Nullable String creativeFormat,
            @Nullable String aspectRatio,
            @Nullable String resolution,
            @Nullable String quality,
            @Nullable String size,
            @Nullable String outputFormat,
            @Nullable Integer maxImages,
            boolean draft,
            int count) {

        /** The same output with another number of candidates. */
        public Output withCount(int value) {
            return new Output(
                    provider,
                    model,
                    creativeFormat,
                    aspectRatio,
                    resolution,
                    quality,
                    size,
                    outputFormat,
                    maxImages,
                    draft,
                    value);
        }
    }

    /** An empty brief with the defaults of spec/brief.md §2. */
    public static Brief empty() {
        return new Brief(
                new Identity("", null, null, null, null, null),
                new Grounding(null, null, List.of(), false, List.of()),
                new Rules(List.of(), List.of(), List.of()),
                new Output(
                        DEFAULT_PROVIDER,
                        DEFAULT_MODEL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        4),
                null,
                null,
                null,
                "");
    }

    /** The same brief with another identity. */
    public Brief withIdentity(Identity value) {
        return new Brief(
                value, grounding, rules, output, prompt, negativePrompt, localAssetDir, notes);
    }

    /** The same brief with other evidence. */
    public Brief withGrounding(Grounding value) {
        return new Brief(
                identity, value, rules, output, prompt, negativePrompt, localAssetDir, notes);
    }

    /** The same brief with other phrases. */
    public Brief withRules(Rules value) {
        return new Brief(
                identity, grounding, value, output, prompt, negativePrompt, localAssetDir, notes);
    }

    /** The same brief with another output. */
    public Brief withOutput(Output value) {
        return new Brief(
                identity, grounding, rules, value, prompt, negativePrompt, localAssetDir, notes);
    }

    /** The same brief with an edited prompt, or null to compose it again. */
    public Brief withPrompt(@Nullable String value) {
        return new Brief(
                identity, grounding, rules, output, value, negativePrompt, localAssetDir, notes);
    }

    /** The same brief with another asset folder. */
    public Brief withLocalAssetDir(@Nullable String value) {
        return new Brief(identity, grounding, rules, output, prompt, negativePrompt, value, notes);
    }

    /** The same brief with other notes. */
    public Brief withNotes(String value) {
        return new Brief(
                identity, grounding, rules, output, prompt, negativePrompt, localAssetDir, value);
    }
}
