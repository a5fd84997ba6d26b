package app.proofsheet.folder.handover;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.FolderTree;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.handover.HandOverDocuments.Handed;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/**
 * Writes a hand-off (design/studio.md, way through, 10): approved pictures byte for byte, what a
 * client may know of how they were made and who approved them, and a list of all files with their
 * hashes. It is there whole or not at all, and nothing is ever written over.
 */
public final class HandOverPackage {

    /** More names in one sentence are not read. */
    private static final int NAMED = 5;

    private final String name;
    private final List<HandOverAsset> assets;
    private final Map<String, String> handed = new HashMap<>();
    private final List<Handed> files = new ArrayList<>();
    private final Instant newest;

    /**
     * A hand-off of these assets.
     *
     * @param name what a person calls it: the work folder
     * @param assets those with pictures, in order
     */
    public HandOverPackage(String name, List<HandOverAsset> assets) {
        this.name = name;
        this.assets = List.copyOf(assets);
        for (HandOverAsset asset : assets) {
            asset.pictures()
                    .forEach(p ->
                            handed.put(p.id().workPath(), asset.folder() + "/" + asset.path(p)));
        }
        newest =
                assets.stream()
                        .flatMap(asset -> asset.pictures().stream())
                        .map(PictureSnapshot::modified)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
    }

    /** Contact sheets, made by somebody who can draw. */
    public interface Sheets {
        /** No sheets. */
        Sheets NONE = _ -> List.of();

        /**
         * Writes them.
         *
         * @return their names
         */
        List<String> write(Intake intake) throws IOException;
    }

    /** Takes a file of the hand-off. */
    public interface Intake {
        /** Takes one file. */
        void put(String path, Content content) throws IOException;
    }

    /** Writes the content of a file. */
    public interface Content {
        /** Writes it whole. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes the hand-off to a name that nobody has.
     *
     * @param target absolute; ending in {@code .zip} for a zip, else a folder
     * @param done told after each picture
     * @throws FailureException {@code hand_over_exists}, {@code hand_over_changed} naming the
     *     pictures whose bytes are not the recorded or approved ones, or what the disk refused;
     *     nothing is left then
     */
    public void write(Path target, Sheets sheets, Runnable done) {
        Path parent = Objects.requireNonNull(target.getParent(), "absolute");
        refuseTaken(target);
        DiskFailures.guard(
                parent,
                () -> {
                    Files.createDirectories(parent);
                    clearLeftovers(parent);
                    try (HandOverTarget to = open(target)) {
                        write(to, sheets, done);
                        finish(to, target);
                    }
                });
    }

    private static HandOverTarget open(Path target) throws IOException {
        return isZip(target) ? new ZipTarget(target) : new FolderTarget(target);
    }

    /** True for a name that asks for a zip. */
    public static boolean isZip(Path target) {
        return String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** What a killed program left of a hand-off in this folder. */
    private static void clearLeftovers(Path parent) throws IOException {
        try (var left = Files.newDirectoryStream(parent, AtomicFiles::isLeftover)) {
            for (Path temp : left) {
                FolderTree.delete(temp);
            }
        }
    }

    private static void refuseTaken(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(target);
        }
    }

    private static FailureException taken(Path target) {
        return new FailureException(
                Failure.of(
                                "hand_over_exists",
                                FailureKind.INPUT,
                                "There already is something called \""
                                        + target.getFileName()
                                        + "\" in "
                                        + target.getParent()
                                        + ".")
                        .withKept("It stays as it is; nothing was written.")
                        .withNext("Choose another name."));
    }

    private static void finish(HandOverTarget to, Path target) throws IOException {
        try {
            to.finish();
        } catch (FileAlreadyExistsException e) {
            throw taken(target);
        }
    }

    private void write(HandOverTarget to, Sheets sheets, Runnable done) throws IOException {
        Set<String> wrong = new LinkedHashSet<>();
        for (HandOverAsset asset : assets) {
            write(asset, to, wrong, done);
        }
        if (!wrong.isEmpty()) {
            throw changed(wrong);
        }
        List<String> made =
                sheets.write((path, content) -> put(to, path, newest, false, content::write));
        String readme = HandOverDocuments.readme(name, assets, made, files);
        put(to, "README.txt", newest, readme);
        String list = HandOverDocuments.list(name, assets, files);
        put(to, "handover.json", newest, list);
    }

