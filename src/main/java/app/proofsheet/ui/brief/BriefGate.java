package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Briefs;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the work folder says about the brief on screen; the newest look wins. */
public final class BriefGate {

    /** The gate's code for "an approved face exists and this is a regeneration". */
    static final String APPROVED_FACE = "approved_face";

    private final Tasks tasks;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Assessment> seen =
            new ReadOnlyObjectWrapper<>(Assessment.NONE);
    private final ReadOnlyObjectWrapper<List<GateLine>> lines =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<QueueOffer> offer;
    private @Nullable Estimate price;
    private boolean isChecked;
    private boolean isQueueing;
    private long number;

    BriefGate(Tasks tasks, Texts texts) {
        this.tasks = tasks;
        this.texts = texts;
        this.offer = new ReadOnlyObjectWrapper<>(offerNow());
    }

    /** Looks at a brief off the FX thread. */
    void look(Briefs home, Brief brief) {
        long mine = ++number;
        tasks.run(
                texts.get("task.check"),
                () -> Assessment.of(home, brief),
                assessment -> {
                    if (mine == number) {
                        isChecked = true;
                        if (!Objects.equals(assessment.plan(), seen.get().plan())) {
                            price = null;
                        }
                        show(assessment);
                        askPrice(home, brief, mine);
                    }
                });
    }

    /** After the look, which must not wait for a service. */
    private void askPrice(Briefs home, Brief brief, long mine) {
        if (seen.get().plan() == null) {
            return;
        }
        tasks.run(
                texts.get("task.price"),
                () -> home.estimate(brief),
                estimate -> {
                    if (mine == number) {
                        price = estimate;
                        offer.set(offerNow());
                    }
                });
    }

    /** Forgets what was seen; a look that runs counts no more. */
    void clear() {
        number++;
        isChecked = false;
        price = null;
        show(Assessment.NONE);
        lines.set(List.of());
    }

    private void show(Assessment assessment) {
        // First what was seen: who listens to the lines asks for the findings behind them.
        seen.set(assessment);
        lines.set(GateLine.of(assessment.report(), texts));
        offer.set(offerNow());
    }

    void queueing(boolean isRunning) {
        isQueueing = isRunning;
        offer.set(offerNow());
    }

    boolean isQueueing() {
        return isQueueing;
    }

    private QueueOffer offerNow() {
        return QueueOffer.of(seen.get(), price, isChecked, isQueueing, texts);
    }

    /** The warning that an approved face exists, empty when there is none. */
    Optional<Finding> approvedFace() {
        return seen.get().report().warnings().stream()
                .filter(f -> f.code().equals(APPROVED_FACE))
                .findFirst();
    }

    /** True when the files of the brief look different now from when it was looked at. */
    boolean isOutdated(String filesNow) {
        return isChecked && !seen.get().filesSeen().equals(filesNow);
    }

    /** The prompt composed from the fields. */
    String composedPrompt() {
        return seen.get().prompt();
    }

    ReadOnlyObjectProperty<Assessment> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /** The six lines. */
    public ReadOnlyObjectProperty<List<GateLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** What the queue button says and whether it can be pressed. */
    public ReadOnlyObjectProperty<QueueOffer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** All findings, blocking ones first. */
    public List<Finding> findings() {
        return seen.get().report().findings();
    }

    /** Source basis entries and references, and whether each exists. */
    public Map<String, Boolean> existence() {
        return seen.get().existence();
    }
}
