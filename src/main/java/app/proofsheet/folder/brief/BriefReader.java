package app.proofsheet.folder.brief;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code brief.json} (spec/brief.md §2). Absent and null fields take the defaults of a new
 * brief; a field of the wrong type is named and stops the reading, so that nothing is lost by
 * saving a half-read brief over the file.
 */
final class BriefReader {

    private static final Pattern SCHEMA = Pattern.compile("proofsheet-brief/(\\d{1,6})");

    private final ObjectNode node;
    private final String name;

    private BriefReader(ObjectNode node, String name) {
        this.node = node;
        this.name = name;
    }

    static Brief read(String text, String name) {
        ObjectNode node;
        try {
            node = Json.readObject(text.startsWith("\uFEFF") ? text.substring(1) : text, name);
        } catch (FailureException e) {
            throw unreadable(e);
        }
        BriefReader reader = new BriefReader(node, name);
        reader.checkSchema();
        return reader.brief();
    }

    /** The version of the document, empty when the schema is none of ours. */
    static Optional<Integer> version(JsonNode document) {
        JsonNode schema = document.path("schema");
        if (schema.isMissingNode() || schema.isNull()) {
            return Optional.of(1);
        }
        Matcher matcher = SCHEMA.matcher(schema.asText());
        return matcher.matches()
                ? Optional.of(Integer.parseInt(matcher.group(1)))
                : Optional.empty();
    }

    static FailureException newer(String name, String schema) {
        return new FailureException(
                Failure.of(
                                "brief_newer",
                                FailureKind.RECORD,
                                name
                                        + " is a "
                                        + schema
                                        + " document of a newer version; this program reads "
                                        + Brief.SCHEMA
                                        + ".")
                        .withKept("The file stays as it is.")
                        .withNext("Open it with a newer version of the program."));
    }

    static FailureException unreadable(FailureException why) {
        return new FailureException(
                Failure.of("brief_unreadable", FailureKind.RECORD, why.failure().sentence())
                        .withKept("The file stays as it is.")
                        .withNext(
                                "Mend the file, or save the brief again: the old file is then kept"
                                        + " under another name."),
                why);
    }

    private void checkSchema() {
        Optional<Integer> version = version(node);
        String schema = node.path("schema").asText();
        if (version.isEmpty() || version.get() < 1) {
            throw unreadable("schema", "must be " + Brief.SCHEMA + " and is " + schema);
        }
        if (version.get() > 1) {
            throw newer(name, schema);
        }
    }

    private Brief brief() {
        Brief fresh = Brief.empty();
        return new Brief(
                new Brief.Identity(
                        orElse(text("assetId"), ""),
                        text("customerId"),
                        text("campaignId"),
                        text("personaId"),
                        text("conceptId"),
                        purpose()),
                new Brief.Grounding(
                        lock(),
                        text("visualDirection"),
                        texts("sourceBasis"),
                        flag("explicitVariantTest"),
                        references()),
                new Brief.Rules(texts("mustKeep"), texts("canVary"), texts("mustAvoid")),
                new Brief.Output(
                        orElse(text("provider"), fresh.output().provider()),
                        orElse(text("model"), fresh.output().model()),
                        text("creativeFormat"),
                        text("aspectRatio"),
                        text("resolution"),
                        text("quality"),
                        text("size"),
                        text("outputFormat"),
                        number("maxImages"),
                        flag("draft"),
                        count(fresh.output().count())),
                text("prompt"),
                text("negativePrompt"),
                text("localAssetDir"),
                orElse(text("notes"), ""));
    }

    private int count(int fresh) {
        Integer given = number("count");
        return given == null ? fresh : given;
    }

    /** A word that is none of the four reads as "not chosen"; saving keeps it while it is so. */
    private @Nullable AssetPurpose purpose() {
        String word = text("assetPurpose");
        return word == null ? null : AssetPurpose.of(word).orElse(null);
    }

    private Brief.@Nullable PersonaLock lock() {
        JsonNode lock = node.path("personaLock");
        if (lock.isMissingNode() || lock.isNull()) {
            return null;
        }
        if (lock.isTextual()) {
            return lock.textValue().isBlank()
                    ? null
                    : new Brief.PersonaLock(lock.textValue(), null);
        }
        JsonNode path = lock.path("path");
        JsonNode hash = lock.path("sha256");
        if (!path.isTextual() || !(hash.isTextual() || hash.isNull() || hash.isMissingNode())) {
            throw unreadable("personaLock", "must be {path, sha256} or null");
        }
        return new Brief.PersonaLock(path.textValue(), hash.isTextual() ? hash.textValue() : null);
    }

    private List<Brief.Reference> references() {
        List<Brief.Reference> all = new ArrayList<>();
        for (JsonNode item : array("references")) {
            JsonNode path = item.isTextual() ? item : item.path("path");
            JsonNode use = item.path("use");
            if (!path.isTextual() || !(use.isTextual() || use.isNull() || use.isMissingNode())) {
                throw unreadable("references", "must be a list of {path, use}");
            }
            all.add(new Brief.Reference(path.textValue(), use(use)));
        }
        return all;
    }

    /** A word that is not known is taken as "excluded": the picture is never sent by mistake. */
    private static Brief.ReferenceUse use(JsonNode use) {
        if (!use.isTextual()) {
            return Brief.ReferenceUse.BINDING;
        }
        return Arrays.stream(Brief.ReferenceUse.values())
                .filter(known -> known.id().equals(use.textValue()))
                .findFirst()
                .orElse(Brief.ReferenceUse.EXCLUDED);
    }

    private @Nullable String text(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw unreadable(field, "must be a text");
        }
        return value.textValue();
    }

    private List<String> texts(String field) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : array(field)) {
            if (!item.isTextual()) {
                throw unreadable(field, "must be a list of texts");
            }
            all.add(item.textValue());
        }
        return all;
    }

    private Iterable<JsonNode> array(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw unreadable(field, "must be a list");
        }
        return value;
    }

    private boolean flag(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw unreadable(field, "must be true or false");
        }
        return value.booleanValue();
    }

    private @Nullable Integer number(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw unreadable(field, "must be a whole number");
        }
        return value.intValue();
    }

    private FailureException unreadable(String field, String why) {
        return new FailureException(
                Failure.of(
                                "brief_unreadable",
                                FailureKind.RECORD,
                                name + " cannot be read: " + field + " " + why + ".")
                        .withKept("The file stays as it is.")
                        .withNext("Mend this field in the file."));
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null ? other : value;
    }
}
