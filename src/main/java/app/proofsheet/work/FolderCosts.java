package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.CostLine;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.domain.money.Today;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.folder.money.CeilingRecord;
import app.proofsheet.folder.money.Submit;
import app.proofsheet.folder.money.SubmitReader;
import app.proofsheet.jobs.JobQueue;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Costs as the records of the folder tell; nothing is kept beside them. The queue adds only what is
 * not sent yet. Unchanged records are not read twice.
 */
public final class FolderCosts implements Costs {

    private final WorkPaths paths;
    private final FolderCatalogue catalogue;
    private final JobQueue jobs;
    private final Clock clock;
    private final SubmitReader reader = new SubmitReader();
    private final CeilingRecord ceilings;

    /**
     * The costs of a work folder.
     *
     * @param clock its zone says where a day ends
     */
    public FolderCosts(WorkPaths paths, FolderCatalogue catalogue, JobQueue jobs, Clock clock) {
        this.paths = paths;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.clock = clock;
        this.ceilings = new CeilingRecord(paths.root());
    }

    @Override
    public Ledger ledger(Ledger.By by, @Nullable LocalDate since) {
        List<CostLine> lines = new ArrayList<>();
        for (String dir : AssetFolders.find(paths.root())) {
            List<Submit> submits =
                    reader.submits(paths.assetRoot(dir)).stream()
                            .filter(s -> since == null || !day(s).isBefore(since))
                            .toList();
            if (!submits.isEmpty()) {
                Map<Source, Judged> judged = judged(dir);
                submits.forEach(s -> lines.add(line(dir, s, judged)));
            }
        }
        return Ledger.of(lines, by, clock.getZone());
    }

    private record Source(String runId, @Nullable String attemptId) {}

    /** Pictures of one attempt by what became of them. */
    private record Judged(int found, int approved, int rejected) {

        static final Judged NONE = new Judged(0, 0, 0);

        Judged plus(PictureState state) {
            return new Judged(
                    found + 1,
                    approved + (state == PictureState.APPROVED ? 1 : 0),
                    rejected + (state == PictureState.REJECTED ? 1 : 0));
        }
    }

    private Map<Source, Judged> judged(String dir) {
        Map<Source, Judged> judged = new HashMap<>();
        for (PictureSnapshot picture : catalogue.reader(dir).read().pictures()) {
            PictureSnapshot.Origin origin = picture.origin();
            if (origin != null) {
                Source source = new Source(origin.runId(), origin.attemptId());
                judged.put(source, judged.getOrDefault(source, Judged.NONE).plus(picture.state()));
            }
        }
        return judged;
    }

    private static CostLine line(String dir, Submit s, Map<Source, Judged> judged) {
        Judged pictures = judged.getOrDefault(new Source(s.runId(), s.attemptId()), Judged.NONE);
        return new CostLine(
                new RunRef(dir, s.runId()),
                s.attemptId(),
                s.assetId(),
                s.provider(),
                s.model(),
                s.personaId(),
                s.campaignId(),
                s.at(),
                s.charge(),
                Math.max(s.made(), pictures.found()),
                pictures.approved(),
                pictures.rejected());
    }

    @Override
    public Today today() {
        LocalDate today = LocalDate.now(clock);
        DayCount count = new DayCount(jobs.jobs(), today, clock.getZone());
        Instant morning = today.atStartOfDay(clock.getZone()).toInstant();
        for (String dir : AssetFolders.find(paths.root())) {
            reader.submitsSince(paths.assetRoot(dir), morning, count.openRuns(dir))
                    .forEach(s -> count.add(dir, s));
        }
        return count.sum();
    }

    private LocalDate day(Submit submit) {
        return LocalDate.ofInstant(submit.at(), clock.getZone());
    }

    @Override
    public Ceilings ceilings() {
        return ceilings.read();
    }

    @Override
    public void setCeilings(Ceilings wanted) {
        ceilings.write(wanted);
    }
}
