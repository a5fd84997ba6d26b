package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Finding;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Briefs;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the queue button says.
 *
 * @param title first line: what it will do
 * @param detail second line: model, tier, price
 * @param isReady true when it can be pressed
 * @param isWorking true while it is being carried out
 * @param reason why it cannot be pressed, {@code ""} when it can
 */
public record QueueOffer(
        String title, String detail, boolean isReady, boolean isWorking, String reason) {

    static QueueOffer of(Assessment seen, boolean isChecked, boolean isQueueing, Texts texts) {
        Briefs.Plan plan = seen.plan();
        String title =
                plan == null
                        ? texts.get("offer.title.plain")
                        : texts.get("offer.title", plan.pictures());
        String detail = plan == null ? texts.get("offer.unknown") : detail(plan, texts);
        String reason = isChecked ? reason(seen.report().blocking(), plan, texts) : "";
        boolean isReady = isChecked && !isQueueing && reason.isEmpty();
        return new QueueOffer(
                isQueueing ? texts.get("offer.working") : title,
                detail,
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

    private static String detail(Briefs.Plan plan, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(plan.modelName());
        if (!plan.tier().isBlank()) {
            parts.add(plan.tier());
        }
        parts.add(price(plan.estimate(), texts));
        return String.join(" · ", parts);
    }

    private static String price(@Nullable String estimate, Texts texts) {
        if (estimate == null) {
            return texts.get("price.unknown");
        }
        return new BigDecimal(estimate).signum() == 0
                ? texts.get("price.none")
                : texts.get("price.about", estimate);
    }
}
