package app.proofsheet.crash;

import app.proofsheet.cli.OpenFolder.Care;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.work.Verdicts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A program that gives verdicts and takes them back without end, until it is killed. */
final class VerdictStorm {

    private VerdictStorm() {}

    /**
     * Judges.
     *
     * @param args work folder, settings folder, address of the service, seed, asset folders
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Program program = new Program(folder, Path.of(args[1]), args[2]);
        Random random = new Random(Long.parseLong(args[3]));
        List<String> assets = List.of(args).subList(4, args.length);
        while (true) {
            program.work(
                    Care.RECORDS,
                    work -> {
                        for (int i = 0; i < 20; i++) {
                            String asset = assets.get(random.nextInt(assets.size()));
                            judge(folder, asset, work.verdicts(), random);
                        }
                    });
        }
    }

    private static void judge(Path folder, String asset, Verdicts verdicts, Random random) {
        List<Pictures.Found> pictures =
                Pictures.in(folder.resolve(asset)).stream()
                        .filter(picture -> picture.state() != PictureState.SOURCE)
                        .toList();
        if (pictures.isEmpty()) {
            return;
        }
        PictureId id = new PictureId(asset, pictures.get(random.nextInt(pictures.size())).path());
        try {
            switch (random.nextInt(6)) {
                case 0 -> verdicts.approve(id, "calm look");
                case 1 -> verdicts.reject(id, "too smooth");
                case 2 -> verdicts.restore(id);
                case 3 -> verdicts.rate(id, random.nextInt(6));
                case 4 -> verdicts.undo(asset);
                default -> verdicts.redo(asset);
            }
        } catch (FailureException e) {
            // Another program may have moved it a moment ago.
            if (!e.failure().code().equals("picture_missing")) {
                throw e;
            }
        }
    }
}
