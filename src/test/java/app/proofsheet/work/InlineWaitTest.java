package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

class InlineWaitTest {

    @Test
    void doesNotWaitUnlessABudgetIsGiven() {
        assertThat(InlineWait.of(Map.of()).looks()).isZero();
        assertThat(InlineWait.of(Map.of("POSTPLUS_HOSTED_MEDIA_POLL_ATTEMPTS", "3")).looks())
                .isZero();
        assertThat(InlineWait.of(Map.of("POSTPLUS_HOSTED_MEDIA_POLL_TIMEOUT_MS", "")).looks())
                .isZero();
    }

    @Test
    void withoutACountTheBudgetIsDividedByTheInterval() {
        InlineWait wait =
                InlineWait.of(
                        Map.of(
                                "POSTPLUS_HOSTED_MEDIA_POLL_TIMEOUT_MS", "4000",
                                "POSTPLUS_HOSTED_MEDIA_POLL_INTERVAL_MS", "1500"));
        assertThat(wait)
                .isEqualTo(new InlineWait(3, Duration.ofSeconds(4), Duration.ofMillis(1500), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLL_TIMEOUT_MS",
                "POLL_INTERVAL_MS",
                "POLL_ATTEMPTS",
                "STATUS_TRANSIENT_RETRIES"
            })
    void namesTheVariableThatIsNoNumber(String name) {
        assertThatThrownBy(() -> InlineWait.of(Map.of("POSTPLUS_HOSTED_MEDIA_" + name, "-1")))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining(name);
    }
}
