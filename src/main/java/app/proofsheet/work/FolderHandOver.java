package app.proofsheet.work;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.handover.HandOverAsset;
import app.proofsheet.folder.handover.HandOverNames;
import app.proofsheet.folder.handover.HandOverPackage;
import app.proofsheet.folder.handover.HandOverPackage.Intake;
import app.proofsheet.media.sheet.ContactSheet;
import app.proofsheet.media.sheet.SheetPrinter;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hand-offs and contact sheets from the records and pictures of a work folder; reads only there.
 */
public final class FolderHandOver implements HandOver {

    private static final String SHEET = "contact-sheet";

    private final WorkPaths paths;
    private final FolderCatalogue catalogue;
    private final SheetMaker sheets;

    /**
     * Hand-offs of a work folder.
     *
     * @param clock in the zone of the person, for the date on a sheet
     */
    public FolderHandOver(WorkPaths paths, FolderCatalogue catalogue, Clock clock) {
        this.paths = paths;
        this.catalogue = catalogue;
        this.sheets = new SheetMaker(catalogue, folderName(), clock);
    }

    private String folderName() {
        return String.valueOf(paths.root().getFileName());
    }

    @Override
    public List<PictureId> approved(@Nullable String assetDir) {
        List<String> dirs =
                assetDir == null
                        ? catalogue.assets().stream().map(AssetSnapshot::dir).toList()
                        : List.of(assetDir);
        return dirs.stream()
                .flatMap(dir -> catalogue.pictures(dir).stream())
                .filter(picture -> picture.state() == PictureState.APPROVED)
                .map(PictureSnapshot::id)
                .toList();
    }

    @Override
    public Done handOver(Order order, Progress progress) {
        if (order.pictures().isEmpty()) {
            throw nothing("nothing_approved", "No picture is approved yet.", "Approve some first.");
        }
        List<PictureSnapshot> pictures = snapshots(order.pictures());
        refuse(
                pictures,
                picture -> picture.state() != PictureState.APPROVED,
                "picture_not_approved",
                "Only approved pictures are handed over; these are not: ",
                "Approve them first, or leave them out.");
        refuse(
                pictures,
                picture -> !picture.isReadable(),
                "picture_unreadable",
                "These pictures cannot be read: ",
                "Leave them out, or put intact files in their place.");
        Counter counter = new Counter(pictures.size() * (1 + order.sheets().size()), progress);
        ContactSheet sheet = sheets.sheet(pictures, order.columns());
        Path target = order.target().toAbsolutePath().normalize();
        new HandOverPackage(folderName(), assets(pictures))
                .write(
                        target,
                        intake -> print(sheet, order.sheets(), intake, counter),
                        counter::next);
        return new Done(pictures.size(), List.of(target));
    }

    private static List<String> print(
            ContactSheet sheet, Set<SheetForm> forms, Intake intake, Counter counter)
            throws IOException {
        List<String> names = new ArrayList<>();
        for (SheetForm form : new TreeSet<>(forms)) {
            SheetPrinter printer = new SheetPrinter(sheet, form);
            List<String> own = printer.names(SHEET);
            printer.print(
                    (number, leaf) -> intake.put(own.get(number), leaf::write), counter::next);
            names.addAll(own);
        }
        return names;
    }

    private List<HandOverAsset> assets(List<PictureSnapshot> pictures) {
        Map<String, List<PictureSnapshot>> byAsset = new LinkedHashMap<>();
        pictures.forEach(
                p -> byAsset.computeIfAbsent(p.id().assetDir(), _ -> new ArrayList<>()).add(p));
        HandOverNames folders = new HandOverNames();
        List<HandOverAsset> assets = new ArrayList<>();
        for (AssetSnapshot asset : catalogue.assets()) {
            List<PictureSnapshot> own = byAsset.get(asset.dir());
            if (own == null) {
                continue;
            }
            List<PictureSnapshot> sorted =
                    own.stream()
                            .sorted(java.util.Comparator.comparing(PictureSnapshot::id))
                            .toList();
            HandOverNames names = new HandOverNames();
            Map<String, String> places = new HashMap<>();
            sorted.forEach(p -> places.put(p.id().path(), names.picture(p.id().path())));
            assets.add(
                    new HandOverAsset(
                            asset.assetId(),
                            folders.folder(asset.assetId()),
                            paths.assetRoot(asset.dir()),
                            sorted,
                            places,
                            catalogue.reader(asset.dir()).journal().log()));
        }
        return assets;
    }

