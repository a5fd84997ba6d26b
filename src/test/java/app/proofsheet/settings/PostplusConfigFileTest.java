package app.proofsheet.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Where the sign-in is looked for, and what is read of it (spec/hosted-media-api.md §2). */
class PostplusConfigFileTest {

    @TempDir Path home;

    @Test
    void followsTheConventionOfEachSystem() {
        assertThat(file("Linux", Map.of())).isEqualTo(home.resolve(".config/postplus/config.json"));
        assertThat(file("Linux", Map.of("XDG_CONFIG_HOME", "/xdg")))
                .isEqualTo(Path.of("/xdg/postplus/config.json"));
        assertThat(file("Mac OS X", Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/postplus/config.json"));
        assertThat(file("Windows 11", Map.of()))
                .isEqualTo(home.resolve("AppData/Roaming/postplus/config.json"));
        assertThat(file("Windows 11", Map.of("APPDATA", "/roaming", "XDG_CONFIG_HOME", "/xdg")))
                .isEqualTo(Path.of("/roaming/postplus/config.json"));
        assertThat(file("Mac OS X", Map.of("XDG_CONFIG_HOME", "/xdg", "APPDATA", "/roaming")))
                .isEqualTo(home.resolve("Library/Application Support/postplus/config.json"));
        assertThat(file("Linux", Map.of("XDG_CONFIG_HOME", " ", "POSTPLUS_CONFIG_DIR", " ")))
                .isEqualTo(home.resolve(".config/postplus/config.json"));
    }

    @Test
    void aProfileIsAFolderAndAFixedFolderWins() {
        assertThat(file("Linux", Map.of("POSTPLUS_PROFILE", " team a/b ")))
                .isEqualTo(home.resolve(".config/postplus/profiles/team-a-b/config.json"));
        assertThat(file("Linux", Map.of("POSTPLUS_PROFILE", "Default")))
                .isEqualTo(home.resolve(".config/postplus/config.json"));
        assertThat(file("Linux", Map.of("POSTPLUS_PROFILE", "x", "POSTPLUS_CONFIG_DIR", "/fixed")))
                .isEqualTo(Path.of("/fixed/config.json"));
    }

    @Test
    void theEnvironmentOverridesTheAddressButNeverTheToken() throws Exception {
        Files.writeString(
                home.resolve("config.json"),
                "{\"cliSessionToken\":\"ptk_12345678\",\"apiBaseUrl\":\"https://a.example//\"}");
        PostplusConfig plain = config(Map.of());
        PostplusConfig moved =
                config(
                        Map.of(
                                "POSTPLUS_API_BASE_URL", " https://b.example/ ",
                                "POSTPLUS_ACCESS_TOKEN", "ignored"));

        assertThat(plain.apiBaseUrl()).isEqualTo("https://a.example");
        assertThat(moved.apiBaseUrl()).isEqualTo("https://b.example");
        assertThat(moved.signIn().orElseThrow().reveal()).isEqualTo("ptk_12345678");
        assertThat(plain.toString()).doesNotContain("ptk_12345678");
        assertThat(plain.signIn().orElseThrow().masked()).isEqualTo("ptk_…5678");
    }

    @Test
    void aMissingFileIsNotSignedInAndABrokenOneIsNamed() throws Exception {
        assertThat(config(Map.of()).signIn()).isEmpty();
        Files.writeString(home.resolve("config.json"), "{\"cliSessionToken\":");
        assertThatThrownBy(() -> config(Map.of()))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(e.failure().code())
                                        .isEqualTo("postplus_cli_config_invalid_json"));
        assertThat(home.resolve("config.json")).hasContent("{\"cliSessionToken\":");
    }

    @Test
    void aFileKeptElsewhereBehindALinkStaysThere() throws Exception {
        Path kept = Files.createDirectory(home.resolve("dotfiles")).resolve("real.json");
        Files.writeString(kept, "{\"cliSessionToken\":\"ptk_12345678\"}");
        Files.createSymbolicLink(home.resolve("config.json"), kept);
        PostplusConfigFile file =
                new PostplusConfigFile(
                        Map.of("POSTPLUS_CONFIG_DIR", home.toString()),
                        "Linux",
                        home,
                        Clock.systemUTC());

        file.acknowledgeTier("acc", new BigDecimal("100000"));

        assertThat(home.resolve("config.json")).isSymbolicLink();
        assertThat(Files.readString(kept)).contains("100000", "ptk_12345678");
        assertThat(file.acknowledgedTier("acc")).isEqualByComparingTo("100000");
        assertThat(file.acknowledgedTier("else")).isNull();
    }

    @Test
    void aSecretNeverPrintsItself() {
        Secret secret = new Secret("ptk_12345678");

        assertThat(secret.toString() + new PostplusConfig(secret, null, null, null))
                .doesNotContain("ptk_", "5678");
        assertThat(new Secret("12345678").masked()).isEqualTo("********");
        assertThat(Secret.isUsable("a\nb") || Secret.isUsable("") || Secret.isUsable("é"))
                .isFalse();
    }

    private PostplusConfig config(Map<String, String> more) {
        Map<String, String> environment = new java.util.HashMap<>(more);
        environment.put("POSTPLUS_CONFIG_DIR", home.toString());
        return new PostplusConfigFile(environment, "Linux", home, Clock.systemUTC()).read();
    }

    private Path file(String system, Map<String, String> environment) {
        return new PostplusConfigFile(environment, system, home, Clock.systemUTC()).file();
    }
}
