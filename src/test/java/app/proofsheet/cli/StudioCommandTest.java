package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.CommandRig.Said;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;

class StudioCommandTest {

    @TempDir Path folder;
    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void withoutADisplayStartSaysSoInOneLineAndTours() {
        Said said = rig.run("start");
        assertThat(said.code()).isZero();
        Path target = folder.resolve("target/tour");
        assertThat(rig.asked).containsExactly("tour " + target);
        assertThat(said.out())
                .isEqualTo(target.resolve("01-gallery.png") + "\n" + target.resolve("work") + "\n");
        assertThat(said.err().lines().toList())
                .first()
                .asString()
                .startsWith("There is no display here");
    }

    @Test
    void tourTakesAFolder() {
        rig.run("tour", "--out", "pictures");
        assertThat(rig.asked).containsExactly("tour " + folder.resolve("pictures"));
    }

    @Test
    void openAndNoArgumentsNeedADisplay() {
        assertThat(rig.run().err()).startsWith("no_display: ");
        assertThat(rig.run("open").code()).isEqualTo(1);
        assertThat(rig.asked).isEmpty();
    }

    @Test
    void withoutTheLibrariesForTextTheStudioSaysWhatToInstall() {
        rig.missingTextLibraries = List.of("libpango-1.0.so.0", "libfreetype.so.6");
        for (String command : List.of("tour", "start")) {
            Said said = rig.run(command, "--quiet");
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).isEmpty();
            assertThat(said.err().lines().toList())
                    .containsExactly(
                            "text_libraries_missing: The studio cannot lay out text: this system"
                                    + " lacks libpango-1.0.so.0, libfreetype.so.6.",
                            "next: apt-get install libpangoft2-1.0-0 libfreetype6 (or the like on"
                                    + " other systems).");
        }
        assertThat(rig.asked).isEmpty();
        assertThat(rig.run("doctor").out())
                .containsPattern("text layout +look +text_libraries_missing: ");
        rig.missingTextLibraries = List.of();
        assertThat(rig.run("doctor").out()).containsPattern("text layout +ok");
    }

    @Test
    void headlessGlassIsNoDisplay() {
        assertThat(Display.isPresent("Linux", "", name -> "")).isFalse();
        assertThat(Display.isPresent("Linux", "", name -> name.equals("DISPLAY") ? ":0" : ""))
                .isTrue();
        assertThat(
                        Display.isPresent(
                                "Linux",
                                "",
                                name -> name.equals("WAYLAND_DISPLAY") ? "wayland-0" : ""))
                .isTrue();
        assertThat(Display.isPresent("Mac OS X", "", name -> "")).isTrue();
        assertThat(Display.isPresent("Windows 11", "Headless", name -> "")).isFalse();
    }

    @Test
    void helpNamesEveryCommandButTheHiddenOne() {
        Said said = rig.run("--help");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("generate", "edit", "poll", "upload", "check", "batch", "queue")
                .contains("approve", "reject", "restore", "show", "verify", "doctor", "tour")
                .contains("--work-dir", "--reviewer")
                .doesNotContain("start ");
        assertThat(rig.run("queue", "retry", "--help").out()).contains("--new-attempt");
        assertThat(rig.run("--version").out()).startsWith("proofsheet ");
    }

    @Test
    void theLogIsSilentUnlessALevelIsNamed() {
        assertThat(LogSetting.level("")).isEqualTo(Level.OFF);
        assertThat(LogSetting.level("loud")).isEqualTo(Level.OFF);
        assertThat(LogSetting.level(" info ")).isEqualTo(Level.INFO);
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        Said said = rig.run("develop");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).startsWith("usage: ").contains("next: proofsheet --help");
    }
}
