package app.proofsheet.folder.money;

import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/**
 * The few fields of a record that say what it is about and what it cost. The rest of the file is
 * passed over while it is read, so that a long one costs no memory.
 */
final class MoneyFields {

    /** Nothing. */
    static final MoneyFields NONE = new MoneyFields(Json.object(), 0);

    private static final Set<String> SMALL =
            Set.of(
                    "state",
                    "attemptState",
                    "submitted",
                    "hostedOperationId",
                    "generationHandle",
                    "provider",
                    "model",
                    "assetId",
                    "personaId",
                    "campaignId",
                    "createdAt",
                    "paidCredits",
                    "billing",
                    "providerBilling",
                    "mediaType");

    /** Lists whose length is the number of pictures. */
    private static final Set<String> PICTURES = Set.of("savedPictures", "assets");

    /** Reads one value out of the middle of a document. */
    private static final ObjectReader VALUES =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObjectNode fields;
    private final int pictures;

    private MoneyFields(ObjectNode fields, int pictures) {
        this.fields = fields;
        this.pictures = pictures;
    }

    /** Reads a record. @throws IOException when it is not there or no readable object */
    static MoneyFields read(Path file) throws IOException {
        ObjectNode fields = Json.object();
        int pictures = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = Json.mapper().getFactory().createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object: " + file.getFileName());
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (SMALL.contains(name)) {
                    fields.set(name, VALUES.readTree(parser));
                } else if (PICTURES.contains(name) && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parser.skipChildren();
                        pictures++;
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new MoneyFields(fields, pictures);
    }

    /** A text, null when it is absent or blank. */
    @Nullable String text(String name) {
        JsonNode value = fields.path(name);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /** The state of the attempt; one that cannot be told may have been bought. */
    AttemptState state() {
        String word = text("state") == null ? text("attemptState") : text("state");
        return AttemptState.of(word == null ? "" : word)
                .orElse(
                        isSubmitted()
                                ? AttemptState.SUBMITTED_PROCESSING
                                : AttemptState.SUBMIT_OUTCOME_UNKNOWN);
    }

    private boolean isSubmitted() {
        return fields.path("submitted").asBoolean(false);
    }

    /** True when the paid submit left or may have left: its id is written before it does. */
    boolean isSent() {
        return isSubmitted()
                || text("hostedOperationId") != null
                || text("generationHandle") != null;
    }

    /** Pictures in the list of the record. */
    int pictures() {
        return pictures;
    }

    Instant createdAt(Instant otherwise) {
        return Timestamps.read(fields.get("createdAt")).orElse(otherwise);
    }

    /** What the provider told: as the program records it, else as the wire had it. */
    Charge.Told told() {
        return Bills.of(fields);
    }
}
