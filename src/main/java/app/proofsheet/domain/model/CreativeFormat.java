package app.proofsheet.domain.model;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/**
 * A creative format with its ratio (spec/asset-folder.md §3).
 *
 * @param id {@code short_form_vertical}, {@code instagram_meta_ads} or {@code custom}
 * @param label the label written to records
 * @param aspectRatio {@code 9:16}
 */
public record CreativeFormat(String id, String label, String aspectRatio) {

    /** 9:16, the format when nothing is chosen. */
    public static final CreativeFormat SHORT_FORM_VERTICAL =
            new CreativeFormat(
                    "short_form_vertical", "PostPlus short-form vertical creative format", "9:16");

    /** 3:4. */
    public static final CreativeFormat INSTAGRAM_META_ADS =
            new CreativeFormat(
                    "instagram_meta_ads", "PostPlus Instagram 3:4 creative format", "3:4");

    private static final Map<String, CreativeFormat> ALIASES =
            Map.ofEntries(
                    Map.entry("9:16", SHORT_FORM_VERTICAL),
                    Map.entry("reels", SHORT_FORM_VERTICAL),
                    Map.entry("short_form", SHORT_FORM_VERTICAL),
                    Map.entry("short_form_vertical", SHORT_FORM_VERTICAL),
                    Map.entry("stories", SHORT_FORM_VERTICAL),
                    Map.entry("tiktok", SHORT_FORM_VERTICAL),
                    Map.entry("vertical_short_form", SHORT_FORM_VERTICAL),
                    Map.entry("3:4", INSTAGRAM_META_ADS),
                    Map.entry("instagram_3_4", INSTAGRAM_META_ADS),
                    Map.entry("instagram_meta_ads", INSTAGRAM_META_ADS),
                    Map.entry("meta_ads_3_4", INSTAGRAM_META_ADS));

    /** What became of a wish for a format and a ratio. */
    public sealed interface Choice {

        /** A format; {@code isRatioChosen} is false when nothing was asked for. */
        record Chosen(CreativeFormat format, boolean isRatioChosen) implements Choice {}

        /** A preset and a ratio that is not the preset's. */
        record Conflict(CreativeFormat preset, String received) implements Choice {}

        /** No preset has this name. */
        record Unsupported(String received) implements Choice {}
    }

    /**
     * Puts a format and a ratio together. Blank means absent. A format {@code custom} with a ratio
     * is that ratio, so that a recorded request can be read back (defect D18).
     */
    public static Choice choose(@Nullable String format, @Nullable String aspectRatio) {
        String ratio = aspectRatio == null ? "" : aspectRatio.strip();
        String id =
                format == null
                        ? ""
                        : format.strip().toLowerCase(Locale.ROOT).replaceAll("[- /]", "_");
        if (id.isEmpty() || (id.equals("custom") && !ratio.isEmpty())) {
            return new Choice.Chosen(ofRatio(ratio), !ratio.isEmpty());
        }
        CreativeFormat preset = ALIASES.get(id);
        if (preset == null) {
            return new Choice.Unsupported(format == null ? "" : format.strip());
        }
        return ratio.isEmpty() || ratio.equals(preset.aspectRatio())
                ? new Choice.Chosen(preset, true)
                : new Choice.Conflict(preset, ratio);
    }

    /** The format of a bare ratio: 9:16 is the short form, anything else is custom. */
    public static CreativeFormat ofRatio(String ratio) {
        return ratio.isEmpty() || ratio.equals(SHORT_FORM_VERTICAL.aspectRatio())
                ? SHORT_FORM_VERTICAL
                : new CreativeFormat("custom", "PostPlus " + ratio + " creative format", ratio);
    }
}
