package app.proofsheet.media.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.Pixels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class ThumbnailStoreTest {

    @TempDir private Path folder;

    private final Path picture = Path.of("/pictures/a.png");

    private ThumbnailStore store() {
        return new ThumbnailStore(folder.resolve("cache"), new PictureDecoder());
    }

    private static Pixels plain(int colour, boolean isOpaque) {
        int[] values = new int[32 * 64];
        Arrays.fill(values, colour);
        return new Pixels(32, 64, values, isOpaque);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatIsKeptIsFoundAgainAlsoByAnotherProgram() {
        ThumbnailStore.Key key = new ThumbnailStore.Key(picture, 1, 2, 256);

        store().keep(key, plain(0xFF808080, true));

        assertThat(store().find(key))
                .hasValueSatisfying(found -> {
                    assertThat(found.width()).isEqualTo(32);
                    assertThat(found.at(3, 3) & 0xFF).isBetween(0x7C, 0x84);
                });
    }

    @Test
    void anotherTimeLengthOrSizeIsAnotherThumbnail() {
        store().keep(new ThumbnailStore.Key(picture, 1, 2, 256), plain(0xFF808080, true));

        assertThat(store().find(new ThumbnailStore.Key(picture, 9, 2, 256))).isEmpty();
        assertThat(store().find(new ThumbnailStore.Key(picture, 1, 9, 256))).isEmpty();
        assertThat(store().find(new ThumbnailStore.Key(picture, 1, 2, 768))).isEmpty();
        assertThat(store().find(new ThumbnailStore.Key(Path.of("/b.png"), 1, 2, 256))).isEmpty();
    }

    @Test
    void transparencySurvives() {
        ThumbnailStore.Key key = new ThumbnailStore.Key(picture, 1, 2, 256);

        store().keep(key, plain(0x40102030, false));

        assertThat(store().find(key))
                .hasValueSatisfying(found -> assertThat(found.at(0, 0) >>> 24).isEqualTo(0x40));
    }

    @Test
    void aDamagedThumbnailIsForgotten() throws IOException {
        ThumbnailStore.Key key = new ThumbnailStore.Key(picture, 1, 2, 256);
        store().keep(key, plain(0xFF808080, true));
        Files.write(files().getFirst(), new byte[] {1, 2, 3});

        assertThat(store().find(key)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void nothingHalfWrittenIsLeftBehind() throws IOException {
        for (int i = 0; i < 20; i++) {
            store().keep(new ThumbnailStore.Key(picture, i, 2, 256), plain(0xFF808080, true));
        }

        assertThat(files())
                .hasSize(20)
                .allMatch(file -> file.getFileName().toString().endsWith(".jpg"));
    }

    @Test
    void aFolderThatCannotBeMadeOnlyCostsTheCache() throws IOException {
        Files.write(folder.resolve("cache"), new byte[] {1});
        ThumbnailStore.Key key = new ThumbnailStore.Key(picture, 1, 2, 256);

        store().keep(key, plain(0xFF808080, true));

        assertThat(store().find(key)).isEmpty();
    }
}
