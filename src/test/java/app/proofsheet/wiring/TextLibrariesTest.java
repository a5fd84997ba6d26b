package app.proofsheet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class TextLibrariesTest {

    @Test
    void namesWhatLinuxLacks() {
        Set<String> there = Set.of("libpango-1.0.so.0");
        assertThat(TextLibraries.missing("Linux", there::contains))
                .containsExactly("libpangoft2-1.0.so.0", "libfreetype.so.6");
        assertThat(TextLibraries.missing("Linux", name -> true)).isEmpty();
    }

    @Test
    void otherSystemsBringTheirOwn() {
        assertThat(TextLibraries.missing("Windows 11", name -> false)).isEmpty();
        assertThat(TextLibraries.missing("Mac OS X", name -> false)).isEmpty();
    }

    @Test
    void theLinkerIsAskedForALibraryByName() {
        assertThat(TextLibraries.canBeLoaded("libno-such-library-here.so.99")).isFalse();
    }
}
