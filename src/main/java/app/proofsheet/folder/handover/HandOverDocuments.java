package app.proofsheet.folder.handover;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** The two documents at the top of a hand-off: what a program reads and what a person reads. */
final class HandOverDocuments {

    private HandOverDocuments() {}

    /** One file as it went out. */
    record Handed(String path, long bytes, String sha256) {}

    /** {@code handover.json}: every other file with its hash. */
    static String list(String name, List<HandOverAsset> assets, List<Handed> files) {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1);
        document.put("name", name);
        document.put("pictures", assets.stream().mapToInt(a -> a.pictures().size()).sum());
        ArrayNode list = document.putArray("assets");
        for (HandOverAsset asset : assets) {
            ObjectNode entry = list.addObject();
            entry.put("assetId", asset.assetId());
            entry.put("folder", asset.folder());
            entry.put("pictures", asset.pictures().size());
        }
        ArrayNode handed = document.putArray("files");
        for (Handed file : files) {
            ObjectNode entry = handed.addObject();
            entry.put("path", file.path());
            entry.put("bytes", file.bytes());
            entry.put("sha256", file.sha256());
        }
        return Json.write(document);
    }

    /** {@code README.txt}. */
    static String readme(
            String name, List<HandOverAsset> assets, List<String> sheets, List<Handed> files) {
        StringBuilder text = new StringBuilder();
        text.append(name).append("\n\n");
        for (HandOverAsset asset : assets) {
            text.append("  ").append(asset.folder()).append(": ");
            text.append(count(asset.pictures().size())).append('\n');
        }
        text.append("\nIn the folder of each asset:\n\n");
        line(text, "images/", "the approved pictures, as they were made");
        if (has(files, "/manifests/")) {
            line(text, "manifests/", "how each picture was made: model, settings, prompt");
        }
        line(text, "decisions.json", "who approved which picture, and when");
        if (has(files, "/qa/")) {
            line(text, "qa/", "final review reports");
        }
        text.append("\nBeside them:\n\n");
        if (!sheets.isEmpty()) {
            line(text, sheets.getFirst(), "all pictures at a glance");
        }
        line(text, "handover.json", "every file with its size and SHA-256");
        text.append("\nA picture is the approved one as long as its SHA-256 is the one in");
        text.append(" handover.json.\n");
        return text.toString();
    }

    private static boolean has(List<Handed> files, String part) {
        return files.stream().anyMatch(file -> file.path().contains(part));
    }

    private static void line(StringBuilder text, String name, String what) {
        text.append("  ").append(name);
        text.append(" ".repeat(Math.max(1, 22 - name.length()))).append(what).append('\n');
    }

    private static String count(int pictures) {
        return pictures + (pictures == 1 ? " picture" : " pictures");
    }

    /** The type of a picture by its magic bytes. */
    static String mimeType(PictureSnapshot picture) {
        return picture.format() == null ? "application/octet-stream" : "image/" + picture.format();
    }
}
