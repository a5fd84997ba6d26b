package app.proofsheet.folder.brief;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.brief.LockPreview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

class LockReaderTest {

    @TempDir Path home;

    @Test
    void saysNameTextTimeAndBenchmarkPictures() throws IOException {
        Path work = home.resolve("work");
        write(work.resolve("refs/desk.png"), "x");
        write(work.resolve("persona/beside.jpg"), "x");
        write(home.resolve("secret.png"), "x");
        Path lock = work.resolve("persona/mara.md");
        write(
                lock,
                "intro\r\n# Mara at the desk\r\n![a](../refs/desk.png) gone.png"
                        + " ../../secret.png\r\n"
                        + "x".repeat(9000));
        Instant time = Instant.parse("2026-07-01T12:00:00Z");
        Files.setLastModifiedTime(lock, FileTime.from(time));
        LockPreview preview = new LockReader(work).read("persona/mara.md").orElseThrow();
        assertThat(preview.name()).isEqualTo("Mara at the desk");
        assertThat(preview.text()).startsWith("intro\n# Mara").hasSizeLessThan(4001);
        assertThat(preview.isCut()).isTrue();
        assertThat(preview.changedAt()).isEqualTo(time);
        assertThat(preview.pictures())
                .extracting(p -> p.id().workPath())
                .containsExactly("refs/desk.png", "persona/beside.jpg");
    }

    @Test
    void whatIsNotThereOrOutsideHasNoPreview() throws IOException {
        Path work = Files.createDirectories(home.resolve("work"));
        write(home.resolve("out.md"), "x");
        LockReader reader = new LockReader(work);
        assertThat(reader.read("gone.md")).isEmpty();
        assertThat(reader.read("../out.md")).isEmpty();
        write(work.resolve("scan.pdf"), "%PDF");
        assertThat(reader.read("scan.pdf").orElseThrow().text()).isEmpty();
        assertThat(reader.read("scan.pdf").orElseThrow().name()).isEqualTo("scan.pdf");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
