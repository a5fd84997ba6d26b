package app.proofsheet.domain.model;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.run.ImageRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds settings against an endpoint before anything is written or sent (spec/endpoints.md §2, §4,
 * §5; defects D29, D36). The server stays authoritative; this is the early check.
 */
public final class EndpointRules {

    /**
     * Field of a request document that is {@code false} when its ratio is only the default of the
     * normalisation; an edit then keeps the shape of its picture where the endpoint allows that.
     */
    public static final String RATIO_CHOSEN = "aspectRatioChosen";

    private EndpointRules() {}

    /** True unless the request says that nobody chose its ratio. */
    public static boolean isRatioChosen(ImageRequest request) {
        return !"false".equals(request.extra().get(RATIO_CHOSEN));
    }

    /**
     * The endpoint of a key, or the problem that there is none: a key that is unknown or has
     * vanished stays readable in old runs and cannot be queued.
     */
    public static Optional<SettingProblem> unknownKey(EndpointTable table, String key) {
        if (table.find(key).isPresent()) {
            return Optional.empty();
        }
        String name = key.isBlank() ? "No model is chosen" : key + " is not an endpoint";
        return Optional.of(
                new SettingProblem(
                        "endpoint_unknown",
                        true,
                        "model",
                        name
                                + " of the table of "
                                + table.sourceDate()
                                + "; old runs with it stay readable, new ones cannot be sent.",
                        "Choose one of: " + String.join(", ", table.endpoints().keySet()) + ".",
                        key));
    }

    /** Everything an endpoint does not take of a wish, in field order; empty when all is well. */
    public static List<SettingProblem> check(Endpoint endpoint, RenderWish wish) {
        List<SettingProblem> found = new ArrayList<>();
        checkPictures(endpoint, wish, found);
        checkRatio(endpoint, wish, found);
        checkValue(endpoint, "resolution", "resolution", wish.resolution(), found);
        checkValue(endpoint, "quality", "quality", wish.quality(), found);
        checkSize(endpoint, wish, found);
        checkValue(endpoint, "output_format", "outputFormat", wish.outputFormat(), found);
        checkMaxImages(endpoint, wish, found);
        return found;
    }

    /**
     * Checks a normalised request: what blocks it, unknown key and mode included. Normalisation
     * fills fields that an endpoint does not declare, and a resolution beside a key that is itself
     * a tier; neither is sent, so neither is a problem here.
     *
     * @param pictures number of references the request will carry
     */
    public static List<SettingProblem> checkRequest(
            EndpointTable table, ImageRequest request, int pictures) {
        ImageRequest.Render render = request.render();
        Optional<SettingProblem> unknown = unknownKey(table, render.model());
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        Endpoint endpoint = table.find(render.model()).orElseThrow();
        if (!endpoint.mode().equals(render.mode())) {
            return List.of(SettingProblems.wrongMode(endpoint, render.mode()));
        }
        RenderWish wish =
                new RenderWish(
                        request.format().aspectRatio(),
                        isRatioChosen(request),
                        endpoint.fixedResolution() == null ? render.resolution() : null,
                        render.quality(),
                        render.size(),
                        render.outputFormat(),
                        render.maxImages(),
                        pictures);
        return check(endpoint, wish).stream().filter(SettingProblem::isBlocking).toList();
    }

    /** The value of everything left open; call it for a wish without blocking problems. */
    public static SettledRender settle(Endpoint endpoint, RenderWish wish) {
        String resolution =
                endpoint.fixedResolution() != null
                        ? endpoint.fixedResolution()
                        : settled(endpoint, "resolution", wish.resolution()).orElse(null);
        String size =
                endpoint.sizeRule() == null
                        ? null
                        : endpoint.sizeRule()
                                .infer(wish.size(), wish.resolution(), wish.aspectRatio())
                                .orElse(null);
        return new SettledRender(
                resolution,
                settled(endpoint, "quality", wish.quality()).orElse(null),
                size,
                settledFormat(endpoint, wish.outputFormat()),
                endpoint.isSequential() ? wish.maxImages() : null);
    }

