package app.proofsheet.work;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefRender;
import app.proofsheet.domain.model.CreativeFormat;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.model.RenderWish;
import app.proofsheet.domain.model.SizeRule;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The shape an edit asks for: that of the picture it edits. An endpoint always gets its ratio said,
 * because the service's own default is square; where an endpoint keeps the shape by itself a ratio
 * it does not list is left out.
 *
 * @param format what is recorded
 * @param wish what is asked of the endpoint
 */
record EditShape(CreativeFormat format, RenderWish wish) {

    /**
     * The shape for a picture.
     *
     * @param picture declared size, null when its header cannot be read: the brief's format then
     * @param resolution tier, null for the highest
     * @param pictures number of pictures that are sent
     */
    static EditShape of(
            Endpoint endpoint,
            @Nullable PixelSize picture,
            Brief brief,
            @Nullable String resolution,
            int pictures) {
        CreativeFormat planned = BriefRender.format(brief, endpoint);
        if (picture == null) {
            return new EditShape(
                    planned, wish(planned.aspectRatio(), true, null, resolution, pictures));
        }
        FieldRule rule = endpoint.fields().get("aspect_ratio");
        if (rule != null) {
            Optional<String> ratio = SizeRule.ratioAmong(rule.allowed(), picture);
            String recorded = ratio.orElseGet(() -> recordedRatio(picture, planned));
            boolean isChosen = ratio.isPresent() || rule.defaultValue() != null;
            return new EditShape(
                    format(recorded, planned),
                    wish(recorded, isChosen, null, resolution, pictures));
        }
        SizeRule sizes = endpoint.sizeRule();
        Optional<String> known =
                sizes == null
                        ? Optional.empty()
                        : SizeRule.ratioAmong(sizes.byRatio().keySet(), picture);
        String recorded = known.orElseGet(() -> recordedRatio(picture, planned));
        String size = sizes == null || known.isPresent() ? null : SizeRule.write(picture);
        return new EditShape(
                format(recorded, planned), wish(recorded, false, size, resolution, pictures));
    }

    /** A preset keeps its name; its ratio is the picture's all the same. */
    private static CreativeFormat format(String ratio, CreativeFormat planned) {
        return ratio.equals(planned.aspectRatio()) ? planned : CreativeFormat.ofRatio(ratio);
    }

    private static String recordedRatio(PixelSize picture, CreativeFormat planned) {
        return SizeRule.isClose(picture, planned.aspectRatio())
                ? planned.aspectRatio()
                : SizeRule.ratioOf(picture);
    }

    private static RenderWish wish(
            String ratio,
            boolean isChosen,
            @Nullable String size,
            @Nullable String resolution,
            int pictures) {
        return new RenderWish(ratio, isChosen, resolution, null, size, null, null, pictures);
    }
}