    @Override
    public Done sheet(SheetOrder order, Progress progress) {
        if (order.pictures().isEmpty()) {
            throw nothing(
                    "nothing_to_show",
                    "There is no picture for the contact sheet.",
                    "Choose some pictures, or approve some.");
        }
        List<PictureSnapshot> pictures = snapshots(order.pictures());
        Counter counter = new Counter(pictures.size(), progress);
        Path file = order.file().toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(file.getParent(), "absolute");
        String name = String.valueOf(file.getFileName());
        String stem = SheetForm.ofFile(name).isPresent() ? stem(name) : name;
        SheetPrinter printer =
                new SheetPrinter(sheets.sheet(pictures, order.columns()), order.form());
        List<Path> files = printer.names(stem).stream().map(parent::resolve).toList();
        files.forEach(FolderHandOver::refuseTaken);
        DiskFailures.guard(
                parent,
                () -> {
                    Files.createDirectories(parent);
                    print(printer, files, counter);
                });
        return new Done(pictures.size(), files);
    }

    /** Pages get their names when all are there. */
    private static void print(SheetPrinter printer, List<Path> files, Counter counter)
            throws IOException {
        Map<Path, Path> made = new LinkedHashMap<>();
        try {
            printer.print(
                    (number, leaf) -> {
                        Path file = files.get(number);
                        Path temp = AtomicFiles.tempFor(file);
                        made.put(temp, file);
                        try (OutputStream out =
                                new BufferedOutputStream(Files.newOutputStream(temp), 1 << 16)) {
                            leaf.write(out);
                        }
                    },
                    counter::next);
            for (Map.Entry<Path, Path> page : made.entrySet()) {
                commit(page.getKey(), page.getValue());
            }
        } finally {
            for (Path temp : made.keySet()) {
                Files.deleteIfExists(temp);
            }
        }
    }

    private static void commit(Path temp, Path file) throws IOException {
        try {
            AtomicFiles.commitNew(temp, file);
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        }
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static void refuseTaken(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(file);
        }
    }

    private static FailureException taken(Path file) {
        return new FailureException(
                Failure.of(
                                "sheet_exists",
                                FailureKind.INPUT,
                                "There already is something called \""
                                        + file.getFileName()
                                        + "\" in "
                                        + file.getParent()
                                        + ".")
                        .withKept("It stays as it is.")
                        .withNext("Choose another name."));
    }

    /** In the order given, each once. */
    private List<PictureSnapshot> snapshots(List<PictureId> ids) {
        Map<PictureId, PictureSnapshot> known = new HashMap<>();
        ids.stream()
                .map(PictureId::assetDir)
                .distinct()
                .flatMap(dir -> catalogue.pictures(dir).stream())
                .forEach(picture -> known.put(picture.id(), picture));
        List<PictureSnapshot> found = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (PictureId id : new LinkedHashSet<>(ids)) {
            PictureSnapshot picture = known.get(id);
            if (picture == null) {
                missing.add(id.workPath());
            } else {
                found.add(picture);
            }
        }
        if (!missing.isEmpty()) {
            throw refusal(
                    "picture_missing",
                    "These pictures are no longer there: ",
                    missing,
                    "Look for them under other names, or leave them out.");
        }
        return found;
    }

    private static void refuse(
            List<PictureSnapshot> pictures,
            java.util.function.Predicate<PictureSnapshot> isWrong,
            String code,
            String sentence,
            String next) {
        Set<String> wrong = new LinkedHashSet<>();
        pictures.stream().filter(isWrong).map(p -> p.id().workPath()).forEach(wrong::add);
        if (!wrong.isEmpty()) {
            throw refusal(code, sentence, wrong, next);
        }
    }

    private static FailureException refusal(
            String code, String sentence, Set<String> pictures, String next) {
        return new FailureException(
                Failure.of(
                                code,
                                FailureKind.INPUT,
                                sentence + HandOverPackage.named(pictures) + ".")
                        .withKept("Nothing was written.")
                        .withNext(next));
    }

    private static FailureException nothing(String code, String sentence, String next) {
        return new FailureException(Failure.of(code, FailureKind.INPUT, sentence).withNext(next));
    }

    /** Counts the steps; the first report tells how many there will be. */
    private static final class Counter {
        private final int total;
        private final Progress progress;
        private int steps;

        Counter(int total, Progress progress) {
            this.total = total;
            this.progress = progress;
        }

        void next() {
            steps++;
            progress.done(steps, total);
        }
    }
}
