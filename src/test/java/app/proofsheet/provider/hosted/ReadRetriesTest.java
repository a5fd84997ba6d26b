package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.provider.BalanceAnswer;
import app.proofsheet.provider.EstimateAnswer;
import app.proofsheet.provider.ImageProvider;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import okhttp3.Headers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Which reads are sent again, how often and after how long (hosted-media-api.md §10.4). */
class ReadRetriesTest {

    @TempDir Path dir;
    private WireRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new WireRig(dir);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aReadInPassingTroubleIsSentAgain(int status) throws Exception {
        rig.answer(status, "{}");
        rig.answer(200, "{\"availableMillicredits\":1000}");

        assertThat(rig.provider().balance()).isInstanceOf(BalanceAnswer.Known.class);
    }

    @Test
    void aReadGivesUpAfterThreeSends() throws Exception {
        for (int i = 0; i < 5; i++) {
            rig.server.enqueue(
                    new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket())
                            .build());
        }

        assertThat(rig.provider().estimate(WireRig.estimate()))
                .isInstanceOf(EstimateAnswer.Unknown.class);
        assertThat(rig.server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{}', ''",
        "404, '{}', ''",
        "503, '{\"code\":\"postplus_cli_hosted_capability_unavailable\"}', ''",
        "503, '{}', 3600",
    })
    void whatWillNotPassIsNotSentAgain(int status, String body, String retryAfter)
            throws Exception {
        if (retryAfter.isEmpty()) {
            rig.answer(status, body);
        } else {
            rig.answer(status, body, "retry-after", retryAfter);
        }
        rig.answer(200, "{\"availableMillicredits\":1000}");

        assertThat(rig.provider().balance()).isInstanceOf(BalanceAnswer.Unknown.class);
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aTimeOutIsNotSentAgain() throws Exception {
        WireLimits hasty =
                new WireLimits(
                        WireRig.everything(Duration.ofMillis(300)),
                        WireRig.PATIENT.retries(),
                        1000,
                        1000);
        ImageProvider provider = rig.provider(Wire.V2026_07, hasty);
        rig.server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

        BalanceAnswer.Unknown unknown = (BalanceAnswer.Unknown) provider.balance();

        assertThat(unknown.failure().code()).isEqualTo("hosted_media_timed_out");
        assertThat(rig.server.getRequestCount()).isLessThanOrEqualTo(1);
    }

    @Test
    void pausesDoubleAndTheServersHintIsHonoured() {
        ReadRetries retries = ReadRetries.standard();

        assertThat(retries.waitAfter(1, null)).isEqualTo(Duration.ofMillis(500));
        assertThat(retries.waitAfter(2, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retries.waitAfter(3, null)).isNull();
        assertThat(retries.waitAfter(1, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
        assertThat(retries.waitAfter(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(retries.waitAfter(1, Duration.ofSeconds(11))).isNull();
        assertThat(ReadRetries.none().waitAfter(1, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "7, '', 7",
        "' 90 ', '', 90",
        "-3, '', ",
        "soon, '', ",
        "999999999, '', 3600",
        // The clock stands at 10:00:00; the server's own clock wins.
        "'Tue, 21 Jul 2026 10:00:30 GMT', '', 30",
        "'Tue, 21 Jul 2026 10:00:30 GMT', 'Tue, 21 Jul 2026 10:00:10 GMT', 20",
        "'Tue, 21 Jul 2026 09:00:00 GMT', '', 0",
        "'Tue, 21 Jul 2026 23:00:00 GMT', '', 3600",
    })
    void retryAfterIsSecondsOrADateAndHasAnEnd(String given, String date, Long seconds) {
        Headers.Builder headers = new Headers.Builder().add("Retry-After", given);
        if (!date.isEmpty()) {
            headers.add("Date", date);
        }

        Duration wait = RetryAfter.of(headers.build(), WireRig.clock());

        assertThat(wait).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
