package app.proofsheet.folder.brief;

import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brief templates of a work folder: a readable JSON file each in {@code brief-templates}, with the
 * fields of {@code brief.json} under {@code brief}. They can be copied, mended and deleted by hand.
 */
public final class TemplateFolder {

    /** Work-relative folder. */
    public static final String FOLDER = "brief-templates";

    private static final String SCHEMA = "proofsheet-brief-template/1";
    private static final String ENDING = ".json";
    private static final int LONGEST_NAME = 60;

    private final Path folder;

    /** The templates of a work folder. */
    public TemplateFolder(Path workFolder) {
        this.folder = workFolder.resolve(FOLDER);
    }

    /** The templates that can be read, by name. */
    public List<BriefTemplate> all() {
        return DiskFailures.guard(
                folder,
                () -> {
                    List<BriefTemplate> found = new ArrayList<>();
                    try (DirectoryStream<Path> files =
                            Files.newDirectoryStream(folder, "[!.]*" + ENDING)) {
                        files.forEach(file -> read(file).ifPresent(found::add));
                    } catch (NoSuchFileException | NotDirectoryException e) {
                        return List.of();
                    }
                    found.sort(
                            Comparator.comparing(BriefTemplate::name)
                                    .thenComparing(BriefTemplate::id));
                    return List.copyOf(found);
                });
    }

    /**
     * Writes a template.
     *
     * @param replaces whether one of the same file name may be replaced
     * @throws FailureException {@code template_name_missing}; {@code template_exists}: nothing is
     *     written; or a storage code
     */
    public BriefTemplate save(
            String name, app.proofsheet.domain.brief.Brief brief, boolean replaces) {
        String id = id(name);
        if (id.isEmpty()) {
            throw new FailureException(
                    Failure.of(
                                    "template_name_missing",
                                    FailureKind.INPUT,
                                    "The template needs a name with at least one letter or digit.")
                            .withNext("Name what it is for, such as Desk cover."));
        }
        BriefTemplate template = new BriefTemplate(id, name.strip(), brief);
        Path file = folder.resolve(id + ENDING);
        DiskFailures.guard(
                folder,
                () -> {
                    if (replaces) {
                        AtomicFiles.write(file, text(template));
                    } else {
                        writeNew(file, template);
                    }
                });
        return template;
    }

    private static void writeNew(Path file, BriefTemplate template) throws IOException {
        Files.createDirectories(file.getParent());
        Path temp = AtomicFiles.tempFor(file);
        try {
            Files.writeString(temp, text(template));
            AtomicFiles.commitNew(temp, file);
        } catch (FileAlreadyExistsException taken) {
            throw new FailureException(
                    Failure.of(
                                    "template_exists",
                                    FailureKind.INPUT,
                                    "There is a template " + template.id() + " already.")
                            .withKept("It stays as it is.")
                            .withNext("Choose another name, or replace it."),
                    taken);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private static String text(BriefTemplate template) {
        ObjectNode node = Json.object();
        node.put("schema", SCHEMA);
        node.put("name", template.name());
        node.set("brief", BriefWriter.node(template.brief(), null));
        return Json.write(node);
    }

    /** A file that is no template, or a broken one, is passed over and stays as it is. */
    private static Optional<BriefTemplate> read(Path file) {
        String fileName = String.valueOf(file.getFileName());
        String id = fileName.substring(0, fileName.length() - ENDING.length());
        return JsonRecord.read(file, fileName)
                .object()
                .filter(node -> node.path("schema").asText().equals(SCHEMA))
                .flatMap(node -> {
                    String name = node.path("name").asText();
                    try {
                        return Optional.of(
                                new BriefTemplate(
                                        id,
                                        name.isBlank() ? id : name,
                                        BriefCodec.read(Json.write(node.path("brief")), fileName)));
                    } catch (FailureException broken) {
                        return Optional.empty();
                    }
                });
    }

    private static String id(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug =
                plain.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-+|-+$", "");
        return slug.codePoints()
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("-+$", "");
    }
}
