package app.proofsheet.domain.sent;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.SizeRule;
import app.proofsheet.domain.run.ImageRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run asked for, what left, and what came back. A service may leave a setting out, read it
 * its own way or ignore it; every such difference is told.
 *
 * @param asked the request
 * @param sent what left with the submit
 * @param came the pictures that are saved
 * @param isFinished no more pictures will come
 */
public record SentAndAsked(ImageRequest asked, Sent sent, List<Picture> came, boolean isFinished) {

    private static final int LONGEST = 160;

    /** Copies the list. */
    public SentAndAsked {
        came = List.copyOf(came);
    }

    /**
     * What left.
     *
     * @param fields values of the body by name, as text; lists left out
     * @param references pictures the body refers to
     */
    public record Sent(Map<String, String> fields, int references) {
        /** Copies the fields, keeping their order. */
        public Sent {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        private @Nullable String first(String... names) {
            for (String name : names) {
                String value = fields.get(name);
                if (value != null && !value.isBlank()) {
                    return value;
                }
            }
            return null;
        }

        private Optional<PixelSize> size() {
            String width = fields.get("width");
            String height = fields.get("height");
            return SizeRule.parse(
                    width != null && height != null ? width + "*" + height : fields.get("size"));
        }
    }

    /**
     * One picture that came.
     *
     * @param size from its bytes, null when they do not tell
     * @param format from its bytes: {@code png}
     */
    public record Picture(@Nullable PixelSize size, String format) {}

    /** Every difference, in the order a producer asks. */
    public List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        prompt().ifPresent(found::add);
        Optional<Difference> ratio = ratio();
        ratio.ifPresent(found::add);
        resolution().ifPresent(found::add);
        size(ratio.isPresent()).ifPresent(found::add);
        quality().ifPresent(found::add);
        format().ifPresent(found::add);
        count().ifPresent(found::add);
        references().ifPresent(found::add);
        negativePrompt().ifPresent(found::add);
        mustAvoid().ifPresent(found::add);
        webSearch().ifPresent(found::add);
        return found;
    }

    private Optional<Difference> prompt() {
        String left = sent.first("prompt");
        return asked.prompt().equals(left)
                ? Optional.empty()
                : Optional.of(
                        Difference.of(
                                "prompt", "Prompt", quoted(asked.prompt()), quoted(left), null));
    }

    private Optional<Difference> ratio() {
        String ratio = asked.format().aspectRatio();
        Optional<PixelSize> size = sent.size();
        String word = sent.first("aspect_ratio");
        String left = word != null ? word : size.map(SizeRule::write).orElse(null);
        boolean leftOther =
                word != null
                        ? !word.equals(ratio)
                        : size.filter(pixels -> !SizeRule.isClose(pixels, ratio)).isPresent();
        boolean cameOther = sizes().stream().anyMatch(pixels -> !SizeRule.isClose(pixels, ratio));
        boolean isChosen = EndpointRules.isRatioChosen(asked);
        boolean isUnsaid = left == null && isChosen && came.isEmpty();
        return leftOther || isUnsaid || cameOther && (isChosen || left != null)
                ? Optional.of(Difference.of("aspectRatio", "Ratio", ratio, left, textOf(sizes())))
                : Optional.empty();
    }

    /** A pixel size carries the resolution; a tier says nothing about exact pixels. */
    private Optional<Difference> resolution() {
        String wanted = asked.render().resolution();
        if (wanted == null || SizeRule.parse(wanted).isPresent()) {
            return Optional.empty();
        }
        String left = sent.first("resolution");
        boolean differs = left == null ? sent.size().isEmpty() : !plain(left).equals(plain(wanted));
        return differs
                ? Optional.of(Difference.of("resolution", "Resolution", wanted, left, null))
                : Optional.empty();
    }

    private Optional<Difference> size(boolean isShapeTold) {
        ImageRequest.Render render = asked.render();
        Optional<PixelSize> wanted =
                SizeRule.parse(render.size()).or(() -> SizeRule.parse(render.resolution()));
        Optional<PixelSize> left = sent.size();
        boolean leftOther = wanted.isPresent() && !wanted.equals(left);
        Optional<PixelSize> expected = left.or(() -> wanted);
        boolean cameOther =
                expected.isPresent()
                        && sizes().stream().anyMatch(pixels -> !pixels.equals(expected.get()));
        return leftOther || cameOther && !isShapeTold
                ? Optional.of(
                        Difference.of(
                                "size",
                                "Size",
                                wanted.map(SizeRule::write).orElse(null),
                                left.map(SizeRule::write).orElse(null),
                                textOf(sizes())))
                : Optional.empty();
    }

