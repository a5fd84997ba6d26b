package app.proofsheet.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** The comparison itself: it must be able to fail. */
class RecordedTextTest {

    private static final RecordedText TEXT =
            new RecordedText(Map.of("{port}", "4711", "{token:initial}", "stub-1"));

    @Test
    void placeholdersStandForWhatTheyMean() {
        assertThat(TEXT.matches("http://127.0.0.1:{port}/x", "http://127.0.0.1:4711/x")).isTrue();
        assertThat(TEXT.matches("http://127.0.0.1:{port}/x", "http://127.0.0.1:4712/x")).isFalse();
        assertThat(TEXT.matches("id:{uuid}", "id:6a0dd0a1-0000-4000-8000-00000000000f")).isTrue();
        assertThat(TEXT.matches("id:{uuid}", "id:op-1")).isFalse();
        assertThat(TEXT.matches("Bearer {token:initial}", "Bearer stub-1")).isTrue();
        assertThat(TEXT.matches("Bearer {token:initial}", "Bearer stub-2")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1, 'b': 2}  | {'b': 2, 'a': 1}        | true",
                "{'a': 1}          | {'a': 1.0}              | true",
                "{'a': 1}          | {'a': 1, 'b': 2}        | false",
                "{'a': 1, 'b': 2}  | {'a': 1}                | false",
                "{'a': 1}          | {'a': '1'}              | false",
                "{'a': null}       | {}                      | false",
                "[1, 2]            | [2, 1]                  | false",
                "[1, 2]            | [1, 2, 3]               | false",
                "{'a': true}       | {'a': false}            | false",
            },
            quoteCharacter = '~')
    void jsonIsComparedAsValues(String recorded, String actual, boolean isAlike) {
        assertThat(TEXT.matches(json(recorded), json(actual))).isEqualTo(isAlike);
    }

    @Test
    void longTextsAreWrittenOutAndComparedByTheirHash() {
        JsonNode repeated = json("{'p': {'$repeat': {'text': 'ab', 'times': 3}}}");
        assertThat(RecordedText.expanded(repeated).path("p").asText()).isEqualTo("ababab");
        String hash =
                RecordedText.sha256("ababab".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        JsonNode recorded = json("{'$long': {'sha256': '" + hash + "', 'bytes': 6}}");
        assertThat(TEXT.matches(recorded, RecordedText.expanded(repeated).path("p"))).isTrue();
        assertThat(TEXT.matches(recorded, json("'ababac'"))).isFalse();
    }

    private static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'), "test");
    }
}
