package app.proofsheet.domain.run;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The normalised domain request of one run (spec/asset-folder.md §2.2, §4), with what Proofsheet
 * adds: {@code mustAvoid} kept, {@code inputFiles}, {@code variant}, {@code derivedFrom}, {@code
 * customerId}.
 *
 * @param target who and what it is for
 * @param format creative format and ratio
 * @param prompt text to send, not blank
 * @param negativePrompt record only
 * @param render provider, model and their settings
 * @param localAssetDir as given in the request
 * @param localOutputDir as given, usually the same
 * @param sourceBasis evidence as given
 * @param rules phrases by name, in this order: mustKeep, canVary, mustAvoid, feedback
 * @param inputUrls references of an edit that the provider can fetch: https URLs or media
 *     references
 * @param inputFiles local pictures of an edit, work-relative; they are uploaded first
 * @param variant the choice made for each can-vary alternative
 * @param derivedFrom work-relative path of the picture that is edited, null when not an edit
 * @param extra unknown fields of the request document as JSON text by name, kept as they came
 */
public record ImageRequest(
        Target target,
        Format format,
        String prompt,
        @Nullable String negativePrompt,
        Render render,
        String localAssetDir,
        String localOutputDir,
        List<String> sourceBasis,
        Rules rules,
        List<String> inputUrls,
        List<String> inputFiles,
        Map<String, String> variant,
        @Nullable String derivedFrom,
        Map<String, String> extra) {

    /** Copies the collections, keeping their order. */
    public ImageRequest {
        sourceBasis = List.copyOf(sourceBasis);
        inputUrls = List.copyOf(inputUrls);
        inputFiles = List.copyOf(inputFiles);
        variant = Collections.unmodifiableMap(new LinkedHashMap<>(variant));
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** Who and what it is for; {@code assetPurpose} stays text so that foreign words survive. */
    public record Target(
            String assetId,
            String runId,
            String jobId,
            @Nullable String customerId,
            @Nullable String campaignId,
            @Nullable String personaId,
            @Nullable String conceptId,
            @Nullable String assetPurpose) {}

    /** Creative format id, its label, and the ratio ({@code 9:16}); spec/asset-folder.md §3. */
    public record Format(String id, String label, String aspectRatio) {}

    /** Phrases recorded with the request. */
    public record Rules(
            List<String> mustKeep,
            List<String> canVary,
            List<String> mustAvoid,
            List<String> feedback) {
        /** Copies the lists. */
        public Rules {
            mustKeep = List.copyOf(mustKeep);
            canVary = List.copyOf(canVary);
            mustAvoid = List.copyOf(mustAvoid);
            feedback = List.copyOf(feedback);
        }
    }

    /**
     * Provider, model and settings, normalised as spec/asset-folder.md §2.2.
     *
     * @param mode {@code text-to-image} or {@code edit}
     * @param resolution tier or pixel size, null when the endpoint's default is meant
     */
    public record Render(
            String provider,
            String model,
            String mode,
            @Nullable String resolution,
            @Nullable String quality,
            @Nullable String size,
            @Nullable Integer maxImages,
            String outputFormat,
            boolean syncMode,
            boolean base64Output,
            boolean webSearch) {}

    /** True when the request edits pictures. */
    public boolean isEdit() {
        return render.mode().equals("edit");
    }

    /** The same request for another run id; the job id follows when it was the run id. */
    public ImageRequest withRunId(String runId) {
        String job = target.jobId().equals(target.runId()) ? runId : target.jobId();
        Target moved =
                new Target(
                        target.assetId(),
                        runId,
                        job,
                        target.customerId(),
                        target.campaignId(),
                        target.personaId(),
                        target.conceptId(),
                        target.assetPurpose());
        return new ImageRequest(
                moved,
                format,
                prompt,
                negativePrompt,
                render,
                localAssetDir,
                localOutputDir,
                sourceBasis,
                rules,
                inputUrls,
                inputFiles,
                variant,
                derivedFrom,
                extra);
    }
}
