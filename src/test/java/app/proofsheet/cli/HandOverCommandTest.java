package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.CommandRig.Said;
import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.json.Json;
import app.proofsheet.work.HandOver;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Set;

class HandOverCommandTest {

    @TempDir Path folder;
    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void everyApprovedPictureIsHandedOverUnlessSomeAreNamed() {
        Said said = rig.run("handover", "--out", "client.zip", "--sheet", "pdf,html");
        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo(folder.resolve("client.zip") + "\n");
        HandOver.Order order = rig.pictures.handOver().orders().getFirst();
        assertThat(order.pictures()).hasSize(4);
        assertThat(order.sheets()).isEqualTo(Set.of(SheetForm.PDF, SheetForm.HTML));
        rig.run(
                "handover",
                CommandRig.ASSET + "/images/approved/image-run-003-a01-003.png",
                "--out",
                "one");
        assertThat(rig.pictures.handOver().orders().getLast().pictures()).hasSize(1);
    }

    @Test
    void theFormOfASheetIsInItsName() {
        String picture = CommandRig.ASSET + "/images/candidates/image-run-007-a01-001.png";
        Said said = rig.run("sheet", picture, "--out", "all.PNG", "--columns", "6", "--json");
        assertThat(said.code()).isZero();
        assertThat(Json.readObject(said.out(), "stdout").path("pictures").asInt()).isEqualTo(1);
        HandOver.SheetOrder order = rig.pictures.handOver().sheets().getFirst();
        assertThat(order.form()).isEqualTo(SheetForm.PNG);
        assertThat(order.columns()).isEqualTo(6);
        assertThat(rig.run("sheet", picture, "--out", "all.gif").err())
                .startsWith("sheet_form_unknown: ");
        assertThat(rig.run("sheet", picture, "--out", "a.pdf", "--columns", "9").err())
                .startsWith("columns_out_of_range: ");
        assertThat(rig.run("handover", "--out", "x", "--sheet", "gif").code()).isEqualTo(2);
    }
}
