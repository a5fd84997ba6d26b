package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Signed transfers: streamed from and to the disk, with neither bearer nor client headers, over
 * https (loopback excepted) and through at most five redirects (spec/hosted-media-api.md §8). A
 * download has one limit of time for everything, redirects and repeats included.
 */
final class MediaFiles {

    private static final int MOST_REDIRECTS = 5;
    private static final int BUFFER = 64 * 1024;

    private final OkHttpClient client;
    private final WireLimits limits;
    private final Clock clock;

    MediaFiles(OkHttpClient base, WireLimits limits, Clock clock) {
        this.client =
                base.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(true)
                        .connectTimeout(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .build();
        this.limits = limits;
        this.clock = clock;
    }

    /** The outcome of a download. */
    sealed interface Download {
        /** The bytes are there. */
        record Done(long bytes, @Nullable String contentType) implements Download {}

        /**
         * They are not, and nothing is left of them.
         *
         * @param expired the address may have run out
         * @param mayPass the same address may well work a moment later
         * @param retryAfter what the storage asks to wait, null when it does not
         */
        record Refused(
                Failure failure, boolean expired, boolean mayPass, @Nullable Duration retryAfter)
                implements Download {}
    }

    /** Writes what stands at a signed address into a new file. */
    Download download(String url, Path target) throws InterruptedException {
        long end = System.nanoTime() + limits.timeouts().download().toNanos();
        for (int sent = 1; ; sent++) {
            Download download = once(HttpUrl.parse(url), target, end);
            if (!(download instanceof Download.Refused refused) || !refused.mayPass()) {
                return download;
            }
            Duration wait = limits.retries().waitAfter(sent, refused.retryAfter());
            if (wait == null || wait.compareTo(left(end)) >= 0) {
                return download;
            }
            Thread.sleep(wait);
        }
    }

    private Download once(@Nullable HttpUrl start, Path target, long end)
            throws InterruptedException {
        HttpUrl at = start;
        boolean isSafe = at != null && at.isHttps();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (at == null || !isAllowed(at) || (isSafe && !at.isHttps())) {
                return refused("resolve-read-url", "Its address is not an https address.");
            }
            isSafe = at.isHttps();
            HttpUrl asked = at;
            Duration left = left(end);
            if (left.isZero()) {
                return refused("fetch-bytes", ConnectionTrouble.TIMEOUT.said(asked.host()));
            }
            Request request = new Request.Builder().url(asked).build();
            try (Response response = within(left).newCall(request).execute()) {
                if (response.isRedirect()) {
                    String location = response.header("location");
                    at = location == null ? null : asked.resolve(location);
                    continue;
                }
                return response.isSuccessful()
                        ? receive(response, target, asked.host())
                        : answered(response);
            } catch (IOException e) {
                stopIfTold();
                return broken("fetch-bytes", asked.host(), e);
            }
        }
        return refused("fetch-bytes", "It was redirected too often.");
    }

    private Download receive(Response response, Path target, String host)
            throws InterruptedException {
        if (response.body().contentLength() > limits.largestPicture()) {
            return tooLarge();
        }
        boolean isWhole = false;
        try {
            Download download = copy(response, target, host);
            isWhole = download instanceof Download.Done;
            return download;
        } finally {
            if (!isWhole) {
                drop(target);
            }
        }
    }

    private Download copy(Response response, Path target, String host) throws InterruptedException {
        OutputStream out;
        try {
            out =
                    Files.newOutputStream(
                            target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return diskRefused(e);
        }
        boolean isReading = true;
        try (out;
                InputStream in = response.body().byteStream()) {
            byte[] buffer = new byte[BUFFER];
            long copied = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                copied += n;
                if (copied > limits.largestPicture()) {
                    return tooLarge();
                }
                isReading = false;
                out.write(buffer, 0, n);
                isReading = true;
            }
            isReading = false;
            return new Download.Done(copied, response.header("content-type"));
        } catch (IOException e) {
            stopIfTold();
            return isReading ? broken("stream-bytes", host, e) : diskRefused(e);
        }
    }

