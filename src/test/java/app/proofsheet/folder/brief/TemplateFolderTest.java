package app.proofsheet.folder.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.brief.Samples;
import app.proofsheet.domain.failure.FailureException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TemplateFolderTest {

    @TempDir Path work;
    private TemplateFolder templates;

    @BeforeEach
    void open() {
        templates = new TemplateFolder(work);
    }

    @Test
    void aTemplateIsAPlainFileWithoutWhatBelongsToOneAsset() throws IOException {
        assertThat(templates.all()).isEmpty();
        templates.save(" Désk: cover ", Samples.ready(), false);
        Path file = work.resolve("brief-templates/desk-cover.json");
        assertThat(file)
                .content()
                .contains("\"name\": \"Désk: cover\"")
                .doesNotContain("mara-desk");
        BriefTemplate read = templates.all().getFirst();
        assertThat(read.name()).isEqualTo("Désk: cover");
        assertThat(read.brief().rules()).isEqualTo(Samples.ready().rules());
        Brief own = Brief.empty().withLocalAssetDir("assets/x").withNotes("mine");
        Brief started = read.applyTo(own);
        assertThat(started.localAssetDir()).isEqualTo("assets/x");
        assertThat(started.notes()).isEqualTo("mine");
        assertThat(started.grounding()).isEqualTo(Samples.ready().grounding());
    }

    @Test
    void aNameThatIsTakenReplacesOnlyWhenAsked() {
        templates.save("Desk", Samples.ready(), false);
        assertFails("template_exists", () -> templates.save("desk", Brief.empty(), false));
        assertThat(templates.all().getFirst().brief().rules()).isEqualTo(Samples.ready().rules());
        templates.save("desk", Brief.empty(), true);
        assertThat(templates.all())
                .singleElement()
                .extracting(BriefTemplate::name)
                .isEqualTo("desk");
        assertFails("template_name_missing", () -> templates.save(" … ", Brief.empty(), false));
    }

    @Test
    void whatIsNoTemplateIsPassedOver() throws IOException {
        templates.save("Desk", Samples.ready(), false);
        Path folder = work.resolve("brief-templates");
        Files.writeString(folder.resolve("half.json"), "{");
        Files.writeString(folder.resolve("other.json"), "{\"schema\":\"else\"}");
        Files.writeString(folder.resolve("notes.md"), "hello");
        Files.writeString(
                folder.resolve("wrong.json"),
                "{\"schema\":\"proofsheet-brief-template/1\",\"brief\":{\"count\":\"x\"}}");
        assertThat(templates.all()).extracting(BriefTemplate::id).containsExactly("desk");
    }

    private static void assertFails(String code, Runnable call) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(code));
    }
}
