package app.proofsheet.ui.edit;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.ui.session.PriceWords;
import app.proofsheet.ui.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the queue button of the panel says.
 *
 * @param label what it will do and its price
 * @param isReady true when it can be pressed
 * @param isWorking true while it is being carried out
 * @param sentence what will happen, or what is missing
 */
public record EditOffer(String label, boolean isReady, boolean isWorking, String sentence) {

    /** What was asked for so far. */
    record Asked(
            boolean hasSource,
            List<EditSubject> subjects,
            int notes,
            boolean isQueueing,
            int count,
            int references,
            String refusal) {}

    static EditOffer of(Asked asked, @Nullable Estimate price, String model, Texts texts) {
        String missing = missing(asked, model, texts);
        String label =
                asked.isQueueing()
                        ? texts.get("offer.working")
                        : texts.get("offer", asked.count(), PriceWords.of(price));
        boolean isReady = missing.isEmpty() && !asked.isQueueing();
        String untold = PriceWords.reason(price);
        String ready = texts.get("ready", asked.references() + 1, asked.count());
        String sentence =
                missing.isEmpty() ? (untold.isEmpty() ? ready : ready + ". " + untold) : missing;
        return new EditOffer(label, isReady, asked.isQueueing(), sentence);
    }

    private static String missing(Asked asked, String model, Texts texts) {
        if (!asked.hasSource()) {
            return texts.get("missing.source");
        }
        if (asked.subjects().isEmpty()) {
            return texts.get("missing.subject");
        }
        if (asked.notes() < asked.subjects().size()) {
            return texts.get("missing.note");
        }
        return model.isEmpty() ? texts.get("missing.model") : asked.refusal();
    }

    /** A failure as one paragraph. */
    static String sentence(Failure failure) {
        String next = failure.next();
        return next == null ? failure.sentence() : failure.sentence() + " " + next;
    }
}
