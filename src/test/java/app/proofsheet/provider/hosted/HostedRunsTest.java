package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.provider.FindAnswer;
import app.proofsheet.provider.FindCall;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.ProviderPayload.Output;
import app.proofsheet.provider.ProviderPayload.Phase;

import mockwebserver3.RecordedRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Finding a submit whose answer was lost in the run list (hosted-media-api.md §9.2). */
class HostedRunsTest {

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
    void aLostSubmitIsFoundByItsOperationId() throws Exception {
        list(
                run("run_1", "image-seedream-v5-lite-text"),
                run("run_2", WireRig.MODEL),
                run("run_3", WireRig.MODEL));
        rig.answer(200, "{\"id\":\"run_2\",\"operationId\":\"someone-elses\"}");
        rig.answer(
                200,
                """
                {"id": "run_3", "operationId": "op-1", "status": "completed",
                 "target": "image-nano-banana-2-text", "providerTaskId": "gen_77",
                 "providerUrls": {"get": "https://a.example/predictions/gen_77/result"},
                 "outputs": ["https://cdn.example/1.png"],
                 "reservedMillicredits": 0, "finalizedMillicredits": 2500}
                """);

        FindAnswer answer = find();

        ProviderPayload payload = ((FindAnswer.Found) answer).payload();
        assertThat(payload.handle()).isEqualTo("gen_77");
        assertThat(payload.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(payload.outputs())
                .containsExactly(new Output(0, Output.Kind.URL, "https://cdn.example/1.png"));
        assertThat(payload.paidCredits()).isEqualByComparingTo("2.5");
        assertThat(payload.urls()).containsKey("get");
        assertThat(payload.receipt()).isNotNull();
        RecordedRequest asked = rig.taken();
        assertThat(asked.getUrl().encodedPath()).isEqualTo("/api/postplus-cli/hosted/runs");
        assertThat(asked.getUrl().queryParameter("since")).isEqualTo("2026-07-21T09:58:00Z");
        assertThat(asked.getUrl().queryParameter("limit")).isEqualTo("100");
        assertThat(rig.taken().getUrl().encodedPath()).endsWith("/runs/run_2");
        assertThat(rig.taken().getUrl().encodedPath()).endsWith("/runs/run_3");
        assertThat(rig.server.getRequestCount()).as("other endpoints are not opened").isEqualTo(3);
    }

    @Test
    void withoutAProviderTaskTheRunItselfIsTheHandle() throws Exception {
        list(run("run_3", WireRig.MODEL));
        rig.answer(
                200,
                "{\"run\":{\"id\":\"run_3\",\"operationId\":\"op-1\",\"status\":\"settling\"}}");

        ProviderPayload payload = ((FindAnswer.Found) find()).payload();

        assertThat(payload.handle()).isEqualTo("run_3");
        assertThat(payload.phase()).isEqualTo(Phase.PENDING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":\"completed\",\"outputs\":[]",
                "\"status\":\"failed\",\"error\":null",
                "\"status\":\"odd\"",
                "\"status\":7",
            })
    void anEndWithoutProofIsLeftToALookAtTheRun(String state) throws Exception {
        list(run("run_3", WireRig.MODEL));
        rig.answer(200, "{\"id\":\"run_3\",\"operationId\":\"op-1\"," + state + "}");

        assertThat(((FindAnswer.Found) find()).payload().phase()).isEqualTo(Phase.PENDING);
    }

    @Test
    void aFailedRunTellsWhy() throws Exception {
        list(run("run_3", WireRig.MODEL));
        rig.answer(
                200,
                "{\"id\":\"run_3\",\"operationId\":\"op-1\",\"status\":\"failed\",\"error\":"
                        + "{\"code\":\"out_of_memory\",\"message\":\"No room.\"}}");

        ProviderPayload payload = ((FindAnswer.Found) find()).payload();

        assertThat(payload.phase()).isEqualTo(Phase.FAILED);
        assertThat(payload.failure())
                .satisfies(f -> assertThat(f.code()).isEqualTo("out_of_memory"));
    }

    @Test
    void aWholeListWithoutItMeansThatItIsNotThere() throws Exception {
        list(run("run_2", WireRig.MODEL), run("run_9", "image-gpt-image-2-text"));
        rig.answer(200, "{\"id\":\"run_2\",\"operationId\":\"someone-elses\"}");

        assertThat(find()).isEqualTo(new FindAnswer.NotThere(true));
    }

    @Test
    void aListThatMayBeCutSaysSo() throws Exception {
        rig.answer(200, "{\"count\":7,\"runs\":[]}");
        String[] full = new String[100];
        String[] page = new String[20];
        for (int i = 0; i < full.length; i++) {
            full[i] = run("run_" + i, "image-gpt-image-2-text");
        }
        System.arraycopy(full, 0, page, 0, page.length);
        list(full);
        list(page);

        assertThat(find()).isEqualTo(new FindAnswer.NotThere(false));
        assertThat(find()).isEqualTo(new FindAnswer.NotThere(false));
        assertThat(find()).isEqualTo(new FindAnswer.NotThere(false));
    }

    @Test
    void aRunThatCannotBeOpenedOrDoesNotSayLeavesItOpen() throws Exception {
        list(run("run_2", WireRig.MODEL), run("..", WireRig.MODEL), run("run_4", WireRig.MODEL));
        rig.answer(404, "{}");
        rig.answer(200, "{\"id\":\"run_4\"}");

        assertThat(find()).isEqualTo(new FindAnswer.NotThere(false));
        assertThat(rig.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void anIdIsOnePathSegmentWhateverItHolds() throws Exception {
        list(run("a/../b?c", WireRig.MODEL));
        rig.answer(200, "{\"id\":\"a/../b?c\",\"operationId\":\"op-1\",\"status\":\"queued\"}");

        assertThat(find()).isInstanceOf(FindAnswer.Found.class);
        rig.taken();
        assertThat(rig.taken().getUrl().encodedPath()).endsWith("/runs/a%2F..%2Fb%3Fc");
    }

    @Test
    void troubleIsNotAnAnswerAndIsLeftToTheCallersPatience() throws Exception {
        rig.answer(503, "{\"error\":\"later\"}", "retry-after", "9");
        rig.answer(200, "{\"runs\":7}");
        list(run("run_2", WireRig.MODEL));
        rig.answer(500, "{}");

        FindAnswer later = find();

        assertThat(((FindAnswer.Unavailable) later).retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(find()).isInstanceOf(FindAnswer.Unavailable.class);
        assertThat(find()).isInstanceOf(FindAnswer.Unavailable.class);
        assertThat(rig.server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void aServiceWithoutAListCannotBeSearched() throws Exception {
        rig.answer(404, "<html>not found</html>");

        assertThat(find()).isInstanceOf(FindAnswer.NotPossible.class);
    }

    private FindAnswer find() throws InterruptedException {
        return rig.provider().find(new FindCall("op-1", WireRig.MODEL, WireRig.NOW));
    }

    private void list(String... runs) {
        rig.answer(
                200, "{\"count\":" + runs.length + ",\"runs\":[" + String.join(",", runs) + "]}");
    }

    private static String run(String id, String target) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s\",\"capability\":\"media-generation\",\"target\":\"%s\"}",
                id,
                target);
    }
}
