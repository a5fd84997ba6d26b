package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.ProviderPayload.Output;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okio.Buffer;
import okio.BufferedSink;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Downloads of finished pictures when the storage or the network fails. */
class MediaFilesTest {

    @TempDir Path dir;
    private WireRig rig;
    private Path target;

    @BeforeEach
    void start() throws IOException {
        rig = new WireRig(dir);
        target = dir.resolve("out.tmp");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aTruncatedDownloadLeavesNothingAndIsFetchedAgain() throws Exception {
        rig.server.enqueue(
                picture("half").setHeader("content-length", 5000).onResponseEnd(cut()).build());
        rig.server.enqueue(picture("whole").build());

        assertThat(fetch(rig.provider())).isInstanceOf(FetchAnswer.Fetched.class);
        assertThat(target).hasContent("whole");
    }

    @Test
    void aDownloadThatKeepsBreakingGivesUpCleanly() throws Exception {
        rig.server.enqueue(picture("x").onResponseStart(cut()).build());
        rig.server.enqueue(picture("x".repeat(50_000)).onResponseBody(cut()).build());
        rig.server.enqueue(
                picture("x").setHeader("content-length", 9).onResponseEnd(cut()).build());

        Failure failure = failed(fetch(rig.provider()));

        assertThat(failure.code()).isEqualTo("postplus_cli_hosted_media_download_failed");
        assertThat(failure.detail()).startsWith("stage stream-bytes, ");
        assertThat(failure.kept()).contains("paid");
    }

    @Test
    void anEndlessBodyStopsAtTheLimit() throws Exception {
        rig.server.enqueue(
                new MockResponse.Builder()
                        .body(
                                new MockResponseBody() {
                                    @Override
                                    public long getContentLength() {
                                        return -1;
                                    }

                                    @Override
                                    public void writeTo(BufferedSink sink) throws IOException {
                                        while (true) {
                                            sink.write(new byte[8192]);
                                            sink.flush();
                                        }
                                    }
                                })
                        .build());

        assertThat(failed(fetch(rig.provider())).sentence()).contains("larger than 65536 bytes");
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anEnormousDeclaredBodyIsNotEvenBegun() throws Exception {
        rig.server.enqueue(picture("x").setHeader("content-length", 999_999_999_999L).build());

        assertThat(failed(fetch(rig.provider())).sentence()).contains("larger than 65536 bytes");
    }

    @Test
    void aSlowDripEndsAtTheLimitForTheWholeDownload() throws Exception {
        rig.server.enqueue(
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("location", rig.baseUrl() + "/next")
                        .headersDelay(100, TimeUnit.MILLISECONDS)
                        .build());
        rig.server.enqueue(
                picture("x".repeat(100)).throttleBody(1, 50, TimeUnit.MILLISECONDS).build());
        ImageProvider hasty = rig.provider(Wire.V2026_07, WireRig.within(Duration.ofMillis(400)));

        assertThat(failed(fetch(hasty)).sentence()).contains("did not answer in time");
    }

    @Test
    void aStorageThatNeverAnswersIsLeftInTime() throws Exception {
        rig.server.enqueue(picture("x").onResponseStart(SocketEffect.Stall.INSTANCE).build());
        ImageProvider hasty = rig.provider(Wire.V2026_07, WireRig.within(Duration.ofMillis(300)));

        assertThat(failed(fetch(hasty)).detail()).startsWith("stage fetch-bytes, ");
    }

    @Test
    void aThousandRedirectsEndAtTheSixthAnswer() throws Exception {
        rig.server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return new MockResponse.Builder()
                                .code(302)
                                .addHeader("location", "/again")
                                .build();
                    }
                });

