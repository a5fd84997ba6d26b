package app.proofsheet.ui.queue;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** Asks before a choice that costs money or gives something up; the safe answer is the default. */
final class QueueQuestions {

    private final Confirm confirm;
    private final Texts texts;

    QueueQuestions(Confirm confirm, Texts texts) {
        this.confirm = confirm;
        this.texts = texts;
    }

    /** Runs the deed after as many questions as the choice needs. */
    void before(JobSnapshot job, RunProgress.Choice choice, Runnable deed) {
        switch (choice) {
            case NEW_PAID_ATTEMPT -> buyAgain(job, deed);
            case CONFIRM_QUOTE -> ask("quote", quote(job), deed);
            case MARK_LOST -> ask("lost", texts.get("lost.text", job.order().run().runId()), deed);
            case POLL_AGAIN, RESUME_SAVING, LOOK_AGAIN, SUBMIT_AGAIN -> deed.run();
        }
    }

    private void buyAgain(JobSnapshot job, Runnable deed) {
        String run = job.order().run().runId();
        Failure failure = job.failure();
        String why = failure == null ? texts.get("stopped") : failure.sentence();
        confirm.ask(
                question("pay", texts.get("pay.first", run, why), texts.get("pay.first.deed")),
                () ->
                        confirm.ask(
                                question(
                                        "pay",
                                        texts.get("pay.second", run, price(job)),
                                        texts.get("pay.second.deed")),
                                deed));
    }

    private String price(JobSnapshot job) {
        String estimate = job.order().estimate();
        return estimate == null ? texts.get("pay.cost.unknown") : texts.get("pay.cost", estimate);
    }

    /** All that is known of a quote: what was estimated, what is asked for, for what, and why. */
    private String quote(JobSnapshot job) {
        List<String> lines = new ArrayList<>();
        Failure failure = job.failure();
        if (failure != null) {
            lines.add(failure.sentence());
        }
        String estimate = job.order().estimate();
        lines.add(
                texts.get(
                        "quote.for",
                        job.order().run().runId(),
                        job.order().model(),
                        job.order().pictures()));
        lines.add(
                estimate == null
                        ? texts.get("quote.not_estimated")
                        : texts.get("quote.estimated", estimate));
        if (failure != null && failure.detail() != null) {
            lines.add(failure.detail());
        }
        lines.add(texts.get("quote.after"));
        return String.join("\n", lines);
    }

    private void ask(String key, String text, Runnable deed) {
        confirm.ask(question(key, text, texts.get(key + ".deed")), deed);
    }

    private Confirm.Question question(String key, String text, String deed) {
        return new Confirm.Question(texts.get(key + ".title"), text, deed, true, null);
    }
}
