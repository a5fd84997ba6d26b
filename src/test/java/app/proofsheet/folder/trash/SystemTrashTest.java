package app.proofsheet.folder.trash;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class SystemTrashTest {

    @TempDir Path dir;

    private SystemTrash trash(String system, Map<String, String> environment) {
        return new SystemTrash(
                system, dir.resolve("home"), environment, dir.resolve("work"), CLOCK);
    }

    private Path picture() {
        return write(dir.resolve("work/assets/é a/images/rejected/p.png"), "bytes");
    }

    @Test
    void linuxKeepsANoteOfWhereTheFileWas() throws IOException {
        Path picture = picture();
        assertThat(trash("Linux", Map.of()).put(picture)).isTrue();

        Path bin = dir.resolve("home/.local/share/Trash");
        assertThat(picture).doesNotExist();
        assertThat(bin.resolve("files/p.png")).content().isEqualTo("bytes");
        assertThat(bin.resolve("info/p.png.trashinfo"))
                .content()
                .startsWith("[Trash Info]\nPath=/")
                .contains("/assets/%C3%A9%20a/images/rejected/p.png\n")
                .endsWith("DeletionDate=2026-08-02T09:14:05\n");
    }

    @Test
    void aTakenNameInTheTrashGetsANumber() throws IOException {
        Map<String, String> data = Map.of("XDG_DATA_HOME", dir.resolve("data").toString());
        SystemTrash trash = trash("Linux", data);
        trash.put(picture());
        trash.put(picture());
        Path bin = dir.resolve("data/Trash");
        assertThat(bin.resolve("files/p.png")).exists();
        assertThat(bin.resolve("files/p.2.png")).exists();
        assertThat(bin.resolve("info/p.2.png.trashinfo")).exists();
    }

    @Test
    void macHasOneFolder() throws IOException {
        assertThat(trash("Mac OS X", Map.of()).put(picture())).isTrue();
        assertThat(dir.resolve("home/.Trash/p.png")).exists();
    }

    @Test
    void withoutATrashTheFileStaysInTheWorkFolder() throws IOException {
        assertThat(trash("Windows 11", Map.of()).put(picture())).isFalse();
        assertThat(trash("Windows 11", Map.of()).put(picture())).isFalse();
        assertThat(dir.resolve("work/.postplus/trash/p.png")).exists();
        assertThat(dir.resolve("work/.postplus/trash/p.2.png")).exists();
    }
}
