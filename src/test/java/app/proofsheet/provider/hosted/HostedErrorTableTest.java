package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.Receipt;
import app.proofsheet.provider.SubmitAnswer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Every documented code and status, as a submit and a look meet it (hosted-media-api.md §10). */
class HostedErrorTableTest {

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
    @CsvSource({
        // code, status, kind, was it certainly not submitted
        "billing_balance_insufficient, 402, QUOTA, true",
        "billing_balance_insufficient, 500, QUOTA, true",
        "postplus_cli_auth_not_initialized, 400, AUTHORISATION, true",
        "postplus_client_upgrade_required, 426, AUTHORISATION, true",
        "postplus_cli_cloud_release_in_progress, 503, BUSY, true",
        "postplus_cli_hosted_capability_unavailable, 503, TRANSPORT, true",
        "postplus_cli_hosted_media_content_policy_blocked, 400, CONTENT_POLICY, true",
        "postplus_cli_hosted_media_content_policy_blocked, 502, CONTENT_POLICY, true",
        "postplus_cli_hosted_provider_timeout, 504, TRANSPORT, false",
        "postplus_cli_hosted_provider_timeout, 400, TRANSPORT, false",
        "postplus_cli_hosted_media_upload_rejected, 400, REFUSED, true",
        "postplus_cli_hosted_media_read_failed, 503, TRANSPORT, false",
        "postplus_cli_hosted_capability_failed, 404, REFUSED, true",
        "postplus_cli_hosted_payload_too_large, 413, INPUT, true",
        "some_media_not_found, 404, STATE, true",
        "skill_server_capability_rate_limited, 429, BUSY, true",
        "never_heard_of_it, 409, REFUSED, true",
        "never_heard_of_it, 422, REFUSED, true",
        "never_heard_of_it, 403, AUTHORISATION, true",
        "never_heard_of_it, 408, TRANSPORT, false",
        "never_heard_of_it, 500, TRANSPORT, false",
        "never_heard_of_it, 502, TRANSPORT, false",
    })
    void aSubmitKeepsTheCodeAndSaysWhatHappenedAndWhatToDo(
            String code, int status, FailureKind kind, boolean isNotSubmitted) throws Exception {
        rig.answer(
                status,
                "{\"code\":\""
                        + code
                        + "\",\"error\":\"It did not work.\",\"layer\":\"gateway\","
                        + "\"operationId\":\"op-1\"}");

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        Failure failure =
                switch (answer) {
                    case SubmitAnswer.Refused refused -> refused.failure();
                    case SubmitAnswer.Unknown unknown -> unknown.failure();
                    case SubmitAnswer.Accepted _, SubmitAnswer.QuoteRequired _ ->
                            throw new AssertionError(answer.toString());
                };
        assertThat(answer instanceof SubmitAnswer.Refused).isEqualTo(isNotSubmitted);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.sentence()).isEqualTo("It did not work.");
        assertThat(failure.kept()).isEqualTo(isNotSubmitted ? "Nothing was bought." : null);
        assertThat(failure.next()).isNotBlank();
        assertThat(failure.detail())
                .contains("HTTP " + status, "layer gateway", "operationId op-1");
        assertThat(rig.server.getRequestCount()).as("never sent twice").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "301, '', hosted_media_redirect_refused, TRANSPORT, false",
        "400, <html>no</html>, hosted_media_request_failed, REFUSED, false",
        "400, {}, hosted_media_request_failed, REFUSED, true",
        "402, '', hosted_media_payment_required, QUOTA, true",
        "403, {}, hosted_media_forbidden, AUTHORISATION, true",
        "413, {}, hosted_media_payload_too_large, REFUSED, true",
        "426, '', hosted_media_client_upgrade_required, AUTHORISATION, true",
        "429, '', hosted_media_rate_limited, BUSY, true",
        "500, '', hosted_media_request_failed, TRANSPORT, false",
        "502, <html>no</html>, hosted_media_request_failed, TRANSPORT, false",
        "503, {}, hosted_media_unavailable, TRANSPORT, false",
        "504, '', hosted_media_gateway_timed_out, TRANSPORT, false",
    })
    void withoutACodeTheStatusDecides(
            int status, String body, String code, FailureKind kind, boolean isNotSubmitted)
            throws Exception {
        rig.answer(status, body);

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        Failure failure =
                answer instanceof SubmitAnswer.Refused refused
                        ? refused.failure()
                        : ((SubmitAnswer.Unknown) answer).failure();
        assertThat(answer instanceof SubmitAnswer.Refused).isEqualTo(isNotSubmitted);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.sentence()).doesNotContain("<html>");
        assertThat(failure.next()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(HostedCode.class)
    void everyDocumentedCodeHasWordsOfItsOwn(HostedCode code) {
        HostedReply silent = reply(400, "{\"code\":\"" + code.text() + "\"}");

        Failure failure = HostedErrors.of(silent, HostedCall.STATUS);

        assertThat(failure.code()).isEqualTo(code.text());
        assertThat(failure.kind()).isEqualTo(code.kind());
        assertThat(failure.sentence()).endsWith(".").isEqualTo(code.sentence());
        assertThat(failure.kept()).isEqualTo(HostedCall.STATUS.kept());
        assertThat(failure.next()).isEqualTo(code.next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "productErrorCode"})
    void theCodeMayStandInTwoPlaces(String field) {
        assertThat(HostedErrors.code(HostedErrors.parse("{\"" + field + "\":\"abc\"}")))
                .isEqualTo("abc");
    }

    @Test
    void theAdviceOfTheServiceWins() {
        HostedReply reply =
                reply(
                        403,
                        "{\"message\":\"m\",\"error\":\"e\",\"userAction\":\"Ask your admin.\"}");

        Failure failure = HostedErrors.of(reply, HostedCall.BALANCE);

        assertThat(failure.sentence()).isEqualTo("e");
        assertThat(failure.next()).isEqualTo("Ask your admin.");
    }

    @Test
    void anUpgradeNamesEveryCommandAsItCame() {
        HostedReply reply =
                reply(
                        426,
                        """
                        {"code": "postplus_client_upgrade_required", "error": "Too old.",
                         "compatibility": {"schemaVersion": 2, "upgrade": {
                           "command": "npm i -g postplus@latest",
                           "cli": {"command": "npm i -g postplus@latest", "required": true},
                           "skills": {"command": "postplus skills update --from https://a.b/c?d=e",
                                      "required": true},
                           "restartAgentSession": true}}}
                        """);

        assertThat(HostedErrors.of(reply, HostedCall.SUBMIT).next())
                .isEqualTo(
                        "Upgrade with: npm i -g postplus@latest ; postplus skills update --from"
                                + " https://a.b/c?d=e ; then start the program again");
    }

    @Test
    void aReleaseWithoutAHintIsWaitedForAMinute() throws Exception {
        rig.answer(503, "{\"code\":\"postplus_cli_cloud_release_in_progress\"}");
        rig.answer(429, "{}", "retry-after", "7");

        SubmitAnswer release = rig.provider().submit(WireRig.submit(null));
        PollAnswer limited = rig.provider().poll(WireRig.poll());

        assertThat(((SubmitAnswer.Refused) release).retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(((PollAnswer.Unavailable) limited).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "404, '{\"code\":\"postplus_cli_hosted_capability_failed\"}'",
        "400, '{\"code\":\"hosted_run_not_found\"}'",
        "500, '{\"error\":\"Media generation run was NOT found.\"}'",
    })
    void aRunThatIsGoneIsKnownByStatusCodeOrText(int status, String body) throws Exception {
        rig.answer(status, body);

        assertThat(rig.provider().poll(WireRig.poll())).isInstanceOf(PollAnswer.HandleGone.class);
    }

    private static HostedReply reply(int status, String body) {
        return new HostedReply(status, body, null, new Receipt(status, Map.of()));
    }
}
