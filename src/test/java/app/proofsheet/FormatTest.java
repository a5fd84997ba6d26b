package app.proofsheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Formatting is never discussed: the formatter decides. */
class FormatTest {

    @Test
    void everySourceFileIsFormatted() throws Exception {
        assertThat(FormatSources.sources()).isNotEmpty();
        assertThat(FormatSources.unformatted().keySet())
                .as("files to be formatted with: mvn -q -Pformat test-compile exec:exec")
                .isEmpty();
    }
}
