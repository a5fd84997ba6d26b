package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.asset.RecordRebuild;
import app.proofsheet.json.Json;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must be true of a work folder whenever its work is done, however often it was killed. */
final class FolderTruth {

    private final Path folder;
    private final List<String> half = new ArrayList<>();

    FolderTruth(Path folder) {
        this.folder = folder;
    }

    /** Checks all of it after a deed. */
    static void check(Program program, PaidService service, Deed deed) throws IOException {
        assertThat(service.bought()).as("bought").hasSize(deed.jobs());
        FolderTruth truth = new FolderTruth(program.folder());
        truth.nothingIsHalf();
        boolean hasBase = deed == RunDeed.EDIT || deed == RunDeed.UPLOAD;
        byte[][] brought =
                hasBase ? new byte[][] {ScriptedProvider.picture("base")} : new byte[0][];
        truth.everyBoughtPictureIsThereOnce(RunDeed.ASSET, service, brought);
        truth.theIndexIsAsIfBuiltAnew(RunDeed.ASSET);
        if (deed.jobs() > 0) {
            Program.Said verified = program.run("verify");
            assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        }
    }

    /** Every record can be read, and nothing half-written is left. */
    void nothingIsHalf() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (name.endsWith(".tmp")) {
                    half.add(name);
                } else if (name.endsWith(".json")) {
                    try {
                        Json.read(Files.readString(file), name);
                    } catch (RuntimeException e) {
                        half.add(name + ": " + e.getMessage());
                    }
                }
            }
        }
        assertThat(half).as("half files").isEmpty();
    }

    /** Each bought picture is there once, and no other but those a person brought. */
    void everyBoughtPictureIsThereOnce(String asset, PaidService service, byte[]... brought)
            throws IOException {
        List<String> wanted = new ArrayList<>();
        for (byte[] picture : service.drawn()) {
            wanted.add(sha256(picture));
        }
        for (byte[] picture : brought) {
            wanted.add(sha256(picture));
        }
        List<String> there = new ArrayList<>();
        for (Pictures.Found picture : Pictures.in(folder.resolve(asset))) {
            there.add(Pictures.sha256(picture.file()));
        }
        assertThat(there).as("pictures").containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** The index says what one built from the manifests and the pictures says. */
    void theIndexIsAsIfBuiltAnew(String asset) throws IOException {
        Path root = folder.resolve(asset);
        JsonNode index = Json.read(Files.readString(root.resolve("index.json")), "index.json");
        JsonNode rebuilt = new RecordRebuild(root).index();
        for (String list : List.of("images", "uploads", "recoverableFailures")) {
            assertThat(index.path(list))
                    .as("index.json " + list)
                    .containsExactlyInAnyOrderElementsOf(rebuilt.path(list));
        }
    }

    /**
     * What the records of an asset say, without times: the same work leaves the same, however often
     * it was begun.
     */
    Map<String, Object> facts(String asset) throws IOException {
        Map<String, Object> facts = new TreeMap<>();
        Path root = folder.resolve(asset);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                facts.put(
                        name,
                        name.endsWith(".json")
                                ? withoutTimes(Json.read(text, name))
                                : text.replaceAll("\\d{4}-\\d\\d-\\d\\d[T0-9:. Z]*", "(time)"));
            }
        }
        return facts;
    }

    private static JsonNode withoutTimes(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.stream().filter(name -> name.endsWith("At")).forEach(object::remove);
        }
        node.forEach(FolderTruth::withoutTimes);
        return node;
    }

    /** Lower-case hex. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
