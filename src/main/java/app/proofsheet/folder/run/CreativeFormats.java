package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.ImageRequest;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/** Creative format names and what they mean for the ratio (spec/asset-folder.md §3). */
final class CreativeFormats {

    private static final String SHORT_FORM = "short_form_vertical";

    private static final String META_ADS = "instagram_meta_ads";

    private static final Map<String, String> RATIOS = Map.of(SHORT_FORM, "9:16", META_ADS, "3:4");

    private static final Map<String, String> LABELS =
            Map.of(
                    SHORT_FORM,
                    "PostPlus short-form vertical creative format",
                    META_ADS,
                    "PostPlus Instagram 3:4 creative format");

    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("9:16", SHORT_FORM),
                    Map.entry("reels", SHORT_FORM),
                    Map.entry("short_form", SHORT_FORM),
                    Map.entry(SHORT_FORM, SHORT_FORM),
                    Map.entry("stories", SHORT_FORM),
                    Map.entry("tiktok", SHORT_FORM),
                    Map.entry("vertical_short_form", SHORT_FORM),
                    Map.entry("3:4", META_ADS),
                    Map.entry("instagram_3_4", META_ADS),
                    Map.entry(META_ADS, META_ADS),
                    Map.entry("meta_ads_3_4", META_ADS));

    private CreativeFormats() {}

    /**
     * The format of a request.
     *
     * @param name format name or alias, null when none was given
     * @param ratio explicit ratio, null when none was given
     * @throws FailureException {@code unsupported_creative_format} or {@code
     *     creative_format_aspect_ratio_conflict}
     */
    static ImageRequest.Format resolve(@Nullable String name, @Nullable String ratio) {
        if (name == null) {
            return ratio == null || ratio.equals("9:16") ? preset(SHORT_FORM) : custom(ratio);
        }
        String id = ALIASES.get(name.strip().toLowerCase(Locale.ROOT).replaceAll("[- /]", "_"));
        if (id == null) {
            throw refuse(
                    "unsupported_creative_format",
                    "There is no creative format \"" + name + "\".",
                    "Use short_form_vertical (9:16) or instagram_meta_ads (3:4), or leave it out"
                            + " and give the ratio alone.");
        }
        String wanted = RATIOS.getOrDefault(id, "");
        if (ratio != null && !ratio.equals(wanted)) {
            throw refuse(
                    "creative_format_aspect_ratio_conflict",
                    "The creative format " + id + " means " + wanted + ", but " + ratio
                            + " was asked for.",
                    "Leave one of the two out, or make them agree.");
        }
        return preset(id);
    }

    /** A saved format as it stands: {@code custom} is derived and allowed back in (defect D18). */
    static boolean isDerived(@Nullable String name, @Nullable String ratio) {
        return "custom".equals(name) && ratio != null;
    }

    static ImageRequest.Format custom(String ratio) {
        return new ImageRequest.Format(
                "custom", "PostPlus " + ratio + " creative format", ratio);
    }

    private static ImageRequest.Format preset(String id) {
        return new ImageRequest.Format(
                id, LABELS.getOrDefault(id, id), RATIOS.getOrDefault(id, "9:16"));
    }

    private static FailureException refuse(String code, String sentence, String next) {
        return new FailureException(
                Failure.of(code, FailureKind.INPUT, sentence).withNext(next));
    }
}
