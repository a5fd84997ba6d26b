package app.proofsheet.work;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.SettingProblem;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.folder.run.UploadDocument;
import app.proofsheet.folder.run.UploadRecords;
import app.proofsheet.jobs.RunWorker;
import app.proofsheet.json.JsonFile;
import app.proofsheet.media.PictureHeader;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;
import app.proofsheet.runs.DirectRuns;
import app.proofsheet.runs.PriceQuestion;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The four tools over the same engine and records as the queue (spec/asset-folder.md §11). */
public final class RunTools implements ImageTools {

    private final Path workRoot;
    private final EndpointTable endpoints;
    private final Providers providers;
    private final OperationIds ids;
    private final Clock clock;
    private final boolean checksSettings;
    private final Supplier<InlineWait> inlineWait;
    private final DirectRuns runs;

    /**
     * Tools in a work folder, which relative paths of requests are resolved against.
     *
     * @param checksSettings refuse values an endpoint does not take before anything is written;
     *     false leaves the judgement to the provider, as the reference does
     * @param inlineWait asked before every submit, so that a bad setting costs nothing
     */
    public RunTools(
            Path workRoot,
            EndpointTable endpoints,
            Providers providers,
            OperationIds ids,
            Clock clock,
            boolean checksSettings,
            Supplier<InlineWait> inlineWait) {
        this.workRoot = workRoot.toAbsolutePath().normalize();
        this.endpoints = endpoints;
        this.providers = providers;
        this.ids = ids;
        this.clock = clock;
        this.checksSettings = checksSettings;
        this.inlineWait = inlineWait;
        this.runs = new DirectRuns(this.workRoot, endpoints, providers, ids, clock);
    }

    @Override
    public ToolResult generate(ToolCall call) throws InterruptedException {
        return submit(call, RequestDocument.Use.GENERATE);
    }

    @Override
    public ToolResult edit(ToolCall call) throws InterruptedException {
        return submit(call, RequestDocument.Use.EDIT);
    }

    private ToolResult submit(ToolCall call, RequestDocument.Use use) throws InterruptedException {
        RequestDocument document =
                RequestDocument.read(
                        text(call.requestFile()), name(call), use, endpoints, call.provider());
        ImageRequest request = document.request();
        check(request);
        InlineWait wait = inlineWait.get();
        Instant start = clock.instant();
        DirectRuns.Report report =
                runs.submit(
                        new DirectRuns.SubmitOrder(
                                assetRoot(request.localAssetDir()),
                                request,
                                call.newAttempt(),
                                orElse(call.operationId(), document.operationId()),
                                orElse(call.quoteToken(), document.quoteToken())),
                        new Sentences(call.progress()));
        return finish(call, request, waited(call, request, report, wait, start));
    }

    /** Looks for the result within the submit; the handle is on record before (defect D7). */
    private DirectRuns.Report waited(
            ToolCall call,
            ImageRequest request,
            DirectRuns.Report first,
            InlineWait wait,
            Instant start)
            throws InterruptedException {
        DirectRuns.Report report = first;
        int failed = 0;
        for (int look = 0; look < wait.looks() && report.isPending(); look++) {
            if (look > 0) {
                Thread.sleep(wait.interval());
            }
            if (clock.instant().isAfter(start.plus(wait.budget()))) {
                break;
            }
            try {
                report = again(call, request);
                failed = 0;
            } catch (FailureException e) {
                failed++;
                if (e.failure().kind() != FailureKind.TRANSPORT || failed > wait.retries()) {
                    throw e;
                }
            }
        }
        return report;
    }

    private DirectRuns.Report again(ToolCall call, ImageRequest request)
            throws InterruptedException {
        return runs.look(
                new DirectRuns.LookOrder(
                        assetRoot(request.localAssetDir()), request, call.attemptId(), null, null),
                new Sentences(call.progress()));
    }

    @Override
    public ToolResult poll(ToolCall call) throws InterruptedException {
        ImageRequest request =
                RequestDocument.read(
                                text(call.requestFile()),
                                name(call),
                                RequestDocument.Use.RECORD,
                                endpoints,
                                call.provider())
                        .request();
        Path response = call.responseFile();
        DirectRuns.Report report =
                runs.look(
                        new DirectRuns.LookOrder(
                                assetRoot(request.localAssetDir()),
                                request,
                                call.attemptId(),
                                response == null ? null : text(response),
                                call.resultUrl()),
                        new Sentences(call.progress()));
        return finish(call, request, report);
    }

    /** Goes on looking until the run is finished where that is wanted. */
    private ToolResult finish(ToolCall call, ImageRequest request, DirectRuns.Report first)
            throws InterruptedException {
        DirectRuns.Report report = first;
        while (call.untilFinished() && report.isPending()) {
            call.progress().accept("look " + report.polls() + ": " + report.providerStatus());
            Thread.sleep(report.again());
            report = again(call, request);
        }
        return new ToolResult(report.manifestJson(), report.failure());
    }

