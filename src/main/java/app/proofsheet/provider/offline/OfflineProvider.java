package app.proofsheet.provider.offline;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;
import app.proofsheet.media.PictureHeader;
import app.proofsheet.provider.AlwaysAsk;
import app.proofsheet.provider.BalanceAnswer;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.CancelAnswer;
import app.proofsheet.provider.Capabilities;
import app.proofsheet.provider.EstimateAnswer;
import app.proofsheet.provider.EstimateCall;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.FindAnswer;
import app.proofsheet.provider.FindCall;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.PollCall;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.provider.Readiness;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The embedded engine behind the port of a hosted service: jobs are kept as files, take a while,
 * can be cancelled, and cost nothing. It stands in for every endpoint key and says in each picture
 * that it is a sketch. Any process with the same folder can go on with a job.
 */
public final class OfflineProvider implements ImageProvider {
    /** Id in requests and records. */
    public static final String ID = "offline";

    /** Honest label for metadata, manifests and screens. */
    public static final String LABEL = "offline sketch";

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Pattern OUTPUT =
            Pattern.compile(OfflineStore.MEDIA + "(offline-[0-9a-f]{32})/(\\d{1,3})");
    private static final int MOST_PICTURES = 15;

    private final OfflineStore store;
    private final Duration delay;
    private final Clock clock;
    private final DrawingRoom room;

    /**
     * A provider over a folder of its own.
     *
     * @param folder where jobs and pictures wait; created when needed
     * @param delay how long a job takes before it is drawn, zero or more
     * @param clock tells the time
     */
    public OfflineProvider(Path folder, Duration delay, Clock clock) {
        this.store = new OfflineStore(folder);
        this.delay = delay;
        this.clock = clock;
        this.room = new DrawingRoom(store);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Offline sketch";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true, 4, POLL_INTERVAL, false, LABEL);
    }

    @Override
    public SubmitAnswer submit(SubmitCall call) {
        ImageRequest request = call.request();
        Endpoint endpoint = call.endpoint();
        if (endpoint.isEdit()) {
            Optional<Failure> missing = missing(call.references());
            if (missing.isPresent()) {
                return new SubmitAnswer.Refused(missing.get(), null, null, null);
            }
        }
        PixelSize size = SketchSize.of(request, endpoint.fixedResolution());
        long pixels = (long) size.width() * size.height();
        if (pixels > SketchSize.MOST_PIXELS || Math.min(size.width(), size.height()) < 64) {
            return new SubmitAnswer.Refused(
                    Failure.of(
                                    "size_not_drawable",
                                    FailureKind.INPUT,
                                    "The offline sketch cannot draw "
                                            + size.width()
                                            + " x "
                                            + size.height()
                                            + " pixels.")
                            .withNext("Ask for 64 to 8192 pixels on each side."),
                    null,
                    null,
                    null);
        }
        try {
            OfflineJob kept = store.keep(job(call, size));
            return new SubmitAnswer.Accepted(payload(kept, "created", 0.0, null));
        } catch (IOException e) {
            return new SubmitAnswer.Refused(
                    storage("The offline sketch could not keep the job", e), null, null, null);
        }
    }

    @Override
    public String body(SubmitCall call) {
        PixelSize size = SketchSize.of(call.request(), call.endpoint().fixedResolution());
        OfflineJob job = job(call, size);
        ObjectNode body = Json.object();
        body.put("prompt", job.prompt());
        body.put("width", job.width());
        body.put("height", job.height());
        body.put("output_format", job.format());
        body.put("count", job.count());
        job.references().forEach(reference -> body.withArray("/images").add(reference));
        return Json.write(body);
    }

