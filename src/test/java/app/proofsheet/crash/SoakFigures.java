package app.proofsheet.crash;

import app.proofsheet.cli.OpenFolder.Care;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left after a soak, counted against the books of the service. */
final class SoakFigures {

    private final Path folder;
    private final List<String> assets;
    private final List<String> wrong = new ArrayList<>();
    private int jobs;
    private int pictures;
    private int submits;
    private int bought;
    private int lost;
    private int doubled;
    private int half;
    private int verdicts;

    SoakFigures(Path folder, List<String> assets) {
        this.folder = folder;
        this.assets = assets;
    }

    /** Counts; what is wrong is in {@link #wrong()}. */
    SoakFigures count(Program program, PaidService service, int requested) throws IOException {
        List<JobSnapshot> all = new ArrayList<>();
        program.work(Care.CONTINUE, work -> all.addAll(work.jobs().jobs()));
        jobs = all.size();
        all.stream()
                .filter(job -> job.state() != JobState.DONE)
                .forEach(job -> wrong.add("not done: " + job));
        submits = service.submits();
        bought = service.bought().size();
        doubled += Math.max(0, bought - requested);
        if (bought != requested || jobs != requested) {
            wrong.add(requested + " requests, " + jobs + " jobs, " + bought + " bought");
        }
        countPictures(service);
        countVerdicts(program);
        try {
            new FolderTruth(folder).nothingIsHalf();
            for (String asset : assets) {
                if (Files.exists(folder.resolve(asset).resolve("index.json"))) {
                    new FolderTruth(folder).theIndexIsAsIfBuiltAnew(asset);
                }
            }
        } catch (AssertionError e) {
            half++;
            wrong.add(e.getMessage());
        }
        program.differences().forEach(difference -> wrong.add(difference.toString()));
        return this;
    }

    private void countPictures(PaidService service) throws IOException {
        Map<String, Integer> there = new HashMap<>();
        for (String asset : assets) {
            for (Pictures.Found picture : Pictures.in(folder.resolve(asset))) {
                if (picture.state() != PictureState.SOURCE) {
                    there.merge(Pictures.sha256(picture.file()), 1, Integer::sum);
                    pictures++;
                }
            }
        }
        for (byte[] drawn : service.drawn()) {
            int times = there.getOrDefault(FolderTruth.sha256(drawn), 0);
            lost += times == 0 ? 1 : 0;
            doubled += times > 1 ? 1 : 0;
        }
        if (lost > 0 || doubled > 0) {
            wrong.add(lost + " lost, " + doubled + " doubled");
        }
    }

    /** The newest decision that moved a picture says where it is and which bytes it has. */
    private void countVerdicts(Program program) throws IOException {
        for (String asset : assets) {
            List<Decision> history = new ArrayList<>();
            program.work(Care.LOOKING, work -> history.addAll(work.verdicts().history(asset)));
            Map<String, String> places = new HashMap<>();
            int number = 0;
            for (Decision decision : history) {
                number++;
                if (!decision.decisionId().equals("decision-%06d".formatted(number))) {
                    wrong.add(asset + ": " + decision.decisionId() + " is number " + number);
                }
                String movedTo = decision.movedTo();
                if (movedTo != null) {
                    places.remove(decision.path());
                }
                places.put(movedTo == null ? decision.path() : movedTo, decision.sha256());
            }
            for (Map.Entry<String, String> place : places.entrySet()) {
                Path file = folder.resolve(asset).resolve(place.getKey());
                if (!Files.isRegularFile(file) || !Pictures.sha256(file).equals(place.getValue())) {
                    wrong.add(asset + ": not where its decision says: " + place.getKey());
                }
            }
            verdicts += history.size();
        }
    }

    /** Verdicts in the journals. */
    int verdicts() {
        return verdicts;
    }

    /** A sentence for each thing that is wrong. */
    List<String> wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return jobs
                + " jobs, "
                + pictures
                + " pictures, "
                + submits
                + " submits, "
                + bought
                + " bought, lost = "
                + lost
                + ", doubled = "
                + doubled
                + ", half = "
                + half
                + ", "
                + verdicts
                + " verdicts checked";
    }
}
