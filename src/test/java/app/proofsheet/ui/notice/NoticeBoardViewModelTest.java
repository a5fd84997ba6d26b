package app.proofsheet.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;

import org.junit.jupiter.api.Test;

class NoticeBoardViewModelTest {

    private final NoticeBoardViewModel board = new NoticeBoardViewModel();

    @Test
    void repeatedNoticesAreCounted() {
        for (int i = 0; i < 5; i++) {
            board.show(
                    Notice.of(Failure.of("disk_full", FailureKind.STORAGE, "The disk is full.")));
        }
        assertThat(board.entries()).hasSize(1);
        assertThat(board.entries().getFirst().times()).isEqualTo(5);
    }

    @Test
    void noticesOfOneTopicReplaceEachOther() {
        board.show(Notice.done("verdict", "Approved 1.", null));
        board.show(Notice.done("verdict", "Approved 2.", null));
        assertThat(board.entries())
                .extracting(e -> e.notice().sentence())
                .containsExactly("Approved 2.");
        assertThat(board.entries().getFirst().times()).isEqualTo(1);
    }

    @Test
    void atMostThreeAreOnScreenAndNoProblemIsLost() {
        for (int i = 0; i < 6; i++) {
            board.show(Notice.found("Number " + i));
        }
        assertThat(board.shown())
                .extracting(e -> e.notice().sentence())
                .containsExactly("Number 3", "Number 4", "Number 5");
        assertThat(board.entries()).hasSize(6);
        for (int i = 0; i < 200; i++) {
            board.show(Notice.info("Passing " + i));
        }
        assertThat(board.entries()).hasSize(100);
        assertThat(board.entries().subList(0, 6))
                .extracting(e -> e.notice().kind())
                .containsOnly(Notice.Kind.PROBLEM);
    }

    @Test
    void closingAnEntryThatWasRenewedLeavesTheNewOne() {
        board.show(Notice.info("Same"));
        NoticeBoardViewModel.Entry old = board.entries().getFirst();
        board.show(Notice.info("Same"));
        board.close(old);
        assertThat(board.entries()).hasSize(1);
        board.close(board.entries().getFirst());
        assertThat(board.entries()).isEmpty();
    }

    @Test
    void aFailureSaysWhatWasKeptAndWhatIsNext() {
        Notice notice =
                Notice.of(
                        Failure.of("x", FailureKind.STORAGE, "It stopped.")
                                .withKept("All was kept.")
                                .withNext("Try again."));
        assertThat(notice.more()).isEqualTo("All was kept. Try again.");
    }
}
