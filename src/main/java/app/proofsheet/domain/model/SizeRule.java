package app.proofsheet.domain.model;

import app.proofsheet.domain.asset.PixelSize;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an endpoint that takes pixel sizes reads them, and which size stands for a ratio
 * (spec/endpoints.md §4). Sizes are written {@code width*height}.
 *
 * @param minPixels smallest number of pixels the model's maker publishes, 0 when none
 * @param maxPixels largest number of pixels, 0 when none
 * @param byRatio size by ratio; every one clears the minimum
 * @param legacyByRatio what the reference sends, also where it lies below the minimum
 * @param legacyFallback what the reference sends for any other ratio
 */
public record SizeRule(
        long minPixels,
        long maxPixels,
        Map<String, String> byRatio,
        Map<String, String> legacyByRatio,
        String legacyFallback) {

    private static final Pattern SIZE =
            Pattern.compile("^(\\d{3,5})\\s*[x*]\\s*(\\d{3,5})$", Pattern.CASE_INSENSITIVE);

    /** Copies the maps, keeping their order. */
    public SizeRule {
        byRatio = Collections.unmodifiableMap(new LinkedHashMap<>(byRatio));
        legacyByRatio = Collections.unmodifiableMap(new LinkedHashMap<>(legacyByRatio));
    }

    /** Reads {@code 1440x2560}, {@code 2048 * 2048}; empty when the text is no such size. */
    public static Optional<PixelSize> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(matcher.group(1));
        int height = Integer.parseInt(matcher.group(2));
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new PixelSize(width, height));
    }

    /** The size as it is sent. */
    public static String write(PixelSize size) {
        return size.width() + "*" + size.height();
    }

    /** The ratio of a size in lowest terms: {@code 1440*2560} is {@code 9:16}. */
    public static String ratioOf(PixelSize size) {
        int a = size.width();
        int b = size.height();
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        return size.width() / a + ":" + size.height() / a;
    }

    /** True when a size has a ratio's shape, give or take the rounding to whole pixels. */
    public static boolean isClose(PixelSize size, String aspectRatio) {
        String[] parts = aspectRatio.split(":", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,4}") || !parts[1].matches("\\d{1,4}")) {
            return false;
        }
        long across = size.width() * Long.parseLong(parts[1]);
        long down = size.height() * Long.parseLong(parts[0]);
        return Math.abs(across - down) * 50 <= Math.max(across, down);
    }

    /** The ratio among some that a size has, empty when it has none of them. */
    public static Optional<String> ratioAmong(Collection<String> ratios, PixelSize size) {
        return ratios.stream().filter(ratio -> isClose(size, ratio)).findFirst();
    }

    /**
     * The size to send: the explicit one, else a resolution that looks like one, else the ratio's.
     * Empty when the ratio has none, which is an error rather than a guess.
     */
    public Optional<String> infer(
            @Nullable String size, @Nullable String resolution, String aspectRatio) {
        return explicit(size, resolution).or(() -> Optional.ofNullable(byRatio.get(aspectRatio)));
    }

    /** The size the reference would send, guesses included. */
    public String inferLegacy(
            @Nullable String size, @Nullable String resolution, String aspectRatio) {
        return explicit(size, resolution)
                .orElseGet(() -> legacyByRatio.getOrDefault(aspectRatio, legacyFallback));
    }

    private static Optional<String> explicit(@Nullable String size, @Nullable String resolution) {
        return parse(size).or(() -> parse(resolution)).map(SizeRule::write);
    }
}