    /**
     * The tier or quality that is below the endpoint's highest, empty when all is at the top: a
     * producer may mean it (draft) or have forgotten it.
     */
    public static List<SettingProblem> belowTop(Endpoint endpoint, RenderWish wish) {
        List<SettingProblem> found = new ArrayList<>();
        for (String name : List.of("resolution", "quality")) {
            String value = name.equals("quality") ? wish.quality() : wish.resolution();
            FieldRule rule = endpoint.fields().get(name);
            if (rule == null) {
                continue;
            }
            Optional<String> given = Tiers.given(value, rule.canon());
            Optional<String> top = Tiers.highest(rule);
            if (given.isPresent()
                    && top.isPresent()
                    && Tiers.isBelow(given.get(), top.get())
                    && rule.allowed().contains(given.get())) {
                found.add(
                        new SettingProblem(
                                "below_top_tier",
                                false,
                                name,
                                given.get()
                                        + " is below the highest "
                                        + name
                                        + " of "
                                        + endpoint.key()
                                        + ", "
                                        + top.get()
                                        + ".",
                                "Take " + top.get() + ", or mark the brief as a draft.",
                                given.get()));
            }
        }
        return found;
    }

    private static void checkPictures(
            Endpoint endpoint, RenderWish wish, List<SettingProblem> found) {
        if (endpoint.isEdit() && wish.pictures() == 0) {
            found.add(
                    new SettingProblem(
                            "mode_mismatch",
                            true,
                            "references",
                            endpoint.key() + " edits pictures, and no picture is given.",
                            "Add a binding reference picture, or choose a text endpoint.",
                            null));
        } else if (!endpoint.isEdit() && wish.pictures() > 0) {
            found.add(
                    new SettingProblem(
                            "mode_mismatch",
                            true,
                            "references",
                            endpoint.key()
                                    + " makes pictures from text alone and cannot take "
                                    + (wish.pictures() == 1
                                            ? "the binding reference."
                                            : wish.pictures() + " binding references."),
                            "Choose an edit endpoint, or mark the reference as inspiration only.",
                            null));
        }
        Integer most = endpoint.maxReferences();
        if (endpoint.isEdit() && most != null && wish.pictures() > most) {
            found.add(
                    new SettingProblem(
                            "too_many_references",
                            false,
                            "references",
                            wish.pictures()
                                    + " references are more than the "
                                    + most
                                    + " its maker states for "
                                    + endpoint.key()
                                    + "; the service may refuse them.",
                            "Keep the " + most + " that matter most.",
                            null));
        }
    }

    private static void checkRatio(Endpoint endpoint, RenderWish wish, List<SettingProblem> found) {
        FieldRule rule = endpoint.fields().get("aspect_ratio");
        if (rule == null) {
            checkRatioOfSize(endpoint, wish, found);
            return;
        }
        boolean isSent = wish.isRatioChosen() || rule.defaultValue() != null;
        if (isSent && !rule.allowed().contains(wish.aspectRatio())) {
            found.add(
                    new SettingProblem(
                            "format_conflict",
                            true,
                            "aspectRatio",
                            endpoint.key()
                                    + " has no "
                                    + wish.aspectRatio()
                                    + "; it offers "
                                    + SettingProblems.list(rule.allowed())
                                    + ".",
                            "Choose one of its ratios, or an endpoint that has "
                                    + wish.aspectRatio()
                                    + ".",
                            wish.aspectRatio()));
        }
    }

