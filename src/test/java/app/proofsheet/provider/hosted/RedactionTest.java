package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void cutsAddressesReferencesAndTokens() {
        assertThat(Redaction.of("GET https://store.example/put/abc?sig=x9 failed"))
                .isEqualTo("GET https://store.example/… failed");
        assertThat(Redaction.of("no postplus-media://uploads/usr_77/a.png here"))
                .isEqualTo("no postplus-media://… here");
        assertThat(Redaction.of("sent Bearer ptk_42")).isEqualTo("sent Bearer •••");
        assertThat(Redaction.of("at https://me:pw@a.example/b, {\"token\":\"ptk 42\",\"n\":1}"))
                .isEqualTo("at https://a.example/… {\"token\":•••,\"n\":1}");
        assertThat(Redaction.of("x-api-key: abc; Set-Cookie=def; signature='g h'"))
                .isEqualTo("x-api-key: •••; Set-Cookie=•••; signature=•••");
        assertThat(Redaction.of("one\u001b[2J\r\ntwo\u202e")).isEqualTo("one [2J two");
        assertThat(Redaction.of("x".repeat(5000))).hasSizeLessThan(1000);
    }
}
