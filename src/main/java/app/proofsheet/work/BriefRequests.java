package app.proofsheet.work;

import app.proofsheet.domain.brief.BatchPlan;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefRender;
import app.proofsheet.domain.model.CreativeFormat;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.RenderWish;
import app.proofsheet.domain.model.SettledRender;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.brief.BriefCodec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns a brief into the normalised requests of its runs; run ids are given later. */
final class BriefRequests {

    private BriefRequests() {}

    /**
     * The requests of a brief, one a run.
     *
     * @param assetDir work-relative asset folder
     * @param reason why an approved face is not edited instead, {@code ""} when there is nothing to
     *     say
     */
    static List<RunQueueing.Wanted> of(
            Brief brief, Endpoint endpoint, String assetDir, String reason) {
        List<RunQueueing.Wanted> wanted = new ArrayList<>();
        for (BatchPlan.RunPlan run : BatchPlan.of(brief, endpoint).runs()) {
            wanted.add(
                    new RunQueueing.Wanted(
                            request(brief, endpoint, assetDir, run, reason), run.pictures()));
        }
        return wanted;
    }

    /** Who and what a request is for. */
    static ImageRequest.Target target(Brief brief, String purpose) {
        Brief.Identity identity = brief.identity();
        return new ImageRequest.Target(
                identity.assetId(),
                "",
                "",
                identity.customerId(),
                identity.campaignId(),
                identity.personaId(),
                identity.conceptId(),
                purpose);
    }

    /** Provider, model and settings; the flags of the old wire are never set. */
    static ImageRequest.Render render(
            String provider,
            Endpoint endpoint,
            SettledRender settled,
            @Nullable Integer maxImages) {
        return new ImageRequest.Render(
                provider,
                endpoint.key(),
                endpoint.mode(),
                settled.resolution(),
                settled.quality(),
                settled.size(),
                maxImages,
                settled.outputFormat(),
                false,
                false,
                false);
    }

    /** The folder as requests name it: the work folder itself is {@code .}. */
    static String folderName(String assetDir) {
        return assetDir.isEmpty() ? "." : assetDir;
    }

    static boolean isUrl(String entry) {
        String lower = entry.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private static ImageRequest request(
            Brief brief, Endpoint endpoint, String assetDir, BatchPlan.RunPlan run, String reason) {
        CreativeFormat format = BriefRender.format(brief, endpoint);
        RenderWish wish = BriefRender.wish(brief, endpoint);
        SettledRender settled = EndpointRules.settle(endpoint, wish);
        var purpose = brief.identity().purpose();
        List<String> pictures = endpoint.isEdit() ? brief.grounding().boundPictures() : List.of();
        return new ImageRequest(
                target(brief, purpose == null ? "" : purpose.id()),
                new ImageRequest.Format(format.id(), format.label(), format.aspectRatio()),
                run.prompt(),
                brief.negativePrompt(),
                render(brief.output().provider(), endpoint, settled, run.maxImages()),
                folderName(assetDir),
                folderName(assetDir),
                brief.grounding().sourceBasis(),
                new ImageRequest.Rules(
                        brief.rules().mustKeep(),
                        brief.rules().canVary(),
                        brief.rules().mustAvoid(),
                        List.of()),
                pictures.stream().filter(BriefRequests::isUrl).toList(),
                pictures.stream().filter(p -> !isUrl(p)).toList(),
                run.variant(),
                null,
                BriefCodec.recordedFields(brief, wish.isRatioChosen(), reason));
    }
}
