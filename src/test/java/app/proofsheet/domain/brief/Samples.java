package app.proofsheet.domain.brief;

import app.proofsheet.domain.asset.AssetPurpose;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Briefs for tests. */
public final class Samples {

    private Samples() {}

    /** A brief the gate lets through when all its files are there. */
    public static Brief ready() {
        return Brief.empty()
                .withIdentity(
                        new Brief.Identity(
                                "mara-desk-v1",
                                "example-co",
                                "spring",
                                "mara-v2",
                                "hook-07",
                                AssetPurpose.PERSONA_CANDIDATE))
                .withGrounding(
                        new Brief.Grounding(
                                new Brief.PersonaLock("persona/mara-lock.md", null),
                                "A colleague on a video call: real desk, window light. Not a host,"
                                        + " not an ad.",
                                List.of("research/benchmark.md", "persona/mara-lock.md"),
                                false,
                                List.of()))
                .withRules(
                        new Brief.Rules(
                                List.of("same face", "natural skin texture"),
                                List.of("glasses on / glasses off", "desk objects"),
                                List.of("studio backdrop", "logo text")))
                .withLocalAssetDir("assets/mara-desk-v1");
    }

    /** The output of a new brief with another model and count. */
    public static Brief.Output output(String model, int count) {
        return output(model, null, null, null, count);
    }

    /** The output with format, ratio and size. */
    public static Brief.Output output(
            String model,
            @Nullable String format,
            @Nullable String ratio,
            @Nullable String size,
            int count) {
        return new Brief.Output(
                "offline", model, format, ratio, null, null, size, null, null, false, count);
    }

    /** The same rules with other can-vary entries. */
    public static Brief varying(Brief brief, String... canVary) {
        return brief.withRules(
                new Brief.Rules(
                        brief.rules().mustKeep(), List.of(canVary), brief.rules().mustAvoid()));
    }
}