    private static void checkRatioOfSize(
            Endpoint endpoint, RenderWish wish, List<SettingProblem> found) {
        SizeRule rule = endpoint.sizeRule();
        if (rule == null) {
            return;
        }
        Optional<PixelSize> explicit =
                SizeRule.parse(wish.size()).or(() -> SizeRule.parse(wish.resolution()));
        if (explicit.isEmpty()) {
            if (isBlank(wish.size()) && !rule.byRatio().containsKey(wish.aspectRatio())) {
                found.add(
                        new SettingProblem(
                                "format_conflict",
                                true,
                                "aspectRatio",
                                "No size is known for "
                                        + wish.aspectRatio()
                                        + " on "
                                        + endpoint.key()
                                        + "; sizes are known for "
                                        + SettingProblems.list(rule.byRatio().keySet())
                                        + ".",
                                "Give a size such as 1728*2160, or choose one of these ratios.",
                                wish.aspectRatio()));
            }
        } else if (wish.isRatioChosen() && !SizeRule.isClose(explicit.get(), wish.aspectRatio())) {
            found.add(
                    new SettingProblem(
                            "format_conflict",
                            true,
                            "size",
                            "The size "
                                    + SizeRule.write(explicit.get())
                                    + " is "
                                    + SizeRule.ratioOf(explicit.get())
                                    + ", and the format asks for "
                                    + wish.aspectRatio()
                                    + ".",
                            "Clear the size, or clear the format.",
                            SizeRule.write(explicit.get())));
        }
    }

    private static void checkSize(Endpoint endpoint, RenderWish wish, List<SettingProblem> found) {
        if (isBlank(wish.size())) {
            return;
        }
        SizeRule rule = endpoint.sizeRule();
        if (rule == null) {
            found.add(SettingProblems.notUsed(endpoint, "size", String.valueOf(wish.size())));
            return;
        }
        String size = String.valueOf(wish.size()).strip();
        Optional<PixelSize> parsed = SizeRule.parse(size);
        if (parsed.isEmpty()) {
            found.add(
                    SettingProblems.badField(
                            endpoint,
                            "size",
                            "width*height with 3 to 5 digits each, such as 1440*2560",
                            size));
            return;
        }
        long pixels = parsed.get().pixels();
        if (pixels < rule.minPixels()) {
            found.add(
                    SettingProblems.badField(
                            endpoint, "size", "at least " + rule.minPixels() + " pixels", size));
        } else if (rule.maxPixels() > 0 && pixels > rule.maxPixels()) {
            found.add(
                    SettingProblems.badField(
                            endpoint, "size", "at most " + rule.maxPixels() + " pixels", size));
        }
    }

    private static void checkValue(
            Endpoint endpoint,
            String providerName,
            String field,
            @Nullable String value,
            List<SettingProblem> found) {
        if (isBlank(value)) {
            return;
        }
        String received = String.valueOf(value).strip();
        FieldRule rule = endpoint.fields().get(providerName);
        if (rule == null) {
            boolean readAsSize =
                    endpoint.sizeRule() != null
                            && field.equals("resolution")
                            && SizeRule.parse(received).isPresent();
            if (!readAsSize) {
                found.add(SettingProblems.notUsed(endpoint, field, received));
            }
            return;
        }
        if (!rule.allowed().isEmpty()
                && !rule.allowed().contains(Tiers.canonical(received, rule.canon()))) {
            found.add(
                    SettingProblems.badField(
                            endpoint, field, SettingProblems.list(rule.allowed()), received));
        }
    }

    private static void checkMaxImages(
            Endpoint endpoint, RenderWish wish, List<SettingProblem> found) {
        Integer wanted = wish.maxImages();
        if (wanted == null) {
            return;
        }
        FieldRule rule = endpoint.fields().get("max_images");
        if (rule == null) {
            found.add(SettingProblems.notUsed(endpoint, "maxImages", wanted.toString()));
            return;
        }
        Integer min = rule.min();
        Integer max = rule.max();
        if ((min != null && wanted < min) || (max != null && wanted > max)) {
            found.add(
                    SettingProblems.badField(
                            endpoint,
                            "maxImages",
                            "whole numbers from " + min + " to " + max,
                            wanted.toString()));
        }
    }

    private static Optional<String> settled(
            Endpoint endpoint, String name, @Nullable String value) {
        FieldRule rule = endpoint.fields().get(name);
        return rule == null
                ? Optional.empty()
                : Tiers.given(value, rule.canon()).or(() -> Tiers.highest(rule));
    }

    private static String settledFormat(Endpoint endpoint, @Nullable String value) {
        FieldRule rule = endpoint.fields().get("output_format");
        if (rule == null) {
            return "png";
        }
        String open = rule.defaultValue() == null ? "png" : rule.defaultValue();
        return Tiers.given(value, rule.canon()).orElse(open);
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
