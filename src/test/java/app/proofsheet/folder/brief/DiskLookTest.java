package app.proofsheet.folder.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DiskLookTest {

    @TempDir Path home;
    private Path work;
    private DiskLook look;

    @BeforeEach
    void open() throws IOException {
        work = Files.createDirectories(home.resolve("work"));
        Files.writeString(home.resolve("outside.md"), "x");
        Files.writeString(work.resolve("a.md"), "abc");
        look = new DiskLook(work);
    }

    @Test
    void seesFilesRelativeAndAbsolute() {
        assertThat(look.exists("a.md")).isTrue();
        assertThat(look.exists(work.resolve("a.md").toString())).isTrue();
        assertThat(look.exists("gone.md")).isFalse();
        assertThat(look.exists(" ")).isFalse();
        assertThat(look.exists("bad\0name")).isFalse();
        assertThat(look.sha256("a.md"))
                .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(look.sha256("gone.md")).isEmpty();
        assertThat(look.sha256(".")).isEmpty();
    }

    @Test
    void knowsWhatLiesOutsideAlsoThroughLinks() throws IOException {
        assertThat(look.isInside("a.md")).isTrue();
        assertThat(look.isInside("new/deep")).isTrue();
        assertThat(look.isInside("../outside.md")).isFalse();
        assertThat(look.isInside(home.resolve("outside.md").toString())).isFalse();
        Files.createSymbolicLink(work.resolve("link"), home);
        assertThat(look.isInside("link/new")).isFalse();
    }

    @Test
    void tempIsTheSystemsOrAFolderOfThatName() {
        assertThat(look.isTemp("assets/mara")).isFalse();
        assertThat(look.isTemp("tmp/mara")).isTrue();
        assertThat(look.isTemp("assets/Temp/mara")).isTrue();
        assertThat(look.isTemp(System.getProperty("java.io.tmpdir") + "/other/mara")).isTrue();
        assertThat(look.isTemp("/tmp/mara")).isTrue();
        assertThat(look.isTemp("assets/template")).isFalse();
    }

    @Test
    void aFolderCanBeMadeWhereItsNearestFolderIsWritable() throws IOException {
        assertThat(look.isWritableOrCreatable("assets/new/deep")).isTrue();
        assertThat(look.isWritableOrCreatable("a.md")).isFalse();
        assertThat(look.isWritableOrCreatable("a.md/below")).isFalse();
        assertThat(look.isWritableOrCreatable("assets/con")).isFalse();
        assertThat(look.isWritableOrCreatable("C:/assets")).isFalse();
        assertThat(look.isWritableOrCreatable(".")).isTrue();
        assertThat(work.resolve("assets")).doesNotExist();
    }

    @Test
    void approvedFaceIsAPictureInTheApprovedFolder() throws IOException {
        assertThat(look.hasApprovedFace("mara")).isFalse();
        Path approved = Files.createDirectories(work.resolve("mara/images/approved"));
        Files.writeString(approved.resolve(".hidden.png"), "");
        Files.writeString(approved.resolve("notes.txt"), "");
        assertThat(look.hasApprovedFace("mara")).isFalse();
        Files.writeString(approved.resolve("face.PNG"), "");
        assertThat(look.hasApprovedFace("mara")).isTrue();
    }

    @Test
    void findsDocumentsThatCanBeALock() throws IOException {
        for (String path :
                List.of(
                        "persona/mara.md",
                        "reports/Mara_Lock.PDF",
                        "notes/persona-b.txt",
                        "customers/x/locks/face.json",
                        "research/blocked.md",
                        "research/benchmark.md",
                        "persona/face.png",
                        "persona/package-lock.json",
                        "assets/persona-a/asset.json",
                        "assets/persona-a/inputs/brief.json",
                        "assets/persona-a/runs/image/image-run-001/request.json",
                        ".hidden/persona.md")) {
            Path file = work.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
        assertThat(LockDocuments.find(work))
                .containsExactly(
                        "customers/x/locks/face.json",
                        "notes/persona-b.txt",
                        "persona/mara.md",
                        "reports/Mara_Lock.PDF");
        assertThat(LockDocuments.find(work.resolve("gone"))).isEmpty();
    }
}
