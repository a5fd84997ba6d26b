package app.proofsheet.folder.verdict;

import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The intent of a verdict that changes more than the journal, on disk before anything changes, gone
 * when everything is recorded. What a crash leaves of it says exactly what was going on.
 */
final class PendingVerdict {

    /** Asset-relative path of the intent. */
    static final String PATH = "qa/.pending-decision.json";

    private PendingVerdict() {}

    /** True for a decision with which a file moves or a report becomes final or open again. */
    static boolean isNeededFor(Decision decision) {
        return decision.movedTo() != null
                || decision.qaReportId() != null
                || decision.action() == Verdict.PURGE;
    }

    /** Puts the intent on disk. */
    static void write(Path assetRoot, DecisionEntry entry) throws IOException {
        ObjectNode node = Json.object();
        node.put("schemaVersion", 1);
        node.set("decision", entry.node());
        AtomicFiles.write(assetRoot.resolve(PATH), Json.write(node));
    }

    /** True when an intent was left behind. */
    static boolean exists(Path assetRoot) {
        return Files.exists(assetRoot.resolve(PATH));
    }

    /** The intent, empty when there is none or it says nothing usable. */
    static Optional<DecisionEntry> read(Path assetRoot) {
        return JsonRecord.read(assetRoot.resolve(PATH), PATH)
                .object()
                .flatMap(node -> DecisionEntry.read(node.path("decision")));
    }

    /** Takes the intent away. */
    static void remove(Path assetRoot) throws IOException {
        Files.deleteIfExists(assetRoot.resolve(PATH));
    }
}