    private void write(HandOverAsset asset, HandOverTarget to, Set<String> wrong, Runnable done)
            throws IOException {
        Map<String, String> hashes = new HashMap<>();
        for (PictureSnapshot picture : asset.pictures()) {
            String path = asset.path(picture);
            String sha256 = copy(asset, picture, to);
            if (!isRight(asset, picture, sha256)) {
                wrong.add(picture.id().workPath());
            }
            hashes.put(path, sha256);
            done.run();
        }
        if (!wrong.isEmpty()) {
            // The rest is read all the same, so that every wrong picture is named at once.
            return;
        }
        Instant time =
                asset.pictures().stream()
                        .map(PictureSnapshot::modified)
                        .max(Comparator.naturalOrder())
                        .orElse(newest);
        documents(asset, to, time, new PortableManifests(asset, handed).documents(), hashes);
        documents(asset, to, time, new HandedReviews(asset, hashes).documents(), hashes);
    }

    private void documents(
            HandOverAsset asset,
            HandOverTarget to,
            Instant time,
            SortedMap<String, ObjectNode> documents,
            Map<String, String> hashes)
            throws IOException {
        for (Map.Entry<String, ObjectNode> document : documents.entrySet()) {
            document.getValue()
                    .path("outputs")
                    .forEach(output ->
                            ((ObjectNode) output)
                                    .put("sha256", hashes.get(output.path("path").asText())));
            put(
                    to,
                    asset.folder() + "/" + document.getKey(),
                    time,
                    Json.write(document.getValue()));
        }
    }

    private String copy(HandOverAsset asset, PictureSnapshot picture, HandOverTarget to)
            throws IOException {
        Path file = WorkPaths.inside(asset.root(), picture.id().path());
        if (!Files.isRegularFile(file)) {
            throw gone(picture);
        }
        return put(
                to,
                asset.folder() + "/" + asset.path(picture),
                picture.modified(),
                true,
                out -> Files.copy(file, out));
    }

    /** True when the bytes are those on record and those that were approved. */
    private static boolean isRight(HandOverAsset asset, PictureSnapshot picture, String sha256) {
        String recorded = picture.sha256();
        return (recorded == null || recorded.equals(sha256))
                && asset.decisions().about(picture.id().path(), sha256).stream()
                        .filter(d -> d.action() == Verdict.APPROVE)
                        .filter(asset.decisions()::holds)
                        .filter(d -> d.pathAfter().equals(picture.id().path()))
                        .reduce((_, last) -> last)
                        .map(d -> d.sha256().isEmpty() || d.sha256().equals(sha256))
                        .orElse(true);
    }

    private void put(HandOverTarget to, String path, Instant time, String text) throws IOException {
        put(to, path, time, false, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String put(
            HandOverTarget to,
            String path,
            Instant time,
            boolean isPacked,
            HandOverTarget.Body body)
            throws IOException {
        long[] bytes = {0};
        String[] hash = {""};
        to.put(
                path,
                time,
                isPacked,
                out -> {
                    CountedStream counted = new CountedStream(out);
                    body.write(counted);
                    counted.flush();
                    bytes[0] = counted.bytes();
                    hash[0] = counted.sha256();
                });
        files.add(new Handed(path, bytes[0], hash[0]));
        return hash[0];
    }

    private static FailureException gone(PictureSnapshot picture) {
        return new FailureException(
                Failure.of(
                                "picture_missing",
                                FailureKind.INPUT,
                                "The picture "
                                        + picture.id().workPath()
                                        + " went away while it was handed over.")
                        .withKept("Nothing was handed over.")
                        .withNext("Do it again with the pictures that are there now."));
    }

    private static FailureException changed(Set<String> pictures) {
        return new FailureException(
                Failure.of(
                                "hand_over_changed",
                                FailureKind.RECORD,
                                "The bytes are not those that were approved: "
                                        + named(pictures)
                                        + ".")
                        .withKept("Nothing was handed over; the pictures stay as they are.")
                        .withNext(
                                "Look at them and approve them again, or hand over the others by"
                                        + " name."));
    }

    /** A few names and how many more. */
    public static String named(Set<String> names) {
        String first = String.join(", ", names.stream().limit(NAMED).toList());
        int more = names.size() - NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
