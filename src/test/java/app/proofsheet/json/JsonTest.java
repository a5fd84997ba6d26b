package app.proofsheet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"a\":1e99999999999}", "\u0000"})
    void whatIsNotJsonIsAnExpectedFailure(String text) {
        assertThatThrownBy(() -> Json.read(text, "answer"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("json_unreadable"));
    }

    @Test
    void decimalsAreKeptExactly() {
        assertThat(Json.compact(Json.read("{\"a\":1.10,\"b\":0.1}", "answer")))
                .isEqualTo("{\"a\":1.10,\"b\":0.1}");
    }
}
