package app.proofsheet.ui.edit;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Edits;

import org.jspecify.annotations.Nullable;

/** What the edits on screen are likely to cost; asked off the FX thread, the newest order wins. */
final class EditPrice {

    private final Tasks tasks;
    private final Texts texts;
    private final Runnable onAnswer;
    private @Nullable Question asked;
    private @Nullable Estimate estimate;

    /**
     * A price that is not asked for yet.
     *
     * @param onAnswer runs on the FX thread when a price has arrived
     */
    EditPrice(Tasks tasks, Texts texts, Runnable onAnswer) {
        this.tasks = tasks;
        this.texts = texts;
        this.onAnswer = onAnswer;
    }

    /** What decides the price; the words do not. */
    private record Question(
            PictureId source, String provider, String model, @Nullable String tier, int count) {}

    /** Asks, when something changed that decides the price. */
    void ask(Edits edits, Edits.EditOrder order) {
        Question question =
                new Question(
                        order.source(),
                        order.provider(),
                        order.model(),
                        order.resolution(),
                        order.count());
        if (order.model().isEmpty() || question.equals(asked)) {
            return;
        }
        asked = question;
        estimate = null;
        tasks.run(
                texts.get("task.price"),
                () -> estimate(edits, order),
                answer -> {
                    if (question.equals(asked)) {
                        estimate = answer;
                        onAnswer.run();
                    }
                });
    }

    private static Estimate estimate(Edits edits, Edits.EditOrder order) {
        try {
            return edits.estimate(order);
        } catch (FailureException e) {
            return new Estimate.Unknown(e.failure().sentence());
        }
    }

    /** The price, null while it is asked for. */
    @Nullable Estimate now() {
        return estimate;
    }
}
