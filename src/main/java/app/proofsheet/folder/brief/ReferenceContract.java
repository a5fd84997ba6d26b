package app.proofsheet.folder.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Brief.Reference;
import app.proofsheet.domain.brief.Brief.ReferenceUse;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.JsonRecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each reference of an asset may be used for (spec/review-records.md §5): the brief and {@code
 * inputs/references/contract.json} together. Where they differ the brief is newer and holds, but a
 * picture that either of them excludes is excluded.
 *
 * @param references each path once, work-relative as written
 */
public record ReferenceContract(List<Reference> references) {

    /** The contract file, relative to the asset folder. */
    public static final String FILE = "inputs/references/contract.json";

    /** Copies the list. */
    public ReferenceContract {
        references = List.copyOf(references);
    }

    /**
     * Reads the contract of an asset.
     *
     * @param assetRoot absolute path of the asset folder
     * @throws FailureException {@code contract_unreadable}: nobody knows then what is excluded
     */
    public static ReferenceContract read(Path assetRoot, Brief brief) {
        Map<String, ReferenceUse> uses = new LinkedHashMap<>();
        switch (JsonRecord.read(assetRoot.resolve(FILE), FILE)) {
            case JsonRecord.Absent _ -> {}
            case JsonRecord.Broken broken -> throw unreadable(broken.problem());
            case JsonRecord.Present present -> collect(present.node(), uses);
        }
        for (Reference reference : brief.grounding().references()) {
            uses.merge(reference.path(), reference.use(), ReferenceContract::stricter);
        }
        List<Reference> all = new ArrayList<>();
        uses.forEach((path, use) -> all.add(new Reference(path, use)));
        return new ReferenceContract(all);
    }

    private static void collect(ObjectNode node, Map<String, ReferenceUse> uses) {
        for (JsonNode item : node.path("references")) {
            String path = path(item);
            if (!path.isBlank()) {
                uses.put(path, use(item.path("use")));
            }
        }
        for (JsonNode item : node.path("excludedReferences")) {
            String path = path(item);
            if (!path.isBlank()) {
                uses.put(path, ReferenceUse.EXCLUDED);
            }
        }
    }

    private static String path(JsonNode item) {
        return item.isTextual() ? item.asText() : item.path("path").asText();
    }

    /** A word that is not known is taken as "excluded": the picture is never sent by mistake. */
    private static ReferenceUse use(JsonNode word) {
        if (word.isMissingNode() || word.isNull()) {
            return ReferenceUse.BINDING;
        }
        return Arrays.stream(ReferenceUse.values())
                .filter(known -> known.id().equals(word.asText()))
                .findFirst()
                .orElse(ReferenceUse.EXCLUDED);
    }

    private static ReferenceUse stricter(ReferenceUse contract, ReferenceUse brief) {
        return contract == ReferenceUse.EXCLUDED ? contract : brief;
    }

    /**
     * True when a picture must not reach a request.
     *
     * @param workPath work-relative path
     * @param assetDir work-relative asset folder; contracts also name pictures relative to it
     */
    public boolean isExcluded(String workPath, String assetDir) {
        return references.stream()
                .filter(r -> r.use() == ReferenceUse.EXCLUDED)
                .map(Reference::path)
                .anyMatch(p -> p.equals(workPath) || (assetDir + "/" + p).equals(workPath));
    }

    private static FailureException unreadable(String problem) {
        return new FailureException(
                Failure.of("contract_unreadable", FailureKind.RECORD, problem)
                        .withKept("Nothing was queued; the file stays as it is.")
                        .withNext(
                                "Mend or remove "
                                        + FILE
                                        + ", so that it is known which references must not be"
                                        + " sent."));
    }
}
