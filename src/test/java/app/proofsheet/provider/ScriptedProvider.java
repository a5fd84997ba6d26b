package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.imageio.ImageIO;

/**
 * An image service for tests that keeps its books on disk, so that a program which was killed can
 * be started again against the same service. By itself it works like a hosted one: a submit yields
 * a job, some looks later it is finished, and its pictures can be fetched. Single answers can be
 * scripted.
 *
 * <p>Every call that arrives is a line of a log in its folder: {@code submits} (one per job
 * bought), {@code calls} (one per submit that arrived), {@code polls}, {@code fetches}, {@code
 * uploads}.
 */
public final class ScriptedProvider implements ImageProvider {

    private final Path books;
    private final String id;
    private boolean idempotent = true;
    private int pictures = 1;
    private int polls = 1;
    private boolean cancels;
    private boolean namesAsReference;
    private QuoteConsent consent = new AlwaysAsk();

    private final Deque<Function<SubmitCall, SubmitAnswer>> submits = new ArrayDeque<>();
    private final Deque<Function<PollCall, PollAnswer>> looks = new ArrayDeque<>();
    private final Deque<Function<FindCall, FindAnswer>> finds = new ArrayDeque<>();
    private final Deque<Function<FetchCall, FetchAnswer>> fetches = new ArrayDeque<>();
    private final Deque<Function<UploadCall, UploadAnswer>> uploads = new ArrayDeque<>();

