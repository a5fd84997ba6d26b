package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class ClientIdentityTest {

    @Test
    void introducesItselfUnlessToldOtherwise() {
        assertThat(ClientIdentity.of(Wire.V2026_07, "1.2", Map.of()))
                .isEqualTo(new ClientIdentity("proofsheet", "1.2", "image-batch-runner"));
        assertThat(
                        ClientIdentity.of(
                                Wire.V2026_07,
                                "1.2",
                                Map.of(
                                        "PROOFSHEET_CLIENT_RUNTIME", " my-studio ",
                                        "PROOFSHEET_CLIENT_VERSION", "0.1.57",
                                        "PROOFSHEET_CLIENT_SKILL", "my-skill")))
                .isEqualTo(new ClientIdentity("my-studio", "0.1.57", "my-skill"));
    }
}
