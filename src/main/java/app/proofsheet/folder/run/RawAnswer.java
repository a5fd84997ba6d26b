package app.proofsheet.folder.run;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import java.io.IOException;
import java.io.StringWriter;

/**
 * An answer as it came (defect D40): only blanks between the tokens change, so that a person can
 * read it; values, their spelling and their order stay.
 */
final class RawAnswer {

    private RawAnswer() {}

    static String indented(String rawJson) {
        StringWriter out = new StringWriter();
        try (JsonParser parser = Json.mapper().createParser(rawJson);
                JsonGenerator generator = Json.mapper().createGenerator(out)) {
            generator.setPrettyPrinter(Json.printer());
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        } catch (IOException e) {
            // Not JSON: kept byte for byte.
            return rawJson;
        }
        String text = out.toString();
        return text.isBlank() ? rawJson : text + "\n";
    }
}
