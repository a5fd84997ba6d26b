package app.proofsheet.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.FolderTree;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of the sample: the sample itself is never worked in, and no copy is overwritten. */
class SampleFolderTest {

    @TempDir Path dir;

    private Path sample;
    private Path documents;

    @BeforeEach
    void aSample() throws Exception {
        sample = Files.createDirectories(dir.resolve("sample/assets/one")).getParent().getParent();
        Files.writeString(sample.resolve("assets/one/asset.json"), "{}");
        documents = Files.createDirectories(dir.resolve("documents"));
    }

    @Test
    void everyCopyHasANameOfItsOwn() throws Exception {
        Path first = SampleFolder.copyInto(sample, documents);
        Files.writeString(first.resolve("mine.txt"), "work");

        Path second = SampleFolder.copyInto(sample, documents);

        assertThat(second).isNotEqualTo(first);
        assertThat(first.resolve("mine.txt")).hasContent("work");
        assertThat(second.resolve("assets/one/asset.json")).hasContent("{}");
    }

    @Test
    void aFirstLookGoesOnInTheEarlierCopy() {
        Path first = SampleFolder.earlierCopyOrNew(sample, documents);

        assertThat(SampleFolder.earlierCopyOrNew(sample, documents)).isEqualTo(first);
    }

    @Test
    void aMissingSampleIsSaidPlainly() {
        assertThatThrownBy(() -> SampleFolder.copyInto(dir.resolve("nowhere"), documents))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("sample_missing"));
    }

    @Test
    void deletingStopsAtLinks() throws Exception {
        Path copy = SampleFolder.copyInto(sample, documents);
        Files.createSymbolicLink(copy.resolve("link"), sample);

        FolderTree.delete(copy);

        assertThat(copy).doesNotExist();
        assertThat(sample.resolve("assets/one/asset.json")).exists();
    }
}
