package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.Receipt;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever a server makes of its own format, reading it gives a value and never an exception. */
class HostileAnswersTest {

    private static final String ANSWER =
            """
            {"output": {"data": {"id": "gen_1", "status": "completed", "model": "m",
              "outputs": ["https://cdn.example/1.png", "QUJD"], "urls": {"get": "https://a/b"},
              "artifacts": [{"mediaReference": "postplus-media://b/p"}],
              "error": {"code": "c", "message": "m", "userAction": "u"}}},
             "billing": {"estimatedCredits": 2, "estimatedMillicredits": 2000,
              "reservedCredits": 2, "reservedMillicredits": 2000,
              "finalizedCredits": 1.5, "finalizedMillicredits": 1500},
             "code": "c", "error": "e", "operationId": "o",
             "quoteConfirmation": {"token": "t", "operationId": "o", "accountId": "a",
              "estimatedMillicredits": 1, "drivers": [{"key": "k", "label": "l", "value": 1}]},
             "compatibility": {"upgrade": {"command": "x", "cli": {"command": "y"}}},
             "providerTaskId": "g", "providerUrls": {"get": "https://a/b"}}
            """;

    private static final List<String> STRANGE =
            List.of(
                    "null",
                    "{}",
                    "[]",
                    "-1",
                    "1e999999999",
                    "\"\"",
                    "true",
                    "[[[[{}]]]]",
                    "\"\\ud800\"",
                    "\"\\u0000\\u001b\"",
                    "\"%zz\"",
                    "{\"a\":{\"b\":[null]}}");

    @Test
    void brokenTextsAreReadOrRefusedAsValues() {
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            StringBuilder text = new StringBuilder(ANSWER);
            for (int cuts = 1 + random.nextInt(4); cuts > 0; cuts--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.setLength(Math.max(1, at));
                    case 1 -> text.setCharAt(at, (char) random.nextInt(0x2100));
                    case 2 -> text.insert(at, STRANGE.get(random.nextInt(STRANGE.size())));
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                }
                if (text.isEmpty()) {
                    text.append(' ');
                }
            }
            readEverything(text.toString());
        }
    }

    @Test
    void everyFieldMayBeOfAnyKind() {
        JsonNode answer = Json.read(ANSWER, "answer");
        for (String name :
                List.of(
                        "output",
                        "data",
                        "id",
                        "status",
                        "outputs",
                        "urls",
                        "get",
                        "artifacts",
                        "mediaReference",
                        "error",
                        "message",
                        "userAction",
                        "billing",
                        "estimatedMillicredits",
                        "finalizedMillicredits",
                        "quoteConfirmation",
                        "token",
                        "accountId",
                        "drivers",
                        "key",
                        "value",
                        "code",
                        "compatibility",
                        "upgrade",
                        "command",
                        "cli",
                        "providerTaskId",
                        "providerUrls",
                        "operationId")) {
            assertThat(answer.findValues(name)).as(name).isNotEmpty();
            for (String strange : STRANGE) {
                readEverything(
                        ANSWER.replaceAll(
                                "\"" + name + "\": (\"[^\"]*\"|[-0-9.]+|\\{\\}|\\[\\])",
                                java.util.regex.Matcher.quoteReplacement(
                                        "\"" + name + "\": " + strange)));
                readEverything("{\"" + name + "\":" + strange + "}");
                readEverything("{\"output\":{\"" + name + "\":" + strange + "}}");
            }
        }
    }

    private static void readEverything(String body) {
        for (int status : new int[] {200, 426}) {
            HostedReply reply = new HostedReply(status, body, null, new Receipt(status, Map.of()));
            for (HostedCall call : List.of(HostedCall.SUBMIT, HostedCall.STATUS)) {
                assertThat(HostedErrors.of(reply, call).sentence()).isNotBlank();
                assertThat(HostedErrors.unreadable(reply, call).sentence()).isNotBlank();
            }
            HostedErrors.isDefiniteRefusal(reply);
            HostedErrors.isHandleGone(reply);
            Quotes.challenge(reply, "op-1").ifPresent(c -> assertThat(c.token()).isNotBlank());
            JsonNode node = HostedErrors.parse(body);
            check(HostedPayloads.read(node, reply.receipt()));
            check(HostedPayloads.ofRun(node, reply.receipt()));
        }
    }

    private static void check(ProviderPayload payload) {
        assertThat(payload.status().chars().noneMatch(Character::isISOControl)).isTrue();
        String handle = payload.handle();
        assertThat(handle == null || handle.chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(payload.phase() == ProviderPayload.Phase.FAILED)
                .isEqualTo(payload.failure() != null);
    }
}
