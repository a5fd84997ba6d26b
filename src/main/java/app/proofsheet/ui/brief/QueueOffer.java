package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.ui.session.PriceWords;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Briefs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the queue button says.
 *
 * @param title first line: what it will do
 * @param detail second line: model, tier, price
 * @param isReady true when it can be pressed
 * @param isWorking true while it is being carried out
 * @param priceNote why there is no price, {@code ""} when there is one
 * @param reason why it cannot be pressed, {@code ""} when it can
 */
public record QueueOffer(
        String title,
        String detail,
        String priceNote,
        boolean isReady,
        boolean isWorking,
        String reason) {

    static QueueOffer of(
            Assessment seen,
            @Nullable Estimate price,
            boolean isChecked,
            boolean isQueueing,
            Texts texts) {
        Briefs.Plan plan = seen.plan();
        String title =
                plan == null
                        ? texts.get("offer.title.plain")
                        : texts.get("offer.title", plan.pictures());
        String detail = plan == null ? texts.get("offer.unknown") : detail(plan, price);
        String reason = isChecked ? reason(seen.report().blocking(), plan, texts) : "";
        boolean isReady = isChecked && !isQueueing && reason.isEmpty();
        return new QueueOffer(
                isQueueing ? texts.get("offer.working") : title,
                detail,
                plan == null ? "" : PriceWords.reason(price),
                isReady,
                isQueueing,
                reason);
    }

    private static String reason(List<Finding> blocking, Briefs.@Nullable Plan plan, Texts texts) {
        if (!blocking.isEmpty()) {
            Finding first = blocking.getFirst();
            return first.message() + " " + first.mend();
        }
        return plan == null ? texts.get("offer.unknown") : "";
    }

    private static String detail(Briefs.Plan plan, @Nullable Estimate price) {
        List<String> parts = new ArrayList<>();
        parts.add(plan.modelName());
        if (!plan.tier().isBlank()) {
            parts.add(plan.tier());
        }
        parts.add(PriceWords.of(price));
        return String.join(" · ", parts);
    }
}
