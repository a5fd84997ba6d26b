package app.proofsheet.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

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
                                JobTable.pause(c, "offline", "x");
                                throw new IllegalStateException("no");
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.read(JobTable::paused)).isEmpty();
        }
    }

    @Test
    void aConnectionTakenInsideATransactionJoinsIt() {
        try (QueueDatabase database = open()) {
            assertThatThrownBy(() ->
                            database.change(c -> {
                                try (Connection same = database.getConnection()) {
                                    JobTable.pause(same, "offline", "x");
                                }
                                throw new IllegalStateException("no");
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.read(JobTable::paused)).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsStillRead() {
        try (QueueDatabase database = open()) {
            database.change(c -> JobTable.pause(c, "offline", "Lunch."));
        }
        Path file = folder.resolve("queue.db");
        try (QueueDatabase database = QueueDatabase.openForReading(file)) {
            assertThat(database.read(JobTable::paused)).containsEntry("offline", "Lunch.");
            assertThatThrownBy(() -> database.change(c -> JobTable.pause(c, "x", "y")))
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