    @Override
    public ToolResult upload(ToolCall call) throws InterruptedException {
        UploadDocument document =
                UploadDocument.read(text(call.requestFile()), name(call), call.provider());
        ImageProvider provider =
                providers
                        .find(document.provider())
                        .orElseThrow(() -> unknownProvider(document.provider()));
        Path assetRoot = assetRoot(document.localAssetDir());
        Path file = resolve(document.localFilePath(), "localFilePath");
        if (!Files.isRegularFile(file)) {
            throw refuse(
                    "upload_source_missing",
                    "There is no file \"" + document.localFilePath() + "\" to upload.",
                    "Name a file in localFilePath, relative to the work folder or absolute.");
        }
        String type = PictureHeader.read(file).mimeType().orElse("application/octet-stream");
        String given = orElse(call.operationId(), document.operationId());
        call.progress().accept("uploading " + file.getFileName());
        UploadAnswer answer =
                uploaded(
                        provider,
                        new UploadCall(
                                file,
                                type,
                                given == null ? ids.next("media-file", "create-upload-url") : given,
                                orElse(call.quoteToken(), document.quoteToken())));
        return switch (answer) {
            case UploadAnswer.Uploaded uploaded ->
                    new ToolResult(
                            new UploadRecords(clock)
                                    .write(assetRoot, document, file, type, uploaded),
                            null);
            case UploadAnswer.Refused refused -> throw new FailureException(refused.failure());
            case UploadAnswer.QuoteRequired quote -> throw new FailureException(quote.failure());
        };
    }

    /** A price that was agreed to before is confirmed at once, each step under its own id (§9). */
    private static UploadAnswer uploaded(ImageProvider provider, UploadCall first)
            throws InterruptedException {
        UploadCall call = first;
        UploadAnswer answer = provider.upload(call);
        while (answer instanceof UploadAnswer.QuoteRequired quote
                && !call.hadConsentFor(quote)
                && PriceQuestion.isAgreed(provider, quote.challenge())) {
            call = call.confirming(quote);
            answer = provider.upload(call);
        }
        return answer;
    }

    private void check(ImageRequest request) {
        if (!checksSettings) {
            return;
        }
        int pictures = request.inputUrls().size() + request.inputFiles().size();
        List<SettingProblem> problems = EndpointRules.checkRequest(endpoints, request, pictures);
        if (!problems.isEmpty()) {
            SettingProblem first = problems.getFirst();
            throw refuse(first.code(), first.message(), first.mend());
        }
    }

    private Path assetRoot(String localAssetDir) {
        return resolve(localAssetDir, "localAssetDir");
    }

    /** A path given by a person on the command line counts as confirmed, wherever it leads. */
    private Path resolve(String path, String field) {
        try {
            return workRoot.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw refuse(
                    "unsafe_path",
                    "The field " + field + " is not a path of this system.",
                    "Use a path relative to the work folder, with \"/\" between names.");
        }
    }

    private String text(Path file) {
        try {
            return JsonFile.text(workRoot.resolve(file), String.valueOf(file));
        } catch (IOException e) {
            throw new FailureException(
                    Failure.of(
                                    "request_file_unreadable",
                                    FailureKind.INPUT,
                                    "The file \"" + file + "\" cannot be read.")
                            .withKept("Nothing was written.")
                            .withNext("Look whether it is there and may be read.")
                            .withDetail(e.toString()),
                    e);
        }
    }

    private static String name(ToolCall call) {
        return Optional.ofNullable(call.requestFile().getFileName())
                .map(Path::toString)
                .orElse("the request");
    }

    private static FailureException unknownProvider(String id) {
        return refuse(
                "provider_unknown",
                "There is no provider \"" + id + "\" in this program; no other was used instead.",
                "Choose a provider that is there, or name one with --provider.");
    }

    private static FailureException refuse(String code, String sentence, String next) {
        return new FailureException(
                Failure.of(code, FailureKind.INPUT, sentence)
                        .withKept("Nothing was written.")
                        .withNext(next));
    }

    private static @Nullable String orElse(@Nullable String value, @Nullable String other) {
        return value == null || value.isBlank() ? other : value;
    }

    /** Tells a person in sentences what a step tells in numbers. */
    private record Sentences(Consumer<String> progress) implements RunWorker.StepListener {

        @Override
        public void uploading(int done, int total) {
            progress.accept("uploaded " + done + " of " + total);
        }

        @Override
        public void submitting() {
            progress.accept("submitting");
        }

        @Override
        public void saving(int done, int total, String assetRelativePath) {
            progress.accept("saved " + done + " of " + total + ": " + assetRelativePath);
        }
    }
}
