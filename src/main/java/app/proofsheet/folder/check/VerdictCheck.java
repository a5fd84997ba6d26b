package app.proofsheet.folder.check;

import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.DecisionLog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The verdicts of an asset against the files as they are (spec/review-records.md §1): each judged
 * picture is where its last verdict put it, and has the bytes that were judged.
 */
final class VerdictCheck {

    private final Path root;
    private final Map<String, String> actual;

    /**
     * Checks the verdicts.
     *
     * @param actual hash of each picture by its asset-relative path
     */
    VerdictCheck(Path assetRoot, Map<String, String> actual) {
        this.root = assetRoot;
        this.actual = actual;
    }

    List<CheckFinding> run() {
        DecisionLog log = new DecisionJournal(root, Clock.systemUTC()).read().log();
        List<CheckFinding> findings = new ArrayList<>();
        new TreeMap<>(log.judged())
                .forEach((path, judged) -> {
                    if (WorkPaths.isSafePath(path) && !judged.isEmpty()) {
                        check(path, judged, log, findings);
                    }
                });
        return findings;
    }

    private void check(String path, String judged, DecisionLog log, List<CheckFinding> findings) {
        String now = actual.get(path);
        if (judged.equals(now)) {
            return;
        }
        String elsewhere =
                actual.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(judged))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
        if (elsewhere != null) {
            findings.add(
                    new CheckFinding(
                            "misplaced",
                            elsewhere,
                            "The last verdict on this picture left it as "
                                    + path
                                    + "; it was moved or renamed by hand. Put it back, or give it"
                                    + " a verdict where it is."));
        } else if (now != null) {
            findings.add(
                    new CheckFinding(
                            "changed",
                            path,
                            "The file has other bytes than those that were judged."));
        } else if (!log.wasPurged(path, judged)) {
            findings.add(
                    new CheckFinding(
                            "missing",
                            path,
                            "A verdict was given on this picture, and it is nowhere in the"
                                    + " asset."));
        }
    }
}
