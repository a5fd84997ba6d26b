package app.proofsheet.wiring;

import app.proofsheet.cli.OpenFolder.Care;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.runs.UnfinishedRuns;
import app.proofsheet.work.JournaledVerdicts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is made good when a work folder is opened: verdicts that a crash interrupted, and the paid,
 * unfinished runs of a queue that was damaged or deleted, or of an asset folder that was moved.
 */
final class Recovery {

    private static final String KEPT =
            " It is kept under another name when the asset is written next.";

    private final Path root;
    private final JournaledVerdicts verdicts;
    private final SqliteJobQueue jobs;
    private final UnfinishedRuns unfinished;

    Recovery(
            Path root, JournaledVerdicts verdicts, SqliteJobQueue jobs, UnfinishedRuns unfinished) {
        this.root = root;
        this.verdicts = verdicts;
        this.jobs = jobs;
        this.unfinished = unfinished;
    }

    /** Makes good and returns a sentence for each thing; a read-only folder is left as it is. */
    List<String> run(Care care) {
        if (!Files.isWritable(root)) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        switch (care) {
            case LOOKING -> damagedQueue().ifPresent(notice -> takeUp(said, notice));
            case RECORDS -> said.addAll(verdicts.repairAll());
            case QUEUE, CONTINUE -> {
                said.addAll(verdicts.repairAll());
                boolean isDeleted = isDeleted();
                Optional<String> damaged = damagedQueue();
                if (damaged.isPresent()
                        || isDeleted
                        || care == Care.CONTINUE
                        || hasLostSightOfARun()) {
                    takeUp(said, damaged.orElse(""));
                }
            }
        }
        return said;
    }

    /** A sentence for each record of an asset that cannot be read; nothing is changed. */
    List<String> brokenRecords() {
        List<String> said = new ArrayList<>();
        for (String dir : AssetFolders.find(root)) {
            for (String name : List.of("asset.json", "index.json", "qa/decisions.json")) {
                String shown = dir.isEmpty() ? name : dir + "/" + name;
                JsonRecord.read(root.resolve(shown), shown)
                        .problemSentence()
                        .map(problem -> problem + KEPT)
                        .ifPresent(said::add);
            }
        }
        return said;
    }

    /** Queues the runs that were recorded and never sent. */
    List<JobSnapshot> queueUnsent() {
        Set<RunRef> known = known();
        return jobs.enqueueMissing(
                unfinished.find().neverSent().stream()
                        .filter(order -> !known.contains(order.run()))
                        .toList());
    }

    private Set<RunRef> known() {
        return jobs.jobs().stream()
                .map(JobSnapshot::order)
                .map(JobOrder::run)
                .collect(Collectors.toSet());
    }

    private Optional<String> damagedQueue() {
        return jobs.openingNotice().map(Recovery::sentence);
    }

    private static String sentence(Failure notice) {
        String kept = notice.kept();
        return notice.sentence() + (kept == null ? "" : " " + kept);
    }

    /** A folder without its queue file where this program worked before; never a foreign folder. */
    private boolean isDeleted() {
        Path file = root.resolve(SqliteJobQueue.FILE);
        Path state = file.getParent();
        return !Files.exists(file) && state != null && Files.isDirectory(state);
    }

    /** An unfinished job whose run is not where it was: its asset folder was renamed or moved. */
    private boolean hasLostSightOfARun() {
        WorkPaths paths = new WorkPaths(root);
        return jobs.jobs().stream()
                .filter(job -> !job.state().isSettled())
                .map(job -> job.order().run())
                .anyMatch(run ->
                        WorkPaths.find(
                                        paths.root(),
                                        new PictureId(run.assetDir(), "runs/image/" + run.runId())
                                                .workPath())
                                .filter(Files::isDirectory)
                                .isEmpty());
    }

    private void takeUp(List<String> said, String notice) {
        UnfinishedRuns.Found found = unfinished.find();
        Set<RunRef> known = known();
        List<JobOrder> lost =
                found.orders().stream().filter(order -> !known.contains(order.run())).toList();
        int again = jobs.enqueueMissing(lost).size();
        StringBuilder sentence = new StringBuilder(notice);
        if (again > 0) {
            sentence.append(sentence.isEmpty() ? "" : " ")
                    .append(again == 1 ? "1 unfinished run was" : again + " unfinished runs were")
                    .append(" found in the folders and put into the queue.");
        }
        long neverSent =
                found.neverSent().stream().filter(order -> !known.contains(order.run())).count();
        if (neverSent > 0) {
            sentence.append(sentence.isEmpty() ? "" : " ")
                    .append(
                            neverSent == 1
                                    ? "1 run was never sent and cost nothing; queue it again if"
                                            + " wanted"
                                    : neverSent
                                            + " runs were never sent and cost nothing; queue them"
                                            + " again if wanted")
                    .append(": proofsheet batch --continue --unsent.");
        }
        if (!sentence.isEmpty()) {
            said.add(sentence.toString());
        }
        said.addAll(found.unreadable());
    }
}