        assertThat(failed(fetch(rig.provider())).sentence()).contains("redirected too often");
        assertThat(rig.server.getRequestCount()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://media.example/1.png",
                "ftp://media.example/1.png",
                "file:///etc/passwd",
                "data:image/png;base64,AAAA",
            })
    void aRedirectAwayFromHttpsIsNotFollowed(String location) throws Exception {
        rig.server.enqueue(
                new MockResponse.Builder().code(302).addHeader("location", location).build());

        assertThat(failed(fetch(rig.provider())).detail()).isEqualTo("stage resolve-read-url");
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://media.example/1.png", "ftp://a/1.png", "no address", "https://", ""})
    void anOutputElsewhereThanOnHttpsIsNotAskedFor(String address) throws Exception {
        FetchCall call = WireRig.fetch(Output.Kind.URL, address);

        assertThat(failed(rig.provider().fetch(call, target)).detail())
                .isEqualTo("stage resolve-read-url");
    }

    @Test
    void aStorageInTroubleIsAskedAgainAndItsHintHonoured() throws Exception {
        rig.answer(503, "", "retry-after", "0");
        rig.server.enqueue(picture("whole").build());
        rig.answer(429, "", "retry-after", "3600");

        assertThat(fetch(rig.provider())).isInstanceOf(FetchAnswer.Fetched.class);
        Files.delete(target);
        assertThat(failed(fetch(rig.provider())).sentence()).contains("429");
        assertThat(rig.server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aSignatureThatRanOutIsToldAndNotAskedAgain(int status) throws Exception {
        rig.answer(status, "<Error>expired</Error>");

        FetchAnswer.Failed failed = (FetchAnswer.Failed) fetch(rig.provider());

        assertThat(failed.expired()).isTrue();
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theLegacyWireAsksOnce() throws Exception {
        ImageProvider legacy = rig.provider(Wire.V2026_05, WireLimits.of(Wire.V2026_05));
        rig.answer(503, "{\"code\":\"postplus_cli_hosted_media_read_failed\"}");

        legacy.fetch(WireRig.fetch(Output.Kind.MEDIA_REFERENCE, "postplus-media://b/p"), target);

        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theAddressOfAReferenceIsAskedForAgain() throws Exception {
        rig.answer(503, "{\"code\":\"postplus_cli_hosted_media_read_failed\"}");
        rig.server.enqueue(new MockResponse.Builder().onResponseStart(cut()).build());
        rig.answer(200, "{\"output\":{\"signedUrl\":\"" + rig.baseUrl() + "/signed\"}}");
        rig.server.enqueue(picture("whole").build());

        FetchAnswer answer =
                rig.provider()
                        .fetch(
                                WireRig.fetch(Output.Kind.MEDIA_REFERENCE, "postplus-media://b/p"),
                                target);

        assertThat(answer).isInstanceOf(FetchAnswer.Fetched.class);
        assertThat(rig.takenBody()).isEqualTo(rig.takenBody());
    }

    @Test
    void aDiskThatRefusesIsNotTakenForTheNetwork() throws Exception {
        rig.server.enqueue(picture("whole").build());

        FetchAnswer answer =
                rig.provider().fetch(rig.fetch("/1"), dir.resolve("nowhere").resolve("out.tmp"));

        Failure failure = ((FetchAnswer.Failed) answer).failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.STORAGE);
        assertThat(failure.detail()).startsWith("stage commit-output, ");
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    private FetchAnswer fetch(ImageProvider provider) throws InterruptedException {
        return provider.fetch(rig.fetch("/o/1.png?sig=planted"), target);
    }

    private Failure failed(FetchAnswer answer) {
        Failure failure = ((FetchAnswer.Failed) answer).failure();
        assertThat(failure.toString()).doesNotContain("planted");
        assertThat(failure.next()).isNotBlank();
        assertThat(target).doesNotExist();
        return failure;
    }

    private static SocketEffect cut() {
        return new SocketEffect.CloseSocket();
    }

    private static MockResponse.Builder picture(String content) {
        return new MockResponse.Builder()
                .addHeader("content-type", "image/png")
                .body(new Buffer().writeUtf8(content));
    }
}
