package app.proofsheet.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WorkPathsTest {

    @TempDir Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                "/etc",
                "C:x",
                "con",
                "NUL.txt",
                "lpt1",
                "a\u0000b",
                "a\nb",
                "ends.",
                "ends ",
                "what?",
                "a*b",
                " lead"
            })
    void refusesIdsThatAreNotOneSafeName(String id) {
        assertThat(WorkPaths.isSafeId(id)).isFalse();
        assertThatThrownBy(() -> WorkPaths.requireId(id, "runId"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().code()).isEqualTo("unsafe_id");
                            assertThat(e.failure().sentence()).contains("runId");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-run-001", "mara.v2", "Grüße", "console", "a b"})
    void takesOrdinaryIds(String id) {
        assertThat(WorkPaths.requireId(id, "runId")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "a/..",
                "/etc/passwd",
                "C:/x",
                "a\\..\\x",
                "a//b",
                "a/",
                "aux",
                "a/nul.png",
                "x\u0007"
            })
    void refusesPathsThatLeaveOrAreReserved(String path) {
        assertThatThrownBy(() -> new WorkPaths(work).resolve(path))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("unsafe_path"));
    }

    @Test
    void refusesASymbolicLinkThatLeavesTheFolder(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(work.resolve("out"), elsewhere);
        Files.createSymbolicLink(work.resolve("dangling"), elsewhere.resolve("nothing"));
        Files.createDirectories(work.resolve("in"));
        Files.createSymbolicLink(work.resolve("alias"), work.resolve("in"));
        WorkPaths paths = new WorkPaths(work);

        assertThatThrownBy(() -> paths.resolve("out/x.png")).isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> paths.resolve("dangling/x.png"))
                .isInstanceOf(FailureException.class);
        assertThat(paths.resolve("alias/x.png")).isEqualTo(work.resolve("alias/x.png"));
    }

    @Test
    void resolvesBelowAWorkFolderThatIsNotThereYet() {
        WorkPaths paths = new WorkPaths(work.resolve("later"));

        assertThat(paths.assetRoot("assets/mara")).isEqualTo(work.resolve("later/assets/mara"));
        assertThat(paths.assetRoot("")).isEqualTo(paths.root());
        assertThat(paths.relative(paths.resolve("assets/mara"))).isEqualTo("assets/mara");
        assertThatThrownBy(() -> paths.relative(work)).isInstanceOf(FailureException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "images/candidates/a.png, images/candidates/a.png",
        "/home/kim/assets/mara/images/candidates/a.png, images/candidates/a.png",
        "/w/runs/image/x/assets/mara/runs/image/r1/manifest.json, runs/image/r1/manifest.json",
        "C:\\jobs\\mara\\images\\approved\\a.png, images/approved/a.png",
        "/home/kim/mara/qa/decisions.json, qa/decisions.json",
    })
    void derivesAbsolutePathsOfOtherMachinesAnew(String stored, String expected) {
        assertThat(WorkPaths.assetRelative(work, stored)).contains(expected);
    }

    @Test
    void derivesNothingFromPathsItCannotPlace() {
        assertThat(WorkPaths.assetRelative(work, "/home/kim/elsewhere.png")).isEmpty();
        assertThat(WorkPaths.assetRelative(work, "../other/images/candidates/a.png")).isEmpty();
        assertThat(WorkPaths.assetRelative(work, "/x/images/candidates/../../../a.png")).isEmpty();
        assertThat(WorkPaths.assetRelative(work, work + "/anything/a.png"))
                .contains("anything/a.png");
    }
}
