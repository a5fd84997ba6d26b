package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.brief.BriefFolder;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.folder.verdict.PictureVerdicts;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.ScriptedProvider;
import app.proofsheet.ui.FakeBriefs;
import app.proofsheet.work.FolderCheck;
import app.proofsheet.work.FolderVerifier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A program of its own that works on a disk in trouble and asserts what holds: expected trouble is
 * a sentence, nothing is bought that cannot be recorded, what was bought is not lost, no picture is
 * lost or in two places, and when the trouble is over everything goes on.
 */
final class DiskTrouble {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String PICTURE = "images/candidates/first.png";

    private final Path work;
    private final Path asset;
    private final ScriptedProvider provider;
    private final RunEngine engine;
    private final RunRef waiting = new RunRef(Bench.ASSET, "image-run-001");
    private final RunRef reserved = new RunRef(Bench.ASSET, "image-run-002");

    DiskTrouble(Path work, Path books) {
        this.work = work;
        this.asset = work.resolve(Bench.ASSET);
        this.provider =
                new ScriptedProvider("scripted", books)
                        .pictures(2)
                        .idempotent(true)
                        .finishedAfterPolls(2);
        this.engine =
                new RunEngine(
                        work,
                        Bench.table(),
                        new Providers(List.of(provider)),
                        OperationIds.random(),
                        CLOCK);
    }

    /**
     * Prepares, brings the trouble about, suffers, ends the trouble and goes on.
     *
     * @param args work folder, the provider's books, {@code full}, {@code read-only}, {@code
     *     denied}; {@code limit} only suffers
     */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        DiskTrouble story = new DiskTrouble(work, Path.of(args[1]));
        switch (args[2]) {
            case "full" -> {
                story.prepare();
                Path filler = fill(work);
                story.suffer("disk_full");
                Files.delete(filler);
                story.goOn();
            }
            case "read-only" -> {
                story.prepare();
                mount(work, "remount,ro");
                story.suffer("folder_read_only");
                mount(work, "remount,rw");
                story.goOn();
            }
            case "denied" -> {
                story.prepare();
                permissions(work, "r-xr-xr-x");
                story.suffer("folder_read_only");
                permissions(work, "rwxr-xr-x");
                story.goOn();
            }
            case "limit" -> story.suffer("file_too_large");
            default -> throw new IllegalArgumentException(args[2]);
        }
        System.out.println("held");
    }

    void prepare() throws IOException, InterruptedException {
        for (String run : List.of("image-run-001", "image-run-002")) {
            new RunReservations(CLOCK).reserve(asset, Bench.text("{\"runId\": \"" + run + "\"}"));
        }
        assertThat(step(waiting)).isInstanceOf(RunProgress.Processing.class);
        Files.createDirectories(asset.resolve("images/candidates"));
        Files.write(asset.resolve(PICTURE), ScriptedProvider.picture("first"));
        new PictureVerdicts(asset, CLOCK, "kim").rate(PICTURE, 2);
        new BriefFolder(asset, CLOCK).save(FakeBriefs.finished(Bench.ASSET), "a person");
    }

    /** Everything that writes is refused in a sentence and leaves everything as it was. */
    void suffer(String code) throws IOException {
        String brief = Files.readString(asset.resolve("inputs/brief.json"));
        String decisions = Files.readString(asset.resolve("qa/decisions.json"));
        List<String> bought = provider.bought();
        PictureVerdicts verdicts = new PictureVerdicts(asset, CLOCK, "kim");
        refused(
                code,
                () ->
                        verdicts.move(
                                Verdict.APPROVE,
                                PICTURE,
                                PictureState.APPROVED,
                                "x".repeat(9_000)));
        assertThat(asset.resolve(PICTURE)).exists();
        assertThat(asset.resolve("images/approved/first.png")).doesNotExist();
        refused(code, () -> verdicts.rate(PICTURE, 5));
        refused(
                code,
                () -> {
                    new BriefFolder(asset, CLOCK).save(FakeBriefs.finished(Bench.ASSET), "another");
                    return null;
                });
        refused(
                code,
                () -> {
                    new AssetRecords(asset, CLOCK).rebuildIndex();
                    return null;
                });
        refused(code, () -> step(reserved));
        assertThat(provider.bought())
                .as("nothing is bought that cannot be noted")
                .isEqualTo(bought);
        for (int i = 0; i < 4; i++) {
            refused(code, () -> step(waiting));
        }
        assertThat(provider.bought()).isEqualTo(bought);
        assertThat(Files.readString(asset.resolve("inputs/brief.json"))).isEqualTo(brief);
        assertThat(Files.readString(asset.resolve("qa/decisions.json"))).isEqualTo(decisions);
        new FolderVerifier(new WorkPaths(work)).verify(null, FolderCheck.Progress.SILENT);
    }

    /** The trouble is over: nothing was lost, and everything goes on. */
    void goOn() throws Exception {
        new PictureVerdicts(asset, CLOCK, "kim").repair();
        for (RunRef run : List.of(waiting, reserved)) {
            RunProgress progress = step(run);
            for (int i = 0; i < 10 && !(progress instanceof RunProgress.Saved); i++) {
                progress = step(run);
            }
            assertThat(progress).isInstanceOf(RunProgress.Saved.class);
        }
        assertThat(provider.bought()).hasSize(2).doesNotHaveDuplicates();
        new PictureVerdicts(asset, CLOCK, "kim")
                .move(Verdict.APPROVE, PICTURE, PictureState.APPROVED, "calm");
        assertThat(Pictures.in(asset)).hasSize(5);
        assertThat(
                        new FolderVerifier(new WorkPaths(work))
                                .verify(null, FolderCheck.Progress.SILENT)
                                .differences())
                .filteredOn(difference -> !difference.kind().equals("unregistered"))
                .isEmpty();
    }

    private RunProgress step(RunRef run) throws InterruptedException {
        return engine.advance(run, RunWish.CONTINUE, new Bench.Heard());
    }

    /** Refused by an exception or by the run's own state, with the code and a sentence. */
    private static void refused(String code, Callable<?> deed) {
        Failure failure;
        try {
            failure =
                    switch (deed.call()) {
                        case RunProgress.Failed failed -> failed.failure();
                        case RunProgress.NeedsYou needs -> needs.failure();
                        case RunProgress.Processing _ -> null;
                        case Object other -> throw new AssertionError("not refused: " + other);
                        case null -> throw new AssertionError("not refused");
                    };
        } catch (FailureException e) {
            failure = e.failure();
        } catch (Exception e) {
            throw new AssertionError("no sentence: " + e, e);
        }
        if (failure != null) {
            assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
            assertThat(failure.sentence()).containsPattern("\"(mara-desk|image-run-00.)\"");
            assertThat(failure.next()).isNotBlank();
        }
    }

    private static Path fill(Path work) throws IOException {
        Path filler = work.resolve("filler.bin");
        int chunk = 65_536;
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (chunk > 0) {
                try {
                    out.write(new byte[chunk]);
                } catch (IOException e) {
                    chunk /= 2;
                }
            }
        }
        return filler;
    }

    private static void mount(Path folder, String how) throws Exception {
        Process mount =
                new ProcessBuilder("mount", "-o", how, folder.toString()).inheritIO().start();
        assertThat(mount.waitFor()).isZero();
    }

    private static void permissions(Path work, String rights) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(work)) {
            folders = all.filter(Files::isDirectory).toList();
        }
        for (Path folder : folders) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
        }
    }
}