    private Optional<Difference> quality() {
        String wanted = asked.render().quality();
        String left = sent.first("quality");
        return wanted == null || left != null && plain(left).equals(plain(wanted))
                ? Optional.empty()
                : Optional.of(Difference.of("quality", "Quality", wanted, left, null));
    }

    private Optional<Difference> format() {
        String wanted = format(asked.render().outputFormat());
        String left = sent.first("output_format");
        List<String> made = came.stream().map(p -> format(p.format())).distinct().toList();
        boolean leftOther = left != null && !format(left).equals(wanted);
        boolean cameOther = made.stream().anyMatch(format -> !format.equals(wanted));
        return leftOther || cameOther
                ? Optional.of(
                        Difference.of(
                                "outputFormat",
                                "Format",
                                wanted,
                                left,
                                made.isEmpty() ? null : String.join(", ", made)))
                : Optional.empty();
    }

    private Optional<Difference> count() {
        Integer wanted = asked.render().maxImages();
        String left = sent.first("max_images", "num_images", "count", "n");
        String expected = wanted == null ? left == null ? "1" : left : wanted.toString();
        boolean leftOther = left == null ? !expected.equals("1") : !left.equals(expected);
        String made = isFinished ? Integer.toString(came.size()) : null;
        boolean cameOther = made != null && !made.equals(expected);
        return leftOther || cameOther
                ? Optional.of(
                        Difference.of(
                                "count",
                                "Number of pictures",
                                wanted == null ? null : expected,
                                left,
                                made))
                : Optional.empty();
    }

    private Optional<Difference> references() {
        int wanted = asked.inputUrls().size() + asked.inputFiles().size();
        return wanted == sent.references()
                ? Optional.empty()
                : Optional.of(
                        Difference.of(
                                "references",
                                "Reference pictures",
                                Integer.toString(wanted),
                                sent.references() == 0 ? null : Integer.toString(sent.references()),
                                null));
    }

    private Optional<Difference> negativePrompt() {
        String wanted = asked.negativePrompt();
        boolean isSent =
                wanted == null
                        || wanted.isBlank()
                        || wanted.equals(sent.fields().get("negative_prompt"))
                        || leftInPrompt(wanted);
        return isSent
                ? Optional.empty()
                : Optional.of(
                        Difference.of(
                                "negativePrompt",
                                "Negative prompt",
                                quoted(wanted),
                                quoted(sent.first("negative_prompt")),
                                null));
    }

    private Optional<Difference> mustAvoid() {
        List<String> missing =
                asked.rules().mustAvoid().stream().filter(p -> !leftInPrompt(p)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Difference.of(
                                "mustAvoid",
                                "Must avoid",
                                missing.stream()
                                        .map(SentAndAsked::quoted)
                                        .collect(Collectors.joining(", ")),
                                null,
                                null));
    }

    private Optional<Difference> webSearch() {
        boolean isSent = "true".equals(sent.fields().get("enable_web_search"));
        return asked.render().webSearch() && !isSent
                ? Optional.of(Difference.of("enableWebSearch", "Web search", "on", null, null))
                : Optional.empty();
    }

    private boolean leftInPrompt(String phrase) {
        String left = sent.first("prompt");
        return left != null && plain(left).contains(plain(phrase));
    }

    private List<PixelSize> sizes() {
        List<PixelSize> sizes = new ArrayList<>();
        for (Picture picture : came) {
            PixelSize size = picture.size();
            if (size != null) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    private static @Nullable String textOf(List<PixelSize> sizes) {
        Function<PixelSize, String> text = size -> size.width() + "×" + size.height();
        return sizes.isEmpty()
                ? null
                : sizes.stream().map(text).distinct().collect(Collectors.joining(", "));
    }

    private static String format(String word) {
        String plain = plain(word);
        return plain.equals("jpg") ? "jpeg" : plain;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String quoted(@Nullable String text) {
        if (text == null || text.codePointCount(0, text.length()) <= LONGEST) {
            return text == null ? null : "\"" + text + "\"";
        }
        return "\"" + text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…\"";
    }
}
