package app.proofsheet.folder.qa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

class DecisionJournalTest {

    private static final String CUT_OFF = "{\"decisions\": [{\"decisionId\": \"decision-000041\"";

    @TempDir Path root;

    @Test
    void numberingGoesOnAfterAJournalThatIsPutAsideNow() throws Exception {
        journal(CUT_OFF);

        assertThat(new DecisionJournal(root, Clock.systemUTC()).open().nextId())
                .isEqualTo("decision-000042");
    }

    @Test
    void numberingGoesOnAfterAJournalThatWasPutAsideBefore() throws Exception {
        journal(CUT_OFF);
        DecisionJournal journal = new DecisionJournal(root, Clock.systemUTC());
        journal.open();

        assertThat(journal.open().nextId()).isEqualTo("decision-000042");
    }

    @Test
    void firstDecisionIsTheFirst() throws Exception {
        assertThat(new DecisionJournal(root, Clock.systemUTC()).open().nextId())
                .isEqualTo("decision-000001");
    }

    private void journal(String text) throws Exception {
        Path file = root.resolve(DecisionJournal.PATH);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
