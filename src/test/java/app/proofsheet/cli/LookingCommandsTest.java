package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.CommandRig.Said;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.json.Json;
import app.proofsheet.work.FolderCheck;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Commands that look, and verdicts. */
class LookingCommandsTest {

    private static final String CANDIDATE =
            CommandRig.ASSET + "/images/candidates/image-run-007-a01-001.png";

    @TempDir Path folder;
    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void checkOfAGoodBriefIsReady() throws Exception {
        Files.writeString(folder.resolve("brief.json"), "{}");
        Said said = rig.run("check", "--brief", "brief.json");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        var json = Json.readObject(said.out(), "stdout");
        assertThat(json.path("verdict").asText()).isEqualTo("ready");
        assertThat(json.path("canRunNow").asBoolean()).isTrue();
    }

    @Test
    void checkOfAnEmptyBriefNamesEveryMissingFieldAndFails() throws Exception {
        Files.writeString(folder.resolve("brief.json"), "{}");
        rig.brief = Brief.empty();
        Said said = rig.run("check", "--brief", "brief.json");
        assertThat(said.code()).isEqualTo(1);
        var json = Json.readObject(said.out(), "stdout");
        assertThat(json.path("verdict").asText()).isEqualTo("blocked");
        assertThat(json.path("missingFields").findValuesAsText("field"))
                .containsExactly("personaLock", "assetPurpose", "sourceBasis");
        assertThat(json.path("fixNow")).hasSize(3);
        assertThat(said.err()).startsWith("gate_blocked: ");
    }

    @Test
    void checkOfAMissingBriefIsASentence() {
        Said said = rig.run("check", "--brief", "none.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("brief_missing: There is no brief none.json.\nnext: Check the path.\n");
    }

    @Test
    void verdictsArePrintedAsDecisionsAndMoveThePicture() {
        Said said = rig.run("approve", CANDIDATE, "--reason", "the right hands");
        assertThat(said.code()).isZero();
        var decision = Json.readObject(said.out(), "stdout");
        assertThat(decision.path("action").asText()).isEqualTo("approve");
        assertThat(decision.path("movedTo").asText()).startsWith("images/approved/");
        assertThat(decision.path("reason").asText()).isEqualTo("the right hands");
        assertThat(decision.path("assetDir").asText()).isEqualTo(CommandRig.ASSET);
        assertThat(decision.path("decidedAt").asText())
                .matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        String moved = CommandRig.ASSET + "/" + decision.path("movedTo").asText();
        assertThat(folder.resolve(moved)).exists();
        Said back = rig.run("restore", folder.resolve(moved).toString());
        assertThat(back.code()).isZero();
        assertThat(folder.resolve(CANDIDATE)).exists();
    }

    @Test
    void aPathMayBeRelativeToHere() {
        Path here = folder.resolve(CommandRig.ASSET).resolve("images/candidates");
        Said said =
                rig.runIn(
                        here,
                        "reject",
                        "--work-dir",
                        folder.toString(),
                        "image-run-007-a01-002.png");
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
    }

    @Test
    void onePictureThatIsMissingDoesNotStopTheOthers() throws Exception {
        Path stray = Files.writeString(folder.resolve("stray.png"), "x");
        Said said = rig.run("reject", "gone.png", stray.toString(), CANDIDATE);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out().lines()).hasSize(1);
        assertThat(said.err())
                .contains("picture_missing: There is no picture gone.png.")
                .contains("picture_without_asset: ");
    }

    @Test
    void aRejectionWithACategoryNeedsItsReason() {
        Said alone = rig.run("reject", CANDIDATE, "--category", "ad_like");
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.err()).startsWith("reason_missing: ").contains("next: ");
        Said odd = rig.run("reject", CANDIDATE, "--reason", "No.", "--category", "ugly");
        assertThat(odd.code()).isEqualTo(1);
        assertThat(odd.err()).startsWith("category_unknown: ").contains("visual_realism");

        Said said =
                rig.run(
                        "reject",
                        CANDIDATE,
                        "--reason",
                        "Too glossy.",
                        "--category",
                        "ad_like",
                        "--category",
                        "visual_realism");

        assertThat(said.code()).isZero();
        assertThat(rig.pictures.verdicts().grounds().values())
                .containsExactly(
                        new RejectGrounds(
                                "Too glossy.",
                                Set.of(IssueCategory.AD_LIKE, IssueCategory.VISUAL_REALISM)));
    }

    @Test
    void aPictureOutsideTheWorkFolderIsRefused(@TempDir Path elsewhere) throws Exception {
        Path other = Files.writeString(elsewhere.resolve("x.png"), "x");
        Said said = rig.run("approve", other.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("picture_outside: ");
        assertThat(other).exists();
    }

    @Test
    void showPrintsEverythingAsOneDocument() {
        Said said = rig.run("show", CANDIDATE);
        assertThat(said.code()).isZero();
        var json = Json.readObject(said.out(), "stdout");
        assertThat(json.path("picture").path("path").asText()).isEqualTo(CANDIDATE);
        assertThat(json.path("run").path("runId").asText()).isEqualTo("image-run-007");
        assertThat(json.path("records").get(0).path("content").path("runId").asText())
                .isEqualTo("image-run-007");
        assertThat(json.path("explanation").asText()).endsWith("was made by a test.");
        assertThat(json.path("requestHash").path("result").asText()).isEqualTo("differs");
        assertThat(json.path("personaLock").path("result").asText()).isEqualTo("changed");
        assertThat(json.path("attempts").get(0).path("reservedCredits").decimalValue())
                .isEqualByComparingTo("0.14");
        assertThat(json.path("attempts").get(0).path("events")).hasSize(2);
        assertThat(json.path("promptHash").path("result").asText()).isEqualTo("verified");
        assertThat(json.path("differences").path(0).path("sentence").asText())
                .isEqualTo("Quality: asked high, not sent.");
    }

    @Test
    void verifyThatAgreesExitsZero() {
        Said said = rig.run("verify");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .isEqualTo(
                        "2 assets, 9 pictures, 4 runs checked: everything agrees with its"
                                + " records.\n");
        assertThat(said.err()).isEqualTo("read 1000 of 2000 pictures\n");
        assertThat(rig.run("verify", "--quiet").err()).isEmpty();
        assertThat(rig.asked).contains("verify null");
    }

    @Test
    void verifyThatDiffersExitsOneWithTheReport() {
        rig.report =
                new FolderCheck.Report(
                        1,
                        1,
                        1,
                        List.of(
                                new FolderCheck.Difference(
                                        "changed", "assets/a/x.png", "It was edited.")));
        Said said = rig.run("verify", CommandRig.ASSET);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("1 difference.").contains("changed  assets/a/x.png");
        assertThat(rig.asked).contains("verify " + CommandRig.ASSET);
        var json = Json.readObject(rig.run("verify", "--json").out(), "stdout");
        assertThat(json.path("differences").get(0).path("kind").asText()).isEqualTo("changed");
        assertThat(rig.run("verify", "missing-folder").err()).startsWith("work_folder_missing: ");
    }

    @Test
    void doctorIsATableWithoutSecrets() {
        Said said = rig.run("doctor");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("java")
                .contains("display")
                .contains("none; commands work")
                .contains("signed in as m•••a")
                .contains("provider offline")
                .contains("GB free");
        var json = Json.read(rig.run("doctor", "--json").out(), "stdout");
        assertThat(json.findValuesAsText("name")).contains("java", "javafx", "disk space");
    }
}
