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
import java.time.Duration;
import java.util.Map;

/**
 * Signed transfers: they carry neither bearer nor client headers, stay on https (loopback excepted)
 * and follow at most five redirects (spec/hosted-media-api.md §8).
 */
final class MediaFiles {

    private static final int MOST_REDIRECTS = 5;
    private static final long LARGEST_PICTURE = 512L * 1024 * 1024;

    private final OkHttpClient client;

    MediaFiles(OkHttpClient base) {
        this.client =
                base.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(true)
                        .connectTimeout(Duration.ofSeconds(20))
                        .readTimeout(Duration.ofSeconds(60))
                        .callTimeout(Duration.ofSeconds(120))
                        .build();
    }

    /** The outcome of a download. */
    sealed interface Download {
        /** The bytes are there. */
        record Done(long bytes, @Nullable String contentType) implements Download {}

        /** They are not. */
        record Refused(Failure failure, boolean expired) implements Download {}
    }

    Download download(String url, Path target) {
        HttpUrl at = HttpUrl.parse(url);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (at == null || !isAllowed(at)) {
                return refused(
                        "resolve-read-url", "Its address is not an https address.", null, false);
            }
            try (Response response =
                    client.newCall(new Request.Builder().url(at).build()).execute()) {
                if (response.isRedirect()) {
                    at = at.resolve(String.valueOf(response.header("location")));
                    continue;
                }
                if (!response.isSuccessful()) {
                    boolean expired =
                            response.code() == 403
                                    || response.code() == 404
                                    || response.code() == 410;
                    return refused(
                            "receive-response",
                            "The storage answered with status " + response.code() + ".",
                            null,
                            expired);
                }
                return receive(response, target);
            } catch (IOException e) {
                return refused("fetch-bytes", "The connection to the storage broke.", e, false);
            }
        }
        return refused("fetch-bytes", "It was redirected too often.", null, false);
    }

    private static Download receive(Response response, Path target) {
        long copied = 0;
        try (InputStream in = response.body().byteStream();
                OutputStream out =
                        Files.newOutputStream(
                                target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                copied += n;
                if (copied > LARGEST_PICTURE) {
                    return refused(
                            "stream-bytes", "The picture is larger than 512 MB.", null, false);
                }
                out.write(buffer, 0, n);
            }
            return new Download.Done(copied, response.header("content-type"));
        } catch (IOException e) {
            return refused("stream-bytes", "The transfer broke off.", e, false);
        }
    }

    /** Sends a file to its signed address; null when it arrived. */
    @Nullable Failure upload(String url, Map<String, String> headers, Path file) {
        HttpUrl at = HttpUrl.parse(url);
        if (at == null || !isAllowed(at)) {
            return uploadFailure("The upload address is not an https address.", null);
        }
        String type = headers.getOrDefault("content-type", headers.get("Content-Type"));
        RequestBody body =
                RequestBody.create(file.toFile(), type == null ? null : MediaType.parse(type));
        Request request =
                new Request.Builder().url(at).headers(Headers.of(headers)).put(body).build();
        try (Response response = client.newCall(request).execute()) {
            return response.isSuccessful()
                    ? null
                    : uploadFailure(
                            "The storage answered with status " + response.code() + ".", null);
        } catch (IOException e) {
            return uploadFailure("The connection to the storage broke.", e);
        }
    }

    private static boolean isAllowed(HttpUrl url) {
        return url.isHttps() || Loopback.isLoopback(url.host());
    }

    private static Failure uploadFailure(String why, @Nullable IOException cause) {
        return Failure.of(
                        "hosted_media_upload_failed",
                        FailureKind.TRANSPORT,
                        "The picture could not be uploaded. " + why)
                .withKept("Nothing was bought.")
                .withNext("Try the upload again.")
                .withDetail(detail(cause));
    }

    private static Download refused(
            String stage, String why, @Nullable IOException cause, boolean expired) {
        return new Download.Refused(
                Failure.of(
                                "postplus_cli_hosted_media_download_failed",
                                FailureKind.TRANSPORT,
                                "The finished picture could not be downloaded. " + why)
                        .withKept("The provider's answer is kept; the picture is paid.")
                        .withNext("Resume saving.")
                        .withDetail("stage " + stage + (cause == null ? "" : ", " + detail(cause))),
                expired);
    }

    private static @Nullable String detail(@Nullable IOException cause) {
        return cause == null
                ? null
                : cause.getClass().getSimpleName()
                        + ": "
                        + Redaction.of(String.valueOf(cause.getMessage()));
    }
}