    private static void drop(Path target) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            // The caller clears the file away as well.
        }
    }

    private Download answered(Response response) {
        int status = response.code();
        return new Download.Refused(
                failure(
                        "receive-response",
                        FailureKind.TRANSPORT,
                        "The storage answered with status " + status + ".",
                        null),
                status == 400 || status == 401 || status == 403 || status == 404 || status == 410,
                status == 408 || status == 429 || status >= 500,
                RetryAfter.of(response.headers(), clock));
    }

    /** Sends a file to its signed address; null when it arrived. */
    @Nullable Failure upload(String url, Map<String, String> headers, Path file)
            throws InterruptedException {
        HttpUrl at = HttpUrl.parse(url);
        if (at == null || !isAllowed(at)) {
            return uploadFailure("The upload address is not an https address.", null);
        }
        Request request;
        try {
            Headers sent = Headers.of(headers);
            String type = sent.get("content-type");
            request =
                    new Request.Builder()
                            .url(at)
                            .headers(sent)
                            .put(
                                    RequestBody.create(
                                            file.toFile(),
                                            type == null ? null : MediaType.parse(type)))
                            .build();
        } catch (IllegalArgumentException e) {
            return uploadFailure("The service asks for headers that cannot be sent.", null);
        }
        try (Response response = within(limits.timeouts().upload()).newCall(request).execute()) {
            return response.isSuccessful()
                    ? null
                    : uploadFailure(
                            "The storage answered with status " + response.code() + ".", null);
        } catch (IOException e) {
            stopIfTold();
            ConnectionTrouble trouble = ConnectionTrouble.of(e);
            return uploadFailure(
                    trouble.said(at.host()),
                    trouble.name().toLowerCase(Locale.ROOT) + ", " + ConnectionTrouble.detail(e));
        }
    }

    private OkHttpClient within(Duration limit) {
        return client.newBuilder().callTimeout(limit).build();
    }

    /** Time left until an end of {@link System#nanoTime()}, in whole milliseconds. */
    private static Duration left(long end) {
        return Duration.ofMillis(Math.max(0, (end - System.nanoTime()) / 1_000_000));
    }

    private static void stopIfTold() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while moving a picture");
        }
    }

    private static boolean isAllowed(HttpUrl url) {
        return url.isHttps() || Loopback.isLoopback(url.host());
    }

    private static Failure uploadFailure(String why, @Nullable String detail) {
        return Failure.of(
                        "hosted_media_upload_failed",
                        FailureKind.TRANSPORT,
                        "The picture could not be uploaded. " + why)
                .withKept(HostedCall.UPLOAD.kept())
                .withNext("Try the upload again.")
                .withDetail(detail);
    }

    private Download tooLarge() {
        return refused(
                "stream-bytes",
                "The picture is larger than " + limits.largestPicture() + " bytes.");
    }

    private static Download diskRefused(IOException cause) {
        return new Download.Refused(
                failure(
                        "commit-output",
                        FailureKind.STORAGE,
                        "It cannot be written to the disk.",
                        cause),
                false,
                false,
                null);
    }

    private static Download broken(String stage, String host, IOException cause) {
        ConnectionTrouble trouble = ConnectionTrouble.of(cause);
        return new Download.Refused(
                failure(stage, FailureKind.TRANSPORT, trouble.said(host), cause),
                false,
                trouble.mayPass(),
                null);
    }

    private static Download refused(String stage, String why) {
        return new Download.Refused(
                failure(stage, FailureKind.TRANSPORT, why, null), false, false, null);
    }

    private static Failure failure(
            String stage, FailureKind kind, String why, @Nullable IOException cause) {
        return Failure.of(
                        "postplus_cli_hosted_media_download_failed",
                        kind,
                        "The finished picture could not be downloaded. " + why)
                .withKept(HostedCall.READ_URL.kept())
                .withNext("Resume saving.")
                .withDetail(
                        "stage "
                                + stage
                                + (cause == null ? "" : ", " + ConnectionTrouble.detail(cause)));
    }
}
