package app.proofsheet.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class JsonTextTest {

    @Test
    void writesPlainValuesInTheirOrder() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("zeta", "späť \"quoted\"");
        value.put("alpha", Arrays.asList(1, 2L, 0.5, new BigDecimal("0.140"), true, null));
        value.put("nothing", List.of());
        assertThat(JsonText.line(value))
                .isEqualTo(
                        "{\"zeta\":\"späť \\\"quoted\\\"\",\"alpha\":[1,2,0.5,0.140,true,null],"
                                + "\"nothing\":[]}");
        assertThat(JsonText.pretty(Map.of("a", 1))).isEqualTo("{\n  \"a\": 1\n}\n");
    }

    @Test
    void halfASurrogatePairIsEscapedInsteadOfLost() {
        String whole = "\uD83D\uDE00";
        assertThat(Json.compact(Json.object().put("a", "x\uD83Dy" + whole)))
                .isEqualTo("{\"a\":\"x\\ud83dy" + whole + "\"}");
        assertThat(Json.compact(Json.object().put("a", whole + "\uDE00")))
                .isEqualTo("{\"a\":\"" + whole + "\\ude00\"}");
        assertThat(Json.read("{\"a\":\"x\\ud83dy\"}", "test").path("a").asText())
                .isEqualTo("x\uD83Dy");
    }

    @Test
    void anOutlineComesOutAsItWasRead() {
        String text = "{\"b\":{\"n\":1.50,\"t\":\"x\",\"z\":null,\"y\":true},\"a\":[1,\"2\",[]]}";
        assertThat(JsonText.line(Json.outline(text, "test"))).isEqualTo(text);
    }
}
