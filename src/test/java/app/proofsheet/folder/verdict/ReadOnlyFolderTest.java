package app.proofsheet.folder.verdict;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.pngBytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.asset.AssetReader;
import app.proofsheet.folder.asset.SeenPictures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder on a file system that refuses every write, whoever asks: a zip opened for reading. */
class ReadOnlyFolderTest {

    @TempDir Path temp;

    @Test
    void picturesAreShownAndVerdictsAreRefusedWithASentence() throws IOException {
        Path zip = temp.resolve("work.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path candidates = files.getPath("/mara/images/candidates");
            Files.createDirectories(candidates);
            Files.write(candidates.resolve("a.png"), pngBytes(3, 4, 1));
        }
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("accessMode", "readOnly"))) {
            Path root = files.getPath("/mara");
            AssetReader reader = new AssetReader(root, "mara", new SeenPictures(root.getParent()));
            assertThat(reader.read().pictures()).hasSize(1);

            assertThatThrownBy(() ->
                            new PictureVerdicts(root, CLOCK, "kim")
                                    .move(
                                            Verdict.APPROVE,
                                            "images/candidates/a.png",
                                            PictureState.APPROVED,
                                            null))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> {
                                assertThat(e.failure().code()).isEqualTo("folder_read_only");
                                assertThat(e.failure().sentence())
                                        .isEqualTo("The folder \"mara\" does not allow writing.");
                                assertThat(e.failure().next()).contains("write permission");
                            });
            assertThat(reader.read().pictures()).hasSize(1);
        }
    }

    @Test
    void diskTroubleHasItsOwnSentences() {
        Path folder = Path.of("mara");
        assertThat(code(new AccessDeniedException("x"), folder)).isEqualTo("folder_read_only");
        assertThat(code(new FileSystemException("x", null, "Read-only file system"), folder))
                .isEqualTo("folder_read_only");
        assertThat(code(new IOException("No space left on device"), folder)).isEqualTo("disk_full");
        assertThat(code(new IOException("Input/output error"), folder)).isEqualTo("disk_refused");
    }

    private static String code(IOException cause, Path folder) {
        return DiskFailures.of(folder, cause).failure().code();
    }
}
