package app.proofsheet.folder.money;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkSettings;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * The ceilings of a work folder, in {@code .postplus/image-batch-runner/settings.json} beside its
 * queue: {@code {"ceilings": {"batchCredits": "5.0", "dayCredits": "20.0"}}}. They belong to the
 * folder, because what they are held against is spent there, by whatever program and person. Other
 * fields are kept.
 */
public final class CeilingRecord {

    private static final String CEILINGS = "ceilings";
    private static final String BATCH = "batchCredits";
    private static final String DAY = "dayCredits";

    private final Path folder;
    private final Path file;

    /** The record of a work folder; it need not exist. */
    public CeilingRecord(Path workFolder) {
        this.file = WorkSettings.of(workFolder);
        this.folder = file.resolveSibling("");
    }

    /**
     * The ceilings now; none when nobody set any.
     *
     * @throws FailureException {@code ceilings_unreadable}: nothing may be bought as if there were
     *     none
     */
    public Ceilings read() {
        JsonRecord record = JsonRecord.read(file, WorkSettings.FILE);
        if (record instanceof JsonRecord.Broken(String problem)) {
            throw unreadable(problem);
        }
        JsonNode ceilings = record.object().map(o -> o.path(CEILINGS)).orElse(Json.object());
        return new Ceilings(amount(ceilings.path(BATCH)), amount(ceilings.path(DAY)));
    }

    /**
     * Sets the ceilings.
     *
     * @throws FailureException when the disk refuses, or {@code ceilings_unreadable} when the file
     *     that is there is broken
     */
    public void write(Ceilings ceilings) {
        DiskFailures.guard(
                file,
                () -> {
                    try (AssetLock _ = AssetLock.take(folder)) {
                        if (JsonRecord.read(file, WorkSettings.FILE)
                                instanceof JsonRecord.Broken(String why)) {
                            throw unreadable(why);
                        }
                        ObjectNode settings =
                                JsonRecord.read(file, WorkSettings.FILE)
                                        .object()
                                        .orElse(Json.object());
                        ObjectNode node = settings.withObjectProperty(CEILINGS);
                        put(node, BATCH, ceilings.perBatch());
                        put(node, DAY, ceilings.perDay());
                        AtomicFiles.write(file, Json.write(settings));
                        return true;
                    }
                });
    }

    private static void put(ObjectNode node, String name, @Nullable BigDecimal credits) {
        if (credits == null) {
            node.remove(name);
        } else {
            node.put(name, Credits.text(credits));
        }
    }

    private static @Nullable BigDecimal amount(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return Credits.read(
                        value.isNumber() ? value.decimalValue().toPlainString() : value.textValue())
                .orElseThrow(() ->
                        unreadable("A ceiling in " + WorkSettings.FILE + " is not a number."));
    }

    private static FailureException unreadable(String problem) {
        return new FailureException(
                Failure.of("ceilings_unreadable", FailureKind.RECORD, problem)
                        .withKept("Nothing was queued; the file stays as it is.")
                        .withNext(
                                "Mend "
                                        + WorkSettings.FILE
                                        + " or move it away; then set the ceilings again."));
    }
}
