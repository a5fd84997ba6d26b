package app.proofsheet.folder.verdict;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.json;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.DecisionJournal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every state a crash can leave between the intent of a verdict and its last record. */
class VerdictRepairTest {

    private static final String FROM = "images/candidates/a.png";
    private static final String TO = "images/approved/a.png";

    @TempDir Path root;
    private PictureVerdicts verdicts;
    private DecisionEntry entry;

    @BeforeEach
    void anApprovalBegins() throws IOException {
        Path picture = png(root.resolve(FROM), 1);
        verdicts = new PictureVerdicts(root, CLOCK, "kim");
        Decision decision =
                new Decision(
                        "decision-000001",
                        Verdict.APPROVE,
                        FROM,
                        TO,
                        Pictures.sha256(picture),
                        null,
                        "kim",
                        CLOCK.instant(),
                        null,
                        null,
                        null,
                        null);
        entry = DecisionEntry.of(decision, null);
        PendingVerdict.write(root, entry);
    }

    @Test
    void beforeTheMoveTheVerdictIsDropped() {
        assertThat(verdicts.repair()).get().asString().contains("dropped").contains(FROM);

        assertThat(root.resolve(FROM)).exists();
        assertThat(root.resolve(TO)).doesNotExist();
        assertThat(decisions()).isZero();
        nothingIsPending();
    }

    @Test
    void betweenNewNameAndOldTheMoveIsFinished() throws IOException {
        Files.createDirectories(root.resolve(TO).getParent());
        Files.createLink(root.resolve(TO), root.resolve(FROM));

        assertThat(verdicts.repair()).get().asString().contains("completed");

        assertThat(root.resolve(FROM)).doesNotExist();
        recordedAsApproved();
    }

    @Test
    void afterTheMoveTheDecisionIsRecorded() throws IOException {
        PictureMove.move(root.resolve(FROM), root.resolve(TO));

        assertThat(verdicts.repair()).get().asString().contains("completed").contains(TO);

        recordedAsApproved();
    }

    @Test
    void afterTheDecisionTheRecordsFollow() throws IOException {
        PictureMove.move(root.resolve(FROM), root.resolve(TO));
        new DecisionJournal(root, CLOCK).open().append(entry, "x");

        assertThat(verdicts.repair()).get().asString().contains("already recorded");

        recordedAsApproved();
    }

    @Test
    void anotherFileUnderTheNewNameIsLeftAlone() throws IOException {
        Path other = png(root.resolve(TO), 2);
        byte[] before = Files.readAllBytes(other);

        assertThat(verdicts.repair()).get().asString().contains("dropped");

        assertThat(Files.readAllBytes(other)).isEqualTo(before);
        assertThat(root.resolve(FROM)).exists();
        nothingIsPending();
    }

    @Test
    void aVanishedFileIsReported() throws IOException {
        Files.delete(root.resolve(FROM));

        assertThat(verdicts.repair()).get().asString().contains("neither there nor at");
        nothingIsPending();
    }

    @Test
    void anUnreadableIntentIsKeptAside() throws IOException {
        write(root.resolve(PendingVerdict.PATH), "{\"decision\"");

        assertThat(verdicts.repair()).get().asString().contains("could not be read");

        assertThat(root.resolve("qa/.pending-decision.json.broken-20260802-091405-120")).exists();
        assertThat(verdicts.repair()).isEmpty();
    }

    @Test
    void anIntentCannotPointOutOfTheAsset() throws IOException {
        String intent = Files.readString(root.resolve(PendingVerdict.PATH));
        write(root.resolve(PendingVerdict.PATH), intent.replace(TO, "../../stolen.png"));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> verdicts.repair())
                .isInstanceOf(app.proofsheet.domain.failure.FailureException.class);
        assertThat(root.resolve(FROM)).exists();
    }

    @Test
    void theNextVerdictRepairsFirst() throws IOException {
        PictureMove.move(root.resolve(FROM), root.resolve(TO));
        png(root.resolve("images/candidates/b.png"), 3);

        Decision next =
                verdicts.move(
                        Verdict.REJECT, "images/candidates/b.png", PictureState.REJECTED, null);

        assertThat(next.decisionId()).isEqualTo("decision-000002");
        recordedAsApproved();
    }

    private void recordedAsApproved() {
        assertThat(root.resolve(TO)).exists();
        assertThat(new DecisionJournal(root, CLOCK).read().log().find("decision-000001"))
                .isPresent();
        assertThat(json(root.resolve("asset.json")).path("heroImagePath").asText()).isEqualTo(TO);
        assertThat(json(root.resolve("index.json")).path("images"))
                .anyMatch(e -> e.path("path").asText().equals(TO));
        nothingIsPending();
    }

    private int decisions() {
        return new DecisionJournal(root, CLOCK).read().log().entries().size();
    }

    private void nothingIsPending() {
        assertThat(root.resolve(PendingVerdict.PATH)).doesNotExist();
    }
}
