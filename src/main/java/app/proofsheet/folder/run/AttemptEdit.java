package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.Addresses;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.QuoteChallenge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Changes to one attempt record, made under the lock of its asset. Fields it does not name keep
 * their place and value, also those of other programs.
 */
public final class AttemptEdit {

    /** Fields that hold addresses of the provider. */
    private static final List<String> WITH_ADDRESSES =
            List.of(
                    "providerUrls",
                    "providerOutputUrls",
                    "providerOutputs",
                    "savedPictures",
                    "sent");

    private final RunFolder folder;
    private final String attemptId;
    private final ObjectNode node;
    private final Instant now;

    AttemptEdit(RunFolder folder, String attemptId, ObjectNode node, Instant now) {
        this.folder = folder;
        this.attemptId = attemptId;
        this.node = node;
        this.now = now;
    }

    /** The state with its usual next action. */
    public AttemptEdit state(AttemptState state) {
        return state(state, state.nextAction());
    }

    /** The state with another next action of spec/asset-folder.md §6. */
    public AttemptEdit state(AttemptState state, String nextAction) {
        node.put("state", state.id());
        node.put("submitted", state.isSubmitted());
        node.put("nextAction", nextAction);
        node.remove("failedRun");
        return this;
    }

    /**
     * It ended without a picture; the asset tells of it until a later attempt of the run makes one
     * (defect D27).
     */
    public AttemptEdit ended(Failure failure) {
        node.set(
                "failedRun",
                FailedRun.node(folder.runId(), attemptId, textOf("state"), failure, now));
        return this;
    }

    /** The paid submit is about to leave under this id; the first time it does is kept. */
    public AttemptEdit operation(String operationId) {
        boolean isFirst =
                !operationId.equals(textOf("hostedOperationId")) || !node.has("submitLeftAt");
        if (isFirst) {
            node.put("submitLeftAt", Timestamps.text(now));
        }
        node.put("hostedOperationId", operationId);
        node.put("lastHostedOperationId", operationId);
        return this;
    }

    /** Id of a call that was not the submit. */
    public AttemptEdit lastOperation(String operationId) {
        node.put("lastHostedOperationId", operationId);
        return this;
    }

    /**
     * What the provider said, merged as spec/asset-folder.md §6: what it does not say keeps its
     * value.
     */
    public AttemptEdit payload(ProviderPayload payload) {
        String handle = payload.handle();
        if (handle != null) {
            node.put("generationHandle", handle);
        }
        node.put("providerStatus", payload.status());
        if (!payload.urls().isEmpty()) {
            ObjectNode urls = Json.object();
            payload.urls().forEach(urls::put);
            node.set("providerUrls", urls);
        }
        if (!payload.outputs().isEmpty()) {
            node.set("providerOutputUrls", Outputs.urls(payload.outputs()));
            node.set("providerOutputs", Outputs.recorded(payload.outputs()));
        }
        Billing told = payload.billing();
        if (told != null) {
            node.set("billing", BillingNode.merged(node.path("billing"), told));
        }
        BigDecimal paid = payload.paidCredits();
        if (paid != null) {
            node.put("paidCredits", paid.toPlainString());
        }
        JsonNode billing = Outputs.billing(payload);
        if (billing != null) {
            node.set("providerBilling", billing);
        }
        return this;
    }

    /** The provider's word alone, for what it said outside of an answer. */
    public AttemptEdit providerStatus(String word) {
        node.put("providerStatus", word);
        return this;
    }

    /** An answer was written to this file of the attempt folder. */
    public AttemptEdit answer(String kind, String fileName) {
        ObjectNode entry = node.withArray("responseHistory").addObject();
        entry.put("kind", kind);
        String path = folder.relative(folder.attempt(attemptId).resolve(fileName));
        entry.put("path", path);
        if (kind.equals("legacy")) {
            entry.put("sourcePath", folder.relative(folder.response()));
        }
        entry.put("recordedAt", Timestamps.text(now));
        node.put("responsePath", path);
        return this;
    }

    /** The picture is about to get its name, or has it; replaces an earlier word on its index. */
    public AttemptEdit picture(SavedPicture picture) {
        ArrayNode saved = node.withArray("savedPictures");
        for (int i = saved.size() - 1; i >= 0; i--) {
            if (saved.path(i).path("index").asInt(-1) == picture.index()) {
                saved.remove(i);
            }
        }
        saved.add(PictureNodes.node(picture));
        return this;
    }

    /** A refused submit; what was bought is nothing. */
    public AttemptEdit refused(Failure failure, @Nullable Integer status, boolean mayResend) {
        node.set("submissionError", error(failure, status, textOf("hostedOperationId")));
        node.put("mayResend", mayResend);
        return failure(failure);
    }

