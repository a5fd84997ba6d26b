package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.theme.Motion;
import app.proofsheet.ui.theme.TextSize;
import app.proofsheet.ui.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class FileStudioMemoryTest {

    @TempDir Path dir;

    @Test
    void aFirstStartHasTheDefaults() {
        assertThat(new FileStudioMemory(dir.resolve("none/window.properties")).load())
                .isEqualTo(StudioMemory.Remembered.first());
    }

    @Test
    void remembersEverything() {
        Path file = dir.resolve("state/window.properties");
        StudioMemory.Remembered all =
                new StudioMemory.Remembered(
                        List.of("/a/Üben", "/b c"),
                        "assets/x",
                        Theme.Choice.LIGHT,
                        200,
                        400,
                        6,
                        Map.of(ViewMode.GRID, new StudioMemory.Panes(false, true, false, 333)),
                        new StudioMemory.WindowPlace(1, 2, 1000, 700, true),
                        Map.of("verdict.approve", "Shortcut+J", "verdict.reject", ""),
                        true,
                        new StudioMemory.Ease(TextSize.LARGEST, Motion.REDUCED, true));
        new FileStudioMemory(file).save(all);
        assertThat(new FileStudioMemory(file).load()).isEqualTo(all);
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws Exception {
        Path file = dir.resolve("window.properties");
        Files.writeString(file, "left.width=\\uZZZZ\n");
        assertThat(new FileStudioMemory(file).load()).isEqualTo(StudioMemory.Remembered.first());
        Files.writeString(file, "left.width=wide\ntheme=pink\nwindow.width=NaN\n");
        assertThat(new FileStudioMemory(file).load()).isEqualTo(StudioMemory.Remembered.first());
    }

    @Test
    void aFolderThatRefusesIsNoFailure() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "x").resolve("window.properties");
        FileStudioMemory memory = new FileStudioMemory(file);
        memory.save(StudioMemory.Remembered.first());
        assertThat(memory.load()).isEqualTo(StudioMemory.Remembered.first());
    }
}
