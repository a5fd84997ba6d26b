package app.proofsheet.folder.run;

import app.proofsheet.folder.WorkPaths;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The pictures a request refers to: addresses a provider can fetch, and files of the work folder.
 */
final class RequestReferences {

    /** Odd addresses are for the service to judge; one that names no place is nobody's. */
    private static final Pattern FETCHABLE =
            Pattern.compile("https?://\\S.*|[a-z][a-z0-9+.]*-media://\\S+", Pattern.DOTALL);

    private final ObjectNode input;
    private final boolean isRecord;

    /** References of a request; a record's are taken as they stand. */
    RequestReferences(ObjectNode input, boolean isRecord) {
        this.input = input;
        this.isRecord = isRecord;
    }

    List<String> urls() {
        List<String> urls = new ArrayList<>();
        for (String name : List.of("inputUrls", "inputImages")) {
            for (JsonNode item : input.path(name)) {
                if (!Fields.isGiven(item)) {
                    continue;
                }
                String url = item.isTextual() ? item.textValue() : Json.compact(item);
                boolean fits = item.isTextual() && FETCHABLE.matcher(url).matches();
                if (!fits && !isRecord) {
                    throw Refusals.of(
                            "reference_not_fetchable",
                            "The reference \""
                                    + Refusals.shortened(url)
                                    + "\" in "
                                    + name
                                    + " is not an address the provider can fetch.",
                            "Give an https address or a media reference; name local pictures in"
                                    + " inputFiles.");
                }
                urls.add(url);
            }
        }
        return urls;
    }

    List<String> files() {
        List<String> files = new ArrayList<>();
        for (String file : Fields.texts(input.path("inputFiles"))) {
            if (!WorkPaths.isSafePath(file) && !isRecord) {
                throw Refusals.unsafePath(file, "inputFiles");
            }
            files.add(file);
        }
        return files;
    }

    @Nullable String derivedFrom() {
        String source = Fields.text(input.path("derivedFrom"));
        if (source != null && !isRecord && !WorkPaths.isSafePath(source)) {
            throw Refusals.unsafePath(source, "derivedFrom");
        }
        return source;
    }
}
