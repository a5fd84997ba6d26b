package app.proofsheet.ui.session;

import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.ui.text.Texts;

import org.jspecify.annotations.Nullable;

/** A price before it is paid, in a few words for a button. */
public final class PriceWords {

    private static final Texts TEXTS = Texts.of("session");

    private PriceWords() {}

    /**
     * {@code ≈ 6.0 credits (4 × 1.5)}, {@code no charge}, {@code price not told}.
     *
     * @param estimate null while the provider is asked
     */
    public static String of(@Nullable Estimate estimate) {
        return switch (estimate) {
            case null -> TEXTS.get("price.asking");
            case Estimate.Unknown _ -> TEXTS.get("price.unknown");
            case Estimate.Known known when known.isFree() -> TEXTS.get("price.none");
            case Estimate.Known known -> {
                String parts = known.breakdown();
                String total = Credits.text(known.total());
                yield parts.isEmpty()
                        ? TEXTS.get("price.about", total)
                        : TEXTS.get("price.about.parts", total, parts);
            }
        };
    }

    /** Why there is no price, {@code ""} when there is one or it is still asked for. */
    public static String reason(@Nullable Estimate estimate) {
        return estimate instanceof Estimate.Unknown(String why)
                ? TEXTS.get("price.unknown.why", why)
                : "";
    }
}
