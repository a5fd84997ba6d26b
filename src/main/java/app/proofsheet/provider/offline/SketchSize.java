package app.proofsheet.provider.offline;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.model.SizeRule;
import app.proofsheet.domain.run.ImageRequest;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** How large a picture is drawn: an exact size where one is asked for, else tier and ratio. */
final class SketchSize {
    /** Largest picture that is drawn: 8192 x 8192. */
    static final long MOST_PIXELS = 67_108_864L;

    private static final int STEP = 8;

    private SketchSize() {}

    /**
     * The size for a request.
     *
     * @param fixedTier tier the endpoint key itself means, null when none
     */
    static PixelSize of(ImageRequest request, @Nullable String fixedTier) {
        ImageRequest.Render render = request.render();
        return SizeRule.parse(render.size())
                .or(() -> SizeRule.parse(render.resolution()))
                .orElseGet(() ->
                        tier(
                                fixedTier == null ? render.resolution() : fixedTier,
                                request.format().aspectRatio()));
    }

    /** The size of a tier in a ratio; all ratios of a tier have about the same area. */
    static PixelSize tier(@Nullable String tier, String aspectRatio) {
        double height =
                switch (tier == null ? "" : tier.strip().toLowerCase(Locale.ROOT)) {
                    case "0.5k" -> 1024;
                    case "2k" -> 2560;
                    case "4k" -> 4096;
                    default -> 1536;
                };
        double area = height * height * 9 / 16;
        double ratio = ratio(aspectRatio);
        return new PixelSize(step(Math.sqrt(area * ratio)), step(Math.sqrt(area / ratio)));
    }

    private static int step(double pixels) {
        return (int) Math.round(pixels / STEP) * STEP;
    }

    private static double ratio(String text) {
        String[] parts = text.split(":");
        if (parts.length == 2) {
            try {
                double ratio = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
                if (ratio >= .2 && ratio <= 5) {
                    return ratio;
                }
            } catch (NumberFormatException noRatio) {
                return 9.0 / 16;
            }
        }
        return 9.0 / 16;
    }
}