    /** A submit whose answer was lost. */
    public AttemptEdit outcomeUnknown(Failure failure, @Nullable Integer status) {
        node.set("submissionError", error(failure, status, textOf("hostedOperationId")));
        return failure(failure).state(AttemptState.SUBMIT_OUTCOME_UNKNOWN);
    }

    /** The provider does not know the job any more. */
    public AttemptEdit handleGone(Failure failure, @Nullable Integer status) {
        ObjectNode error = error(failure, status, textOf("lastHostedOperationId"));
        error.put("resultUrl", textOf("generationHandle"));
        error.put("path", folder.relative(folder.attempt(attemptId).resolve("status-error.json")));
        node.set("hostedStatusError", error);
        return failure(failure).state(AttemptState.HOSTED_GENERATION_HANDLE_NOT_FOUND);
    }

    /** Saving finished pictures failed; null when it succeeded after all (defect D16). */
    public AttemptEdit materializationError(@Nullable Failure failure) {
        if (failure == null) {
            node.putNull("materializationError");
            node.remove("recoverableFailure");
            return failure(null);
        }
        ObjectNode error = error(failure, null, null);
        error.put(
                "path",
                folder.relative(folder.attempt(attemptId).resolve("materialization-error.json")));
        node.set("materializationError", error);
        return failure(failure);
    }

    /** The pointer that stands in the records of the asset while saving is open. */
    AttemptEdit recoverable(ObjectNode pointer) {
        node.set("recoverableFailure", pointer);
        return this;
    }

    /** What really leaves with the submit, to be held against what was asked. */
    public AttemptEdit sent(SentRequest request, String prompt) {
        ObjectNode sent = Json.object();
        sent.put("endpointKey", request.endpointKey());
        sent.put("promptHash", ManifestDocument.promptHash(prompt));
        sent.put("bodyHash", request.bodyHash());
        sent.put("requestHash", request.requestHash());
        sent.set(
                "references",
                RequestWriter.array(
                        request.references().stream().map(SentRequest.Reference::value).toList()));
        node.set("sent", sent);
        return this;
    }

    /** What a search for the lost answer gave. */
    public AttemptEdit searched(String result, String sentence) {
        ObjectNode search = Json.object();
        search.put("result", result);
        search.put("message", sentence);
        search.put("searchedAt", Timestamps.text(now));
        node.set("lastSearch", search);
        return this;
    }

    /** Everything is on disk: nothing that signs an address in is needed any more (defect D47). */
    AttemptEdit forgetSignatures() {
        for (String field : WITH_ADDRESSES) {
            if (node.has(field)) {
                node.set(field, Addresses.plain(node.get(field)));
            }
        }
        return this;
    }

    /**
     * The provider wants consent to a price. The token is elsewhere.
     *
     * @param upload what it is for, null when it is for the submit
     */
    public AttemptEdit quote(QuoteChallenge challenge, Attempt.@Nullable QuotedUpload upload) {
        node.set("quote", QuoteNode.of(challenge, upload));
        return this;
    }

    /** No price is in question. */
    public AttemptEdit noQuote() {
        node.remove("quote");
        return this;
    }

    /** A person gave it up. */
    public AttemptEdit markedLost() {
        node.put("markedLostAt", Timestamps.text(now));
        node.put("nextAction", AttemptState.HOSTED_GENERATION_HANDLE_NOT_FOUND.nextAction());
        return this;
    }

    /** It was given up and is there after all. */
    public AttemptEdit notLost() {
        node.remove("markedLostAt");
        return this;
    }

    /** What stopped it last, null when nothing does now. */
    public AttemptEdit failure(@Nullable Failure failure) {
        if (failure == null) {
            node.remove("failure");
        } else {
            node.set("failure", FailureNode.of(failure));
        }
        return this;
    }

    /** The answer of a run without attempts, which becomes the first attempt. */
    AttemptEdit legacyResponse() {
        node.put("legacyResponsePath", folder.relative(folder.response()));
        return this;
    }

    void touch() {
        node.put("updatedAt", Timestamps.text(now));
    }

    /** The keys of the error files (spec/asset-folder.md §5). */
    static ObjectNode error(
            Failure failure, @Nullable Integer status, @Nullable String operationId) {
        ObjectNode error = Json.object();
        error.put("code", failure.code());
        error.put("productErrorCode", failure.code());
        error.put("message", failure.sentence());
        error.put("operationId", operationId);
        error.put("status", status);
        return error;
    }

    private @Nullable String textOf(String name) {
        return Fields.text(node.path(name));
    }
}
