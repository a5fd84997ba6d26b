package app.proofsheet.folder.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadReaderTest {

    @ParameterizedTest
    @CsvSource({
        "postplus_cli_hosted_media_content_policy_blocked, CONTENT_POLICY",
        "content_policy_check_unavailable, GENERATION",
        "my_content_policy, GENERATION",
    })
    void onlyTheTypedCodeIsARefusalOfTheContent(String code, FailureKind kind) {
        Failure failure =
                PayloadReader.read(
                                "{\"id\":\"g\",\"status\":\"failed\",\"error\":{\"code\":\""
                                        + code
                                        + "\",\"message\":\"content_policy\"}}",
                                "answer")
                        .failure();

        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
    }
}
