package app.proofsheet.ui.edit;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.SettingProblem;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Edits;

import org.jspecify.annotations.Nullable;

/** What an edit asks of its endpoint, looked at off the FX thread; the newest order wins. */
final class EditLook {

    private final Tasks tasks;
    private final Texts texts;
    private final Runnable onAnswer;
    private long number;
    private Limits limits = Limits.NONE;

    /**
     * Nothing was looked at yet.
     *
     * @param onAnswer runs on the FX thread when a look is done
     */
    EditLook(Tasks tasks, Texts texts, Runnable onAnswer) {
        this.tasks = tasks;
        this.texts = texts;
        this.onAnswer = onAnswer;
    }

    /**
     * What is sent, in words, and what stands against it.
     *
     * @param sentence what is asked for, {@code ""} before it is known
     * @param warning what the service may not take, {@code ""} when nothing
     * @param refusal why it cannot be queued, {@code ""} when it can
     */
    record Limits(String sentence, String warning, String refusal) {
        static final Limits NONE = new Limits("", "", "");
    }

    void ask(Edits edits, Edits.EditOrder order) {
        long mine = ++number;
        if (order.model().isEmpty()) {
            limits = Limits.NONE;
            return;
        }
        tasks.run(
                texts.get("task.look"),
                () -> look(edits, order),
                answer -> {
                    if (mine == number) {
                        limits = answer;
                        onAnswer.run();
                    }
                });
    }

    private Limits look(Edits edits, Edits.EditOrder order) {
        Edits.Look look;
        try {
            look = edits.look(order);
        } catch (FailureException e) {
            Failure failure = e.failure();
            return new Limits("", "", EditOffer.sentence(failure));
        }
        String size = look.size().isEmpty() ? "" : " · " + look.size();
        Integer most = look.most();
        String pictures =
                most == null
                        ? texts.get("limits.pictures", look.pictures())
                        : texts.get("limits.pictures.most", look.pictures(), most);
        return new Limits(
                texts.get("limits", look.ratio() + size, pictures),
                sentence(first(look, false)),
                sentence(first(look, true)));
    }

    private static @Nullable SettingProblem first(Edits.Look look, boolean isBlocking) {
        return look.problems().stream()
                .filter(p -> p.isBlocking() == isBlocking)
                .findFirst()
                .orElse(null);
    }

    private static String sentence(@Nullable SettingProblem problem) {
        return problem == null ? "" : problem.message() + " " + problem.mend();
    }

    Limits now() {
        return limits;
    }
}
