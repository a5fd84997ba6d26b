package app.proofsheet.folder.verdict;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.asset.Pictures;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** A program that gives verdicts without end and names each one, until it is killed. */
final class VerdictLoop {

    private VerdictLoop() {}

    public static void main(String[] args) {
        Path root = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[1]));
        PictureVerdicts verdicts = new PictureVerdicts(root, Clock.systemUTC(), "loop");
        while (true) {
            List<Pictures.Found> pictures = Pictures.in(root);
            String path = pictures.get(random.nextInt(pictures.size())).path();
            String done =
                    switch (random.nextInt(4)) {
                        case 0 -> move(verdicts, Verdict.APPROVE, path, PictureState.APPROVED);
                        case 1 -> move(verdicts, Verdict.REJECT, path, PictureState.REJECTED);
                        case 2 -> move(verdicts, Verdict.RESTORE, path, PictureState.CANDIDATE);
                        default -> verdicts.undo().map(d -> d.decisionId()).orElse("none");
                    };
            System.out.println(done);
        }
    }

    private static String move(
            PictureVerdicts verdicts, Verdict action, String path, PictureState to) {
        return verdicts.move(action, path, to, null).decisionId();
    }
}