    private OfflineJob job(SubmitCall call, PixelSize size) {
        ImageRequest request = call.request();
        ImageRequest.Target target = request.target();
        Integer wanted = request.render().maxImages();
        int count =
                call.endpoint().isSequential() && wanted != null
                        ? Math.clamp(wanted, 1, MOST_PICTURES)
                        : 1;
        String persona = target.personaId();
        return new OfflineJob(
                OfflineStore.handle(call.operationId()),
                call.operationId(),
                clock.instant(),
                call.endpoint().key(),
                request.prompt(),
                persona == null || persona.isBlank() ? target.assetId() : persona,
                target.runId(),
                request.rules(),
                size.width(),
                size.height(),
                request.render().outputFormat().toLowerCase(java.util.Locale.ROOT).startsWith("jp")
                        ? "jpeg"
                        : "png",
                count,
                call.endpoint().isEdit() ? call.references() : List.of());
    }

    private Optional<Failure> missing(List<String> references) {
        if (references.isEmpty()) {
            return Optional.of(
                    Failure.of(
                            "no_reference",
                            FailureKind.INPUT,
                            "An edit needs a picture to start from."));
        }
        return references.stream()
                .filter(reference -> store.media(reference) == null)
                .findFirst()
                .map(reference ->
                        Failure.of(
                                        "reference_not_local",
                                        FailureKind.INPUT,
                                        "The offline sketch has no picture " + reference + ".")
                                .withNext(
                                        "Name the picture's file, so that it is handed over"
                                                + " first."));
    }

    @Override
    public PollAnswer poll(PollCall call) throws InterruptedException {
        try {
            OfflineJob job = store.job(call.handle());
            return job == null ? gone(call.handle()) : new PollAnswer.Known(state(job));
        } catch (IOException e) {
            return new PollAnswer.Unavailable(
                    storage("The offline sketch could not read its job", e), null, null);
        }
    }

    private static PollAnswer gone(String handle) {
        return new PollAnswer.HandleGone(
                Failure.of(
                                "handle_gone",
                                FailureKind.TRANSPORT,
                                "The offline sketch does not know the job " + handle + ".")
                        .withNext("Start a new attempt; it costs nothing."),
                null);
    }

    private ProviderPayload state(OfflineJob job) throws InterruptedException {
        if (store.isCancelled(job.handle())) {
            return payload(
                    job,
                    "cancelled",
                    null,
                    Failure.of("cancelled", FailureKind.GENERATION, "The job was cancelled."));
        }
        Duration waited = Duration.between(job.submittedAt(), clock.instant());
        if (waited.compareTo(delay) < 0) {
            double part = Math.max(0, (double) waited.toMillis() / delay.toMillis());
            return part < .2
                    ? payload(job, "queued", 0.0, null)
                    : payload(job, "processing", part * .9, null);
        }
        return switch (room.draw(job)) {
            case DrawingRoom.Drawing.Done() -> payload(job, "completed", 1.0, null);
            case DrawingRoom.Drawing.Busy(double part) ->
                    payload(job, "processing", .9 + part * .1, null);
            case DrawingRoom.Drawing.Spoiled(String sentence) ->
                    payload(
                            job,
                            "failed",
                            null,
                            Failure.of("drawing_failed", FailureKind.GENERATION, sentence));
        };
    }

    private ProviderPayload payload(
            OfflineJob job, String status, @Nullable Double part, @Nullable Failure failure) {
        boolean done = status.equals("completed");
        List<ProviderPayload.Output> outputs =
                done
                        ? java.util.stream.IntStream.range(0, job.count())
                                .mapToObj(i ->
                                        new ProviderPayload.Output(
                                                i,
                                                ProviderPayload.Output.Kind.LOCAL,
                                                OfflineStore.MEDIA + job.handle() + "/" + i))
                                .toList()
                        : List.of();
        ObjectNode raw = Json.object();
        raw.put("id", job.handle());
        raw.put("status", status);
        raw.put("provider", ID);
        raw.put("label", LABEL);
        raw.put("description", Sketcher.DRAWN);
        raw.put("model", job.endpoint());
        raw.put("created_at", job.submittedAt().toString());
        raw.put("width", job.width());
        raw.put("height", job.height());
        outputs.forEach(output -> raw.withArray("/outputs").add(output.value()));
        if (failure != null) {
            raw.put("error", failure.sentence());
        }
        ProviderPayload.Phase phase =
                done
                        ? ProviderPayload.Phase.COMPLETED
                        : failure == null
                                ? ProviderPayload.Phase.PENDING
                                : ProviderPayload.Phase.FAILED;
        return new ProviderPayload(
                job.handle(),
                status,
                phase,
                outputs,
                Map.of(),
                failure,
                done ? Billing.paid(BigDecimal.ZERO) : null,
                part,
                Json.write(raw),
                null);
    }

