package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.provider.BalanceAnswer;
import app.proofsheet.provider.EstimateAnswer;
import app.proofsheet.provider.FindAnswer;
import app.proofsheet.provider.FindCall;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.Readiness;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.RecordedRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Price, balance and readiness of the hosted service (hosted-media-api.md §9). */
class HostedAccountTest {

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

    @Test
    void aPriceIsAskedForWithTheBodyOfTheSubmitAndReservesNothing() throws Exception {
        rig.answer(
                200,
                "{\"estimateOnly\":true,\"estimatedCredits\":2,\"estimatedMillicredits\":2125}");

        EstimateAnswer answer = rig.provider().estimate(WireRig.estimate());

        assertThat(((EstimateAnswer.Known) answer).credits()).isEqualByComparingTo("2.125");
        RecordedRequest request = rig.taken();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/api/postplus-cli/hosted/estimate");
        assertThat(request.getHeaders().get("x-postplus-skill-name"))
                .isEqualTo("image-batch-runner");
        JsonNode body = app.proofsheet.json.Json.read(request.getBody().utf8(), "body");
        assertThat(body.properties().stream().map(Map.Entry::getKey))
                .containsExactly("capability", "endpointKey", "input");
        assertThat(body.at("/input/prompt").asText()).isEqualTo("a desk");
    }

    @Test
    void aPriceThatIsNoAmountIsUnknown() throws Exception {
        rig.answer(200, "{\"estimatedMillicredits\":-1}");
        rig.answer(200, "{\"estimatedMillicredits\":1e999999}");
        rig.answer(400, "{\"code\":\"bad_enum\",\"error\":\"No such ratio.\"}");
        ImageProvider provider = rig.provider();

        assertThat(provider.estimate(WireRig.estimate()))
                .isInstanceOf(EstimateAnswer.Unknown.class);
        assertThat(provider.estimate(WireRig.estimate()))
                .isInstanceOf(EstimateAnswer.Unknown.class);
        assertThat(((EstimateAnswer.Unknown) provider.estimate(WireRig.estimate())).failure())
                .satisfies(f -> assertThat(f.code()).isEqualTo("bad_enum"));
    }

    @Test
    void theBalanceIsReadExactly() throws Exception {
        rig.answer(
                200,
                "{\"accountId\":\"acc\",\"accountName\":\"North Studio\",\"availableCredits\":12,"
                        + "\"availableMillicredits\":12345,\"reservedMillicredits\":500}");

        BalanceAnswer answer = rig.provider().balance();

        BalanceAnswer.Known known = (BalanceAnswer.Known) answer;
        assertThat(known.available()).isEqualByComparingTo("12.345");
        assertThat(known.reserved()).isEqualByComparingTo("0.5");
        assertThat(known.account()).isEqualTo("North Studio");
        RecordedRequest request = rig.taken();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getUrl().encodedPath()).isEqualTo("/api/postplus-cli/hosted/balance");
        assertThat(request.getHeaders().get("authorization")).endsWith(WireRig.TOKEN);
        assertThat(request.getHeaders().get("content-type")).isNull();
    }

    @Test
    void anUnreadableBalanceSaysSo() throws Exception {
        rig.answer(200, "<html>hotel</html>", "x-y", "z");

        BalanceAnswer answer = rig.provider().balance();

        assertThat(((BalanceAnswer.Unknown) answer).failure().code())
                .isEqualTo("skill_server_capability_invalid_json");
    }

    @Test
    void readinessSaysWhatIsMissingAndWhatIsInTrouble() throws Exception {
        rig.answer(
                200,
                """
                {"ok": false, "subscriptionActive": true, "capabilities": [
                  {"id": "a", "label": "Nano Banana 2", "ok": false, "required": true,
                   "checks": [{"id": "c", "label": "Provider key", "ok": false}]},
                  {"id": "b", "label": "Seedream", "ok": true,
                   "checks": [{"id": "d", "label": "Queue", "ok": true, "status": "degraded"}]}]}
                """);
        rig.answer(200, "{\"ok\":true,\"subscriptionActive\":true,\"capabilities\":[]}");
        rig.answer(
                200,
                "{\"ok\":true,\"subscriptionActive\":false,\"subscriptionStatus\":\"past_due\"}");
        ImageProvider provider = rig.provider();

        Readiness missing = provider.readiness();
        Readiness ready = provider.readiness();
        Readiness unpaid = provider.readiness();

        assertThat(missing.isReady()).isFalse();
        assertThat(missing.sentence())
                .isEqualTo(
                        "Signed in as ptk_…0001 at 127.0.0.1. Not ready. Not available: Nano"
                                + " Banana 2 (Provider key). Running with trouble: Seedream.");
        assertThat(ready.isReady()).isTrue();
        assertThat(unpaid.isReady()).isFalse();
        assertThat(unpaid.sentence()).contains("past_due");
        assertThat(rig.taken().getUrl().encodedPath())
                .isEqualTo("/api/postplus-cli/hosted/readiness");
    }

    @Test
    void readinessOfAServiceThatIsNotThereIsASentence() throws Exception {
        ImageProvider provider =
                rig.provider(Wire.V2026_07, WireRig.within(java.time.Duration.ofSeconds(60)));
        rig.server.close();

        Readiness readiness = provider.readiness();

        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.sentence()).startsWith("127.0.0.1 takes no connections.");
    }

    @Test
    void theLegacyWireTellsNoneOfItAndAsksNobody() throws Exception {
        ImageProvider provider = rig.provider(Wire.V2026_05, WireRig.PATIENT);

        assertThat(provider.estimate(WireRig.estimate()))
                .isInstanceOf(EstimateAnswer.Unknown.class);
        assertThat(((BalanceAnswer.Unknown) provider.balance()).failure().sentence())
                .contains("2026-05");
        assertThat(provider.find(new FindCall("op-1", WireRig.MODEL, WireRig.NOW)))
                .isInstanceOf(FindAnswer.NotPossible.class);
        assertThat(provider.readiness().isReady()).isTrue();
        assertThat(rig.server.getRequestCount()).isZero();
    }

    @Test
    void anExpiredSignInIsRenewedForReadsToo() throws Exception {
        rig.answer(401, "{}");
        rig.answer(200, "{\"cliSessionToken\":\"ptk_new_0002\"}");
        rig.answer(200, "{\"availableMillicredits\":1000}");

        assertThat(rig.provider().balance()).isInstanceOf(BalanceAnswer.Known.class);
        rig.taken();
        rig.taken();
        assertThat(rig.taken().getHeaders().get("authorization")).isEqualTo("Bearer ptk_new_0002");
    }
}
