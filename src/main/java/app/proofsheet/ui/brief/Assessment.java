package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.work.Briefs;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What the work folder says about a brief at one moment.
 *
 * @param report the gate
 * @param prompt the prompt composed from the fields, whatever the producer wrote instead
 * @param existence source basis entries and references, and whether each exists
 * @param plan size and price of what would be queued, null when the endpoint is unknown
 * @param filesSeen how the named files looked just before, see {@link Briefs#filesSeen}
 */
record Assessment(
        GateReport report,
        String prompt,
        Map<String, Boolean> existence,
        Briefs.@Nullable Plan plan,
        String filesSeen) {

    /** Before anything was looked at. */
    static final Assessment NONE =
            new Assessment(new GateReport(List.of(), ""), "", Map.of(), null, "");

    /** Looks at the disk: never on the FX thread. */
    static Assessment of(Briefs briefs, Brief brief) {
        // First, so that a change during the look is seen as one after it.
        String filesSeen = briefs.filesSeen(brief);
        return new Assessment(
                briefs.check(brief),
                briefs.compose(brief.withPrompt(null)),
                briefs.existence(brief),
                plan(briefs, brief),
                filesSeen);
    }

    private static Briefs.@Nullable Plan plan(Briefs briefs, Brief brief) {
        try {
            return briefs.plan(brief);
        } catch (FailureException e) {
            // An unknown endpoint has no price; the gate says what is wrong with it.
            return null;
        }
    }
}
