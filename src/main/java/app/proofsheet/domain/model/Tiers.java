package app.proofsheet.domain.model;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Canonical values and their order (spec/endpoints.md §2). */
public final class Tiers {

    private static final Pattern TIER =
            Pattern.compile("^(\\d+(?:\\.\\d+)?)\\s*k$", Pattern.CASE_INSENSITIVE);

    private static final List<String> QUALITIES = List.of("low", "medium", "high");

    private Tiers() {}

    /** The value as it is compared and sent: {@code "4K"} and {@code " 2 k "} become tiers. */
    public static String canonical(String value, FieldRule.Canon canon) {
        String text = value.strip();
        return switch (canon) {
            case NONE -> text;
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case TIER -> {
                Matcher matcher = TIER.matcher(text);
                yield matcher.matches() ? matcher.group(1) + "k" : text;
            }
        };
    }

    /** The canonical value, empty when blank or absent. */
    public static Optional<String> given(@Nullable String value, FieldRule.Canon canon) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(canonical(value, canon));
    }

    /** The highest of a field's allowed values, its default when they have no order. */
    public static Optional<String> highest(FieldRule rule) {
        Optional<String> best =
                rule.allowed().stream()
                        .filter(value -> rank(value).isPresent())
                        .max((a, b) -> rank(a).orElseThrow().compareTo(rank(b).orElseThrow()));
        return best.isPresent() ? best : Optional.ofNullable(rule.defaultValue());
    }

    /** True when both have an order and the first is lower. */
    public static boolean isBelow(String value, String other) {
        Optional<BigDecimal> a = rank(value);
        Optional<BigDecimal> b = rank(other);
        return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) < 0;
    }

    private static Optional<BigDecimal> rank(String value) {
        Matcher matcher = TIER.matcher(value);
        if (matcher.matches()) {
            return Optional.of(new BigDecimal(matcher.group(1)));
        }
        int word = QUALITIES.indexOf(value);
        return word < 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(word));
    }
}
