package app.proofsheet.folder.qa;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkSettings;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/**
 * The review policy of a work folder, in its settings: {@code {"review": {"rubricBeforeApproval":
 * true, "reasonBeforeRejection": false}}}. It belongs to the folder, so that everybody who judges
 * in it, in the studio or by command, is held to the same. Other fields are kept.
 */
public final class ReviewPolicyRecord {

    private static final String REVIEW = "review";
    private static final String RUBRIC = "rubricBeforeApproval";
    private static final String REASON = "reasonBeforeRejection";

    private final Path file;

    /** The policy of a work folder; nothing need be written yet. */
    public ReviewPolicyRecord(Path workFolder) {
        this.file = WorkSettings.of(workFolder);
    }

    /**
     * The policy now; free when nobody set one.
     *
     * @throws FailureException {@code policy_unreadable}: nothing is approved as if there were none
     */
    public ReviewPolicy read() {
        JsonNode review = settings().path(REVIEW);
        return new ReviewPolicy(
                review.path(RUBRIC).asBoolean(false), review.path(REASON).asBoolean(false));
    }

    /**
     * Sets the policy.
     *
     * @throws FailureException {@code policy_unreadable}, or what the disk refuses
     */
    public void write(ReviewPolicy policy) {
        Path folder = file.resolveSibling("");
        DiskFailures.guard(
                folder,
                () -> {
                    try (AssetLock _ = AssetLock.take(folder)) {
                        ObjectNode settings = settings();
                        ObjectNode review = settings.withObjectProperty(REVIEW);
                        review.put(RUBRIC, policy.rubricBeforeApproval());
                        review.put(REASON, policy.reasonBeforeRejection());
                        AtomicFiles.write(file, Json.write(settings));
                    }
                });
    }

    private ObjectNode settings() {
        return switch (JsonRecord.read(file, WorkSettings.FILE)) {
            case JsonRecord.Present(ObjectNode node) -> node;
            case JsonRecord.Absent _ -> Json.object();
            case JsonRecord.Broken(String problem) ->
                    throw new FailureException(
                            Failure.of("policy_unreadable", FailureKind.RECORD, problem)
                                    .withKept("The file stays as it is.")
                                    .withNext("Mend " + WorkSettings.FILE + " or move it away."));
        };
    }
}
