package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Verdicts;

import java.util.List;

/** Says in notices what verdicts did, and why one was refused. */
final class VerdictWords {

    private static final String TOPIC = "verdict";

    private final StudioSession session;
    private final Notices notices;
    private final Runnable undo;
    private final Texts texts = Texts.of("session");

    VerdictWords(StudioSession session, Notices notices, Runnable undo) {
        this.session = session;
        this.notices = notices;
        this.undo = undo;
    }

    /**
     * What was done.
     *
     * @param key the word in text keys
     * @param canUndo whether the notice offers to take it back
     */
    void say(String key, List<Verdicts.Outcome> outcomes, boolean canUndo) {
        String number =
                switch (outcomes.size()) {
                    case 0 -> ".none";
                    case 1 -> ".one";
                    default -> ".many";
                };
        String name = "";
        int stars = 0;
        if (!outcomes.isEmpty()) {
            Verdicts.Outcome last = outcomes.getLast();
            Integer rating = last.decision().rating();
            stars = rating == null ? 0 : rating;
            name =
                    session.find(last.after())
                            .map(PictureSnapshot::label)
                            .orElse(last.after().fileName());
        }
        Notice.Deed deed = canUndo ? new Notice.Deed(texts.get("undo.label"), undo) : null;
        String sentence = texts.get(key + number, name, outcomes.size(), stars);
        notices.show(Notice.done(TOPIC, sentence, deed));
    }

    /** Why something could not be done. */
    void tell(RuntimeException failed) {
        if (failed instanceof FailureException expected) {
            Failure failure = expected.failure();
            notices.show(
                    Notice.of(
                            failure.kept() == null
                                    ? failure.withKept(texts.get("kept"))
                                    : failure));
            return;
        }
        session.tasks()
                .run(
                        texts.get("working"),
                        () -> {
                            throw failed;
                        },
                        _ -> {});
    }

    /** Why something waits; what to do is on screen already. */
    void tellQuietly(Failure failure) {
        notices.show(new Notice(Notice.Kind.INFO, TOPIC, failure.sentence(), null, null, null));
    }
}