    /** Keeps its books in a folder. */
    public ScriptedProvider(String id, Path books) {
        this.id = id;
        this.books = books;
        try {
            Files.createDirectories(books);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the same operation id submitted again yields the same job; true at first. */
    public ScriptedProvider idempotent(boolean value) {
        idempotent = value;
        return this;
    }

    /** Pictures per job; 1 at first. */
    public ScriptedProvider pictures(int count) {
        pictures = count;
        return this;
    }

    /** Looks until a job is finished; 0 finishes with the submit. 1 at first. */
    public ScriptedProvider finishedAfterPolls(int count) {
        polls = count;
        return this;
    }

    /** Whether a running job can be cancelled; false at first. */
    public ScriptedProvider cancels(boolean value) {
        cancels = value;
        return this;
    }

    /** Scripts expect the reference's picture names. */
    public ScriptedProvider namesAsReference() {
        namesAsReference = true;
        return this;
    }

    /** What people agreed to; nothing at first. */
    public ScriptedProvider consents(QuoteConsent value) {
        consent = value;
        return this;
    }

    /** Answers the next submit; nothing is bought unless the function calls {@link #accept}. */
    public ScriptedProvider nextSubmit(Function<SubmitCall, SubmitAnswer> answer) {
        submits.add(answer);
        return this;
    }

    /** Answers the next search for a lost submit; without one there is no such list. */
    public ScriptedProvider nextFind(Function<FindCall, FindAnswer> answer) {
        finds.add(answer);
        return this;
    }

    /**
     * Lists its jobs, so that a search finds a bought one; kept in the books for other programs.
     */
    public ScriptedProvider listsRuns() {
        write("lists-runs", "yes");
        return this;
    }

    /** Answers the next look. */
    public ScriptedProvider nextPoll(Function<PollCall, PollAnswer> answer) {
        looks.add(answer);
        return this;
    }

    /** Answers the next fetch; {@code null} fetches as usual. */
    public ScriptedProvider nextFetch(Function<FetchCall, @Nullable FetchAnswer> answer) {
        fetches.add(answer);
        return this;
    }

    /** Answers the next upload. */
    public ScriptedProvider nextUpload(Function<UploadCall, UploadAnswer> answer) {
        uploads.add(answer);
        return this;
    }

    /** Lines of a log. */
    public List<String> log(String name) {
        Path file = books.resolve(name);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jobs bought, as {@code <operation id> <handle>}. */
    public List<String> bought() {
        return log("submits");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName() {
        return "Scripted service";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                idempotent,
                cancels,
                true,
                4,
                Duration.ofMillis(20),
                namesAsReference,
                "scripted sketch");
    }

    @Override
    public synchronized SubmitAnswer submit(SubmitCall call) {
        write("calls", call.operationId());
        Function<SubmitCall, SubmitAnswer> scripted = submits.poll();
        return scripted == null ? new SubmitAnswer.Accepted(accept(call)) : scripted.apply(call);
    }

    /** Buys a job, or finds the one of the same operation when the service is idempotent. */
    public synchronized ProviderPayload accept(SubmitCall call) {
        String handle = null;
        if (idempotent) {
            for (String line : bought()) {
                if (line.startsWith(call.operationId() + " ")) {
                    handle = line.substring(line.indexOf(' ') + 1);
                }
            }
        }
        if (handle == null) {
            handle = "job-" + (bought().size() + 1);
            write("submits", call.operationId() + " " + handle);
        }
        return payload(handle, polls == 0);
    }

    @Override
    public String body(SubmitCall call) {
        ObjectNode body = Json.object();
        body.put("prompt", call.request().prompt());
        call.references().forEach(body.withArray("/images")::add);
        return Json.compact(body);
    }

    @Override
    public synchronized FindAnswer find(FindCall call) {
        write("finds", call.operationId());
        Function<FindCall, FindAnswer> scripted = finds.poll();
        if (scripted != null) {
            return scripted.apply(call);
        }
        if (log("lists-runs").isEmpty()) {
            return new FindAnswer.NotPossible();
        }
        for (String line : bought()) {
            if (line.startsWith(call.operationId() + " ")) {
                String handle = line.substring(line.indexOf(' ') + 1);
                return new FindAnswer.Found(payload(handle, false));
            }
        }
        return new FindAnswer.NotThere(true);
    }

    @Override
    public EstimateAnswer estimate(EstimateCall call) {
        return new EstimateAnswer.Known(new BigDecimal("1.5"));
    }

    @Override
    public BalanceAnswer balance() {
        return new BalanceAnswer.Known(new BigDecimal("100"), null, "Scripted account");
    }

    @Override
    public synchronized PollAnswer poll(PollCall call) {
        write("polls", call.handle());
        Function<PollCall, PollAnswer> scripted = looks.poll();
        if (scripted != null) {
            return scripted.apply(call);
        }
        long seen = log("polls").stream().filter(call.handle()::equals).count();
        return new PollAnswer.Known(payload(call.handle(), seen >= polls));
    }

    @Override
    public synchronized UploadAnswer upload(UploadCall call) {
        write("uploads", String.valueOf(call.file().getFileName()) + " " + call.mimeType());
        Function<UploadCall, UploadAnswer> scripted = uploads.poll();
        if (scripted != null) {
            return scripted.apply(call);
        }
        String reference = "scripted-media://inputs/" + call.file().getFileName();
        return new UploadAnswer.Uploaded(
                reference,
                "https://store.test/" + call.file().getFileName(),
                reference,
                "{\"bucket\":\"inputs\"}",
                "{\"data\":{\"download_url\":\"https://store.test/"
                        + call.file().getFileName()
                        + "\"}}");
    }

    @Override
    public synchronized FetchAnswer fetch(FetchCall call, Path target) {
        write("fetches", call.output().value());
        Function<FetchCall, @Nullable FetchAnswer> scripted = fetches.poll();
        FetchAnswer answer = scripted == null ? null : scripted.apply(call);
        if (answer != null) {
            return answer;
        }
        try {
            byte[] bytes = picture(call.output().value());
            Files.write(target, bytes);
            return new FetchAnswer.Fetched(bytes.length, "image/png");
        } catch (IOException e) {
            return new FetchAnswer.Failed(
                    Failure.of("disk", FailureKind.STORAGE, e.toString()), false);
        }
    }

    @Override
    public CancelAnswer cancel(String handle) {
        return cancels ? CancelAnswer.CANCELLED : CancelAnswer.NOT_POSSIBLE;
    }

    @Override
    public QuoteConsent consent() {
        return consent;
    }

    @Override
    public Readiness readiness() {
        return new Readiness(true, "Ready.");
    }

    @Override
    public void close() {}

    /** A payload in the shape of the wire. */
    public ProviderPayload payload(String handle, boolean isFinished) {
        List<ProviderPayload.Output> outputs = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        for (int i = 0; isFinished && i < pictures; i++) {
            String url = "https://out.test/" + handle + "/" + (i + 1) + ".png";
            outputs.add(new ProviderPayload.Output(i, ProviderPayload.Output.Kind.URL, url));
            list.append(i == 0 ? "" : ",").append('"').append(url).append('"');
        }
        String status = isFinished ? "completed" : "processing";
        return new ProviderPayload(
                handle,
                status,
                isFinished ? ProviderPayload.Phase.COMPLETED : ProviderPayload.Phase.PENDING,
                outputs,
                Map.of("get", "https://api.test/predictions/" + handle + "/result"),
                null,
                isFinished ? Billing.paid(new BigDecimal("1.50")) : null,
                null,
                "{\"id\":\""
                        + handle
                        + "\",\"status\":\""
                        + status
                        + "\",\"outputs\":["
                        + list
                        + "],\"cost\":1.50}",
                null);
    }

    /** A small vertical picture whose colour follows from its name. */
    public static byte[] picture(String name) {
        BufferedImage image = new BufferedImage(9, 16, BufferedImage.TYPE_INT_RGB);
        Color color = new Color(name.hashCode() & 0xffffff);
        for (int x = 0; x < 9; x++) {
            for (int y = 0; y < 16; y++) {
                image.setRGB(x, y, color.getRGB());
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String log, String line) {
        try {
            Files.writeString(
                    books.resolve(log),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
