package app.proofsheet.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.jobs.StopRule.Hold;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;

class QueueDatabaseTest {

    @TempDir Path folder;

    @Test
    void aTransactionThatFailsLeavesNothing() {
        try (QueueDatabase database = open()) {
            assertThatThrownBy(() ->
                            database.change(c -> {
                                PauseTable.pause(c, "offline", "x", Hold.EVERYTHING);
                                throw new IllegalStateException("no");
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.read(PauseTable::reasons)).isEmpty();
        }
    }

    @Test
    void aConnectionTakenInsideATransactionJoinsIt() {
        try (QueueDatabase database = open()) {
            assertThatThrownBy(() ->
                            database.change(c -> {
                                try (Connection same = database.getConnection()) {
                                    PauseTable.pause(same, "offline", "x", Hold.EVERYTHING);
                                }
                                throw new IllegalStateException("no");
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.read(PauseTable::reasons)).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsStillRead() {
        try (QueueDatabase database = open()) {
            database.change(c -> PauseTable.pause(c, "offline", "Lunch.", Hold.EVERYTHING));
        }
        Path file = folder.resolve("queue.db");
        try (QueueDatabase database = QueueDatabase.openForReading(file)) {
            assertThat(database.read(PauseTable::reasons)).containsEntry("offline", "Lunch.");
            assertThatThrownBy(() ->
                            database.change(c -> PauseTable.pause(c, "x", "y", Hold.EVERYTHING)))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("queue_not_writable");
        }
    }

    @Test
    void aFullDiskIsOneSentenceWithANextStep() {
        FailureException full =
                QueueDatabase.failure(
                        folder.resolve("queue.db"),
                        new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL));
        assertThat(full.failure().code()).isEqualTo("disk_full");
        assertThat(full.failure().kind()).isEqualTo(FailureKind.STORAGE);
        assertThat(full.failure().next()).isNotBlank();
    }

    private QueueDatabase open() {
        return QueueDatabase.open(folder.resolve("queue.db"), Clock.systemUTC());
    }
}
