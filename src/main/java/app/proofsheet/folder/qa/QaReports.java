package app.proofsheet.folder.qa;

import app.proofsheet.domain.review.QaReport;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code qa/reports} of one asset, a file for each report (spec/review-records.md §2). Who writes
 * holds the asset's lock. A file that cannot be read is passed over and never written on.
 */
public final class QaReports {

    /** Asset-relative folder of the reports. */
    public static final String FOLDER = "qa/reports";

    private static final Pattern NAME = Pattern.compile("qa-.*-v(\\d{1,9})\\.json");
    private static final int LONGEST_PART = 50;

    private final Path folder;

    /** The reports of an asset root. */
    public QaReports(Path assetRoot) {
        this.folder = assetRoot.resolve(FOLDER);
    }

    /** All readable reports, by id. */
    public List<QaReport> all() {
        return read(names(_ -> true));
    }

    /** A report, empty when there is none or it cannot be read. */
    public Optional<QaReport> find(String qaReportId) {
        return names(name -> name.equals(qaReportId + ".json")).stream()
                .flatMap(file -> read(List.of(file)).stream())
                .findFirst();
    }

    /**
     * Reports about pictures of these names, the newest version last.
     *
     * @param stems file names without their endings
     */
    public List<QaReport> about(Set<String> stems) {
        Set<String> parts = new java.util.HashSet<>();
        stems.forEach(stem -> parts.add("-" + part(stem) + "-v"));
        List<Path> files = names(name -> parts.stream().anyMatch(name::contains));
        files.sort(Comparator.comparingLong(QaReports::version));
        return read(files);
    }

    /** The id of the next report on a picture; no id is ever given twice. */
    public String nextId(String assetId, String stem) {
        String start = "qa-" + part(assetId) + "-" + part(stem) + "-v";
        long highest =
                names(name -> name.startsWith(start)).stream()
                        .mapToLong(QaReports::version)
                        .max()
                        .orElse(0);
        return start + (highest + 1);
    }

    /** Writes a report; fields of other tools in its record stay. */
    public void write(QaReport report) throws IOException {
        change(report, UnaryOperator.identity());
    }

    /**
     * Writes a report and more of its record.
     *
     * @param more given the record as it will be, gives it with what else belongs in it
     */
    public void change(QaReport report, UnaryOperator<ObjectNode> more) throws IOException {
        Path file = folder.resolve(report.qaReportId() + ".json");
        ObjectNode before =
                JsonRecord.read(file, FOLDER + "/" + file.getFileName())
                        .object()
                        .orElseGet(Json::object);
        ObjectNode after = more.apply(QaReportCodec.write(report, before));
        if (!after.equals(before)) {
            AtomicFiles.write(file, Json.write(after));
        }
    }

    /** The file name of a path without its ending. */
    public static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A part of an id that is a file name everywhere; what is odd becomes a dash. */
    private static String part(String text) {
        String safe = text.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        int length = Math.min(safe.length(), LONGEST_PART);
        boolean cutsPair = length < safe.length() && Character.isLowSurrogate(safe.charAt(length));
        return safe.substring(0, cutsPair ? length - 1 : length);
    }

    private static long version(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    private List<Path> names(java.util.function.Predicate<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.filter(
                                    file -> {
                                        String name = String.valueOf(file.getFileName());
                                        return NAME.matcher(name).matches() && wanted.test(name);
                                    })
                            .sorted()
                            .toList());
        } catch (IOException e) {
            // The folder went away while it was read: no reports.
            return new ArrayList<>();
        }
    }

    private static List<QaReport> read(List<Path> files) {
        List<QaReport> reports = new ArrayList<>();
        for (Path file : files) {
            JsonRecord.read(file, String.valueOf(file.getFileName()))
                    .object()
                    .flatMap(QaReportCodec::read)
                    .filter(report -> (report.qaReportId() + ".json").equals(fileName(file)))
                    .ifPresent(reports::add);
        }
        return reports;
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
