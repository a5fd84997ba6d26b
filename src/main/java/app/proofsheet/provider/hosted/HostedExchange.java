package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.settings.Secret;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import okio.BufferedSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends one request and takes its whole answer, or says whether the request may have arrived.
 * Redirects are not followed, since they would take the sign-in elsewhere.
 */
final class HostedExchange implements AutoCloseable {

    /** Anything shorter would take words out of the answer. */
    private static final int SHORTEST_SECRET = 8;

    private final OkHttpClient client;
    private final WireLimits limits;
    private final Clock clock;

    HostedExchange(OkHttpClient base, WireLimits limits, Clock clock) {
        this.client =
                base.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        // A silent second send of a paid request would be a second purchase.
                        .retryOnConnectionFailure(false)
                        // The one limit is that of the whole call.
                        .connectTimeout(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .build();
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Sends a request.
     *
     * @param token the sign-in it carries; taken out of the answer should the server repeat it,
     *     null to leave the answer alone
     */
    HostedReply send(Request request, HostedCall call, @Nullable Secret token)
            throws HostedTrouble, InterruptedException {
        AtomicBoolean hasLeft = new AtomicBoolean();
        OkHttpClient watched =
                client.newBuilder()
                        .callTimeout(limits.timeouts().of(call))
                        .eventListener(
                                new EventListener() {
                                    @Override
                                    public void requestHeadersStart(Call started) {
                                        hasLeft.set(true);
                                    }
                                })
                        .build();
        try (Response response = watched.newCall(request).execute()) {
            return new HostedReply(
                    response.code(),
                    without(token, text(response, call)),
                    RetryAfter.of(response.headers(), clock),
                    Receipts.of(response.code(), response.headers()));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while talking to the hosted service");
            }
            ConnectionTrouble trouble = ConnectionTrouble.of(e);
            Failure failure =
                    trouble.failure(
                                    call == HostedCall.REFRESH
                                            ? "postplus_cli_auth_refresh"
                                            : "hosted_media",
                                    request.url().host(),
                                    e)
                            .withKept(
                                    call == HostedCall.SUBMIT && hasLeft.get()
                                            ? null
                                            : call.kept());
            throw HostedTrouble.connection(failure, hasLeft.get(), trouble.mayPass());
        }
    }

    private String text(Response response, HostedCall call) throws IOException, HostedTrouble {
        BufferedSource source = response.body().source();
        long most = limits.largestAnswer();
        if (response.body().contentLength() > most || source.request(most + 1)) {
            throw HostedTrouble.unusable(
                    Failure.of(
                                    "hosted_media_answer_too_large",
                                    FailureKind.TRANSPORT,
                                    "The hosted service's answer is larger than "
                                            + most
                                            + " bytes; it was not read to its end.")
                            .withKept(call == HostedCall.SUBMIT ? null : call.kept())
                            .withNext("Look again.")
                            .withDetail("HTTP " + response.code()));
        }
        String text = source.readString(StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String without(@Nullable Secret token, String text) {
        return token == null || token.reveal().length() < SHORTEST_SECRET
                ? text
                : text.replace(token.reveal(), "•••");
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        try {
            client.dispatcher().executorService().awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
