package app.proofsheet.domain.brief;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.model.CreativeFormat;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.RenderWish;
import app.proofsheet.domain.model.SizeRule;

import java.util.Optional;

/** What a brief asks of its endpoint. */
public final class BriefRender {

    private BriefRender() {}

    /** The settings of a brief as a wish to an endpoint. */
    public static RenderWish wish(Brief brief, Endpoint endpoint) {
        Brief.Output output = brief.output();
        return new RenderWish(
                format(brief, endpoint).aspectRatio(),
                isRatioChosen(output),
                output.resolution(),
                output.quality(),
                output.size(),
                output.outputFormat(),
                output.maxImages(),
                brief.grounding().boundPictures().size());
    }

    /**
     * The creative format that is recorded. Where only a pixel size is given, the format is the
     * size's ratio; where format and ratio disagree it is the preset (the gate blocks that).
     */
    public static CreativeFormat format(Brief brief, Endpoint endpoint) {
        Brief.Output output = brief.output();
        Optional<PixelSize> size =
                endpoint.sizeRule() == null ? Optional.empty() : SizeRule.parse(output.size());
        if (!isRatioChosen(output) && size.isPresent()) {
            return CreativeFormat.ofRatio(SizeRule.ratioOf(size.get()));
        }
        return switch (CreativeFormat.choose(output.creativeFormat(), output.aspectRatio())) {
            case CreativeFormat.Choice.Chosen chosen -> chosen.format();
            case CreativeFormat.Choice.Conflict conflict -> conflict.preset();
            case CreativeFormat.Choice.Unsupported _ -> CreativeFormat.SHORT_FORM_VERTICAL;
        };
    }

    /** The ratio named in the prompt; an edit keeps the picture's shape unless told otherwise. */
    public static String namedRatio(Brief brief, Endpoint endpoint) {
        return endpoint.isEdit() && !isRatioChosen(brief.output())
                ? ""
                : format(brief, endpoint).aspectRatio();
    }

    private static boolean isRatioChosen(Brief.Output output) {
        return isGiven(output.creativeFormat()) || isGiven(output.aspectRatio());
    }

    private static boolean isGiven(@org.jspecify.annotations.Nullable String text) {
        return text != null && !text.isBlank();
    }
}
