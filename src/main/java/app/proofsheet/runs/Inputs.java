package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.folder.run.SentRequest;
import app.proofsheet.folder.run.UploadLedger;
import app.proofsheet.folder.run.UploadedInput;
import app.proofsheet.media.PictureHeader;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hands the local pictures of an edit over, each one once. */
final class Inputs {

    private final RunRecords records;
    private final UploadLedger ledger;
    private final OperationIds ids;
    private final CrashPoints crash;

    Inputs(RunRecords records, UploadLedger ledger, OperationIds ids, CrashPoints crash) {
        this.records = records;
        this.ledger = ledger;
        this.ids = ids;
        this.crash = crash;
    }

    /** The references of the request, or what stopped an upload. */
    sealed interface Ready {
        /** All there, in the order of the request. */
        record References(List<SentRequest.Reference> references) implements Ready {
            /** Copies the list. */
            public References {
                references = List.copyOf(references);
            }
        }

        /** An upload did not work; nothing was bought. */
        record Stopped(Failure failure, @Nullable Integer httpStatus) implements Ready {}

        /** The upload of these bytes has a price that needs consent; nothing was bought. */
        record Quoted(UploadAnswer.QuoteRequired answer, String sha256) implements Ready {}
    }

    /** A person's consent to the price of one upload, re-sent under the id it is signed against. */
    record Consent(String sha256, String operationId, String token, @Nullable String place) {}

    /**
     * Looks at the input files without sending anything.
     *
     * @throws FailureException naming the first file that is missing or no picture
     */
    static void check(RunFolder folder, List<String> inputFiles) {
        WorkPaths paths = new WorkPaths(folder.workRoot());
        for (String name : inputFiles) {
            Path file = paths.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw RunFailures.inputMissing(name);
            }
            PictureHeader header = PictureHeader.read(file);
            String problem = header.problem();
            if (header.format() == null && problem != null) {
                throw RunFailures.inputUnreadable(name, problem);
            }
        }
    }

    /** References of the request, local pictures uploaded first where they are not yet. */
    Ready ready(RunWork work, Attempt attempt, @Nullable Consent consent)
            throws InterruptedException {
        List<SentRequest.Reference> references = new ArrayList<>();
        for (String url : work.request().inputUrls()) {
            references.add(new SentRequest.Reference(url, null));
        }
        List<String> files = work.request().inputFiles();
        List<UploadedInput> known = known(work.folder(), attempt);
        int done = 0;
        for (String name : files) {
            Path file = new WorkPaths(work.folder().workRoot()).resolve(name);
            if (!Files.isRegularFile(file)) {
                return new Ready.Stopped(RunFailures.inputMissing(name).failure(), null);
            }
            String sha256 = DiskFailures.guard(file, () -> Pictures.sha256(file));
            work.listener().uploading(done, files.size());
            UploadedInput before = find(known, work.provider().id(), sha256);
            if (before != null) {
                references.add(new SentRequest.Reference(before.reference(), sha256));
            } else {
                switch (upload(work, attempt, name, file, sha256, consent)) {
                    case Ready.References uploaded -> references.addAll(uploaded.references());
                    case Ready.Stopped stopped -> {
                        return stopped;
                    }
                    case Ready.Quoted quoted -> {
                        return quoted;
                    }
                }
            }
            work.listener().uploading(++done, files.size());
        }
        return new Ready.References(references);
    }

    private Ready upload(
            RunWork work,
            Attempt attempt,
            String name,
            Path file,
            String sha256,
            @Nullable Consent consent)
            throws InterruptedException {
        String type = PictureHeader.read(file).mimeType().orElse("application/octet-stream");
        Consent own = consent != null && consent.sha256().equals(sha256) ? consent : null;
        UploadCall call =
                own != null
                        ? new UploadCall(file, type, own.operationId(), own.token(), own.place())
                        : new UploadCall(
                                file, type, ids.next("media-file", "create-upload-url"), null);
        UploadAnswer answer;
        try {
            answer = work.provider().upload(call);
        } catch (RuntimeException e) {
            return new Ready.Stopped(RunFailures.unexpected("uploading", e), null);
        }
        crash.at("upload-returned");
        return switch (answer) {
            case UploadAnswer.Uploaded uploaded -> {
                ledger.add(
                        work.folder(),
                        attempt.id(),
                        new UploadedInput(
                                name,
                                sha256,
                                work.provider().id(),
                                uploaded.reference(),
                                uploaded.mediaReference()));
                crash.at("upload-recorded");
                yield new Ready.References(
                        List.of(new SentRequest.Reference(uploaded.reference(), sha256)));
            }
            case UploadAnswer.Refused refused ->
                    new Ready.Stopped(refused.failure(), refused.httpStatus());
            case UploadAnswer.QuoteRequired quote ->
                    call.hadConsentFor(quote)
                            ? new Ready.Stopped(RunFailures.confirmAgain(), 402)
                            : new Ready.Quoted(quote, sha256);
        };
    }

    /** Uploads of this attempt, and those of earlier ones that do not run out. */
    private List<UploadedInput> known(RunFolder folder, Attempt attempt) {
        List<UploadedInput> known = new ArrayList<>(ledger.read(folder, attempt.id()));
        for (Attempt earlier : records.attempts(folder)) {
            if (!earlier.id().equals(attempt.id())) {
                ledger.read(folder, earlier.id()).stream()
                        .filter(upload -> upload.mediaReference() != null)
                        .forEach(known::add);
            }
        }
        return known;
    }

    private static @Nullable UploadedInput find(
            List<UploadedInput> known, String provider, String sha256) {
        for (UploadedInput upload : known) {
            if (upload.provider().equals(provider) && upload.sha256().equals(sha256)) {
                return upload;
            }
        }
        return null;
    }
}
