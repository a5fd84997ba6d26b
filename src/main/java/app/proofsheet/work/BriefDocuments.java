package app.proofsheet.work;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.brief.BriefCodec;
import app.proofsheet.json.JsonFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Briefs and gate answers as documents, for commands that name a file. Only reads. */
public final class BriefDocuments {

    private BriefDocuments() {}

    /**
     * Reads a brief from any file.
     *
     * @throws FailureException {@code brief_missing}, {@code brief_unreadable} or {@code
     *     brief_newer}
     */
    public static Brief read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new FailureException(
                    Failure.of(
                                    "brief_missing",
                                    FailureKind.INPUT,
                                    "There is no brief file "
                                            + name
                                            + " in "
                                            + folderOf(file)
                                            + ".")
                            .withNext(
                                    Files.isDirectory(file)
                                            ? "Name the brief.json in it, not the folder."
                                            : "Name the brief.json of an asset folder.")
                            .withDetail(file.toString()));
        }
        try {
            return BriefCodec.read(JsonFile.text(file, name), name);
        } catch (IOException e) {
            throw new FailureException(
                    Failure.of(
                                    "brief_unreadable",
                                    FailureKind.STORAGE,
                                    name + " cannot be read from the disk.")
                            .withNext("Look whether you may read it.")
                            .withDetail(e.toString()),
                    e);
        }
    }

    /** The folder as it was given; without one, the folder the program runs in. */
    private static String folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null || parent.toString().isEmpty()
                ? String.valueOf(file.toAbsolutePath().getParent())
                : parent.toString();
    }

    /**
     * The gate's answer as JSON (spec/review-records.md §4).
     *
     * @param checkedAt record time, null to leave it out
     */
    public static String preflight(Brief brief, GateReport report, @Nullable String checkedAt) {
        return BriefCodec.preflight(brief, report, checkedAt);
    }
}