    @Override
    public FindAnswer find(FindCall call) {
        // The same operation submitted again is the same drawing; there is nothing to look for.
        return new FindAnswer.NotPossible();
    }

    @Override
    public EstimateAnswer estimate(EstimateCall call) {
        return new EstimateAnswer.Known(BigDecimal.ZERO);
    }

    @Override
    public BalanceAnswer balance() {
        return new BalanceAnswer.NotMetered();
    }

    @Override
    public UploadAnswer upload(UploadCall call) {
        PictureHeader header = PictureHeader.read(call.file());
        String name = String.valueOf(call.file().getFileName());
        if (header.problem() != null) {
            return refusedUpload(name + " cannot be handed over: " + header.problem());
        }
        PixelSize size = header.size();
        if (size == null || (long) size.width() * size.height() > SketchSize.MOST_PIXELS) {
            return refusedUpload(name + " is larger than the offline sketch can edit.");
        }
        try {
            String reference = store.keepMedia(Files.readAllBytes(call.file()));
            ObjectNode raw = Json.object();
            raw.put("mediaReference", reference);
            raw.put("mimeType", call.mimeType());
            raw.put("provider", ID);
            return new UploadAnswer.Uploaded(reference, null, reference, null, Json.write(raw));
        } catch (IOException e) {
            return new UploadAnswer.Refused(storage(name + " could not be handed over", e), null);
        }
    }

    private static UploadAnswer refusedUpload(String sentence) {
        return new UploadAnswer.Refused(
                Failure.of("upload_not_readable", FailureKind.INPUT, sentence)
                        .withKept("Nothing was sent.")
                        .withNext("Choose another picture."),
                null);
    }

    @Override
    public FetchAnswer fetch(FetchCall call, Path target) throws InterruptedException {
        Matcher matcher = OUTPUT.matcher(call.output().value());
        if (!matcher.matches()) {
            return failed("The offline sketch has no output " + call.output().value() + ".");
        }
        try {
            OfflineJob job = store.job(matcher.group(1));
            int index = Integer.parseInt(matcher.group(2));
            if (job == null || index >= job.count()) {
                return failed("The offline sketch has no output " + call.output().value() + ".");
            }
            Path drawn = store.drawn(job, index);
            try {
                Files.copy(drawn, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException notThere) {
                // Fetched before, or never drawn by this process: the same pixels come again.
                Files.write(target, room.again(job, index));
            }
            long bytes = Files.size(target);
            Files.deleteIfExists(drawn);
            return new FetchAnswer.Fetched(bytes, "image/" + job.format());
        } catch (IOException e) {
            return new FetchAnswer.Failed(storage("The picture could not be saved", e), false);
        }
    }

    private static FetchAnswer failed(String sentence) {
        return new FetchAnswer.Failed(
                Failure.of("output_gone", FailureKind.TRANSPORT, sentence), false);
    }

    @Override
    public CancelAnswer cancel(String handle) {
        try {
            OfflineJob job = store.job(handle);
            if (job == null || store.isFinished(handle)) {
                return CancelAnswer.TOO_LATE;
            }
            store.cancel(handle);
            return CancelAnswer.CANCELLED;
        } catch (IOException e) {
            return CancelAnswer.NOT_POSSIBLE;
        }
    }

    @Override
    public QuoteConsent consent() {
        return new AlwaysAsk();
    }

    @Override
    public Readiness readiness() {
        return new Readiness(
                true, "Draws sketches on this machine; no account, no network, no cost.");
    }

    private static Failure storage(String what, IOException e) {
        return Failure.of("offline_storage", FailureKind.STORAGE, what + ".")
                .withNext("Check that the folder can be written and the disk has room.")
                .withDetail(String.valueOf(e));
    }

    @Override
    public void close() {
        room.close();
    }
}
