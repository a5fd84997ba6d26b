package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.CommandRig.Said;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.work.ImageTools.ToolCall;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class ToolCommandTest {

    @TempDir Path folder;
    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "generate, generate",
        "edit, edit",
        "poll, poll",
        "upload, upload",
        "generate_image, generate",
        "edit_image, edit",
        "poll_prediction, poll",
        "upload_media, upload"
    })
    void everyToolPrintsItsManifestAndNothingElseOnStdout(String command, String tool) {
        Said said = rig.run(command, "--request", "r.json");
        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("{\n  \"runId\": \"image-run-001\"\n}\n");
        assertThat(said.err()).isEqualTo("sending\n");
        assertThat(rig.tools.names).containsExactly(tool);
        assertThat(rig.tools.calls.getFirst().requestFile()).isEqualTo(folder.resolve("r.json"));
    }

    @Test
    void commonOptionsWorkBeforeAndAfterTheCommand() {
        rig.run("--provider", "offline", "--wait", "generate", "--request", "r.json");
        rig.run("generate", "--request", "r.json", "--provider", "offline", "--wait", "--quiet");
        assertThat(rig.tools.calls)
                .extracting(ToolCall::provider)
                .containsExactly("offline", "offline");
        assertThat(rig.tools.calls).allMatch(ToolCall::untilFinished);
    }

    @Test
    void quietSaysNothingWhenAllIsWell() {
        assertThat(rig.run("poll", "--quiet", "--request", "r.json").err()).isEmpty();
    }

    @Test
    void theOptionsOfATool() {
        rig.run(
                "generate",
                "--request",
                "r.json",
                "--new-attempt",
                "--hosted-operation-id",
                "op-1",
                "--quote-confirmation-token",
                "t");
        ToolCall generate = rig.tools.calls.getLast();
        assertThat(generate.newAttempt()).isTrue();
        assertThat(generate.operationId()).isEqualTo("op-1");
        assertThat(generate.quoteToken()).isEqualTo("t");
        rig.run(
                "poll",
                "--request",
                "r.json",
                "--response",
                "saved.json",
                "--attempt-id",
                "attempt-002",
                "--result-url",
                "gen_1");
        ToolCall poll = rig.tools.calls.getLast();
        assertThat(poll.responseFile()).isEqualTo(folder.resolve("saved.json"));
        assertThat(poll.attemptId()).isEqualTo("attempt-002");
        assertThat(poll.resultUrl()).isEqualTo("gen_1");
    }

    @Test
    void aProviderFailureIsOneLineWithItsCodeAndANextStep() {
        rig.tools.failure =
                Failure.of("provider_failed", FailureKind.GENERATION, "The model failed.")
                        .withNext("Change the prompt.");
        Said said = rig.run("generate", "--quiet", "--request", "r.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .isEqualTo("provider_failed: The model failed.\nnext: Change the prompt.\n");
    }

    @Test
    void aRefusalSaysWhatWasKept() {
        rig.tools.refusal =
                Failure.of("record_unreadable", FailureKind.RECORD, "asset.json is\nbroken.")
                        .withKept("It stays as it is.");
        Said said = rig.run("upload", "--request", "r.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("record_unreadable: asset.json is broken. It stays as it is.\n");
    }

    @Test
    void aMissingRequestIsAUsageErrorOfTheCommandButAFailureOfTheReferenceTool() {
        Said command = rig.run("generate");
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err())
                .startsWith("usage: ")
                .contains("--request")
                .contains("next: proofsheet generate --help");
        Said tool = rig.run("generate_image", "--new-attempt");
        assertThat(tool.code()).isEqualTo(1);
        assertThat(tool.out()).isEmpty();
        assertThat(tool.err()).startsWith("Usage: proofsheet generate_image --request <file>");
        assertThat(rig.tools.calls).isEmpty();
    }

    @Test
    void referenceToolsIgnoreWhatTheyDoNotKnow() {
        Said said =
                rig.run(
                        "generate_image",
                        "stray",
                        "--strange",
                        "value",
                        "--request",
                        "r.json",
                        "--new-attempt",
                        "true",
                        "--request=ignored.json");
        assertThat(said.code()).isZero();
        ToolCall call = rig.tools.calls.getFirst();
        assertThat(call.requestFile()).isEqualTo(folder.resolve("r.json"));
        // The reference lifts its guard for the bare flag only.
        assertThat(call.newAttempt()).isFalse();
        rig.run("edit_image", "--request", "r.json", "--new-attempt");
        assertThat(rig.tools.calls.getLast().newAttempt()).isTrue();
    }

    @Test
    void referenceToolsTakeTheCommonOptionsToo() throws Exception {
        Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
        rig.run("--work-dir", "other", "poll_prediction", "--request", "r.json", "--wait");
        assertThat(rig.asked.getLast()).startsWith("open " + other);
        assertThat(rig.tools.calls.getLast().untilFinished()).isTrue();
    }

    @Test
    void helpOfAReferenceToolGoesToStdout() {
        Said said = rig.run("upload_media", "--help");
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("Usage: proofsheet upload_media");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void aMissingWorkFolderIsASentence() {
        Said said = rig.run("--work-dir", "nowhere", "generate", "--request", "r.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("work_folder_missing: There is no folder ");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
