package app.proofsheet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class SurroundingsTest {

    @Test
    void homeIsTheVariableWhereTheSystemHasOne() {
        assertThat(Surroundings.home("/elsewhere", "Linux", "/home/me"))
                .isEqualTo(Path.of("/elsewhere"));
        assertThat(Surroundings.home(" ", "Linux", "/home/me")).isEqualTo(Path.of("/home/me"));
        assertThat(Surroundings.home("/elsewhere", "Windows 11", "/home/me"))
                .isEqualTo(Path.of("/home/me"));
    }
}
