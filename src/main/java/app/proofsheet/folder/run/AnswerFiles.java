package app.proofsheet.folder.run;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.Receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers of a provider in the folder of an attempt: the body as it came and, in {@code
 * <name>.meta.json}, how it came (defect D40). They hold signed addresses, so only the owner may
 * read them.
 */
final class AnswerFiles {

    private static final String ENDING = ".json";

    private AnswerFiles() {}

    /**
     * Writes an answer; how it came is on disk before the body, so whoever finds the body finds
     * both.
     *
     * @return the body's file name
     */
    static String write(
            RunFolder folder, Attempt attempt, String kind, ProviderPayload payload, Instant now)
            throws IOException {
        Path dir = folder.attempt(attempt.id());
        String name = name(dir, attempt, kind);
        Receipt receipt = payload.receipt();
        Billing billing = payload.billing();
        Path meta = dir.resolve(metaOf(name));
        if (receipt != null || billing != null) {
            AtomicFiles.writePrivate(meta, Json.write(meta(receipt, billing, now)));
        } else {
            // It may be that of an answer whose body a killed program did not come to.
            Files.deleteIfExists(meta);
        }
        AtomicFiles.writePrivate(dir.resolve(name), RawAnswer.indented(payload.rawJson()));
        return name;
    }

    /** Writes an answer of which nothing but the body is known. */
    static String write(RunFolder folder, Attempt attempt, String kind, String rawJson)
            throws IOException {
        Path dir = folder.attempt(attempt.id());
        String name = name(dir, attempt, kind);
        AtomicFiles.writePrivate(dir.resolve(name), RawAnswer.indented(rawJson));
        return name;
    }

    /** What the answer in a file said about the price beside its body, null when nothing. */
    static @Nullable Billing billing(Path body) {
        Path meta = body.resolveSibling(metaOf(String.valueOf(body.getFileName())));
        Optional<ObjectNode> node = JsonRecord.read(meta, "meta").object();
        return node.isEmpty() ? null : BillingNode.read(node.get().path("billing"));
    }

    private static ObjectNode meta(
            @Nullable Receipt receipt, @Nullable Billing billing, Instant now) {
        ObjectNode meta = Json.object();
        if (receipt != null) {
            meta.put("httpStatus", receipt.httpStatus());
            ObjectNode headers = meta.putObject("headers");
            receipt.headers().forEach(headers::put);
        }
        if (billing != null) {
            meta.set("billing", BillingNode.merged(Json.object(), billing));
        }
        meta.put("recordedAt", Timestamps.text(now));
        return meta;
    }

    private static String name(Path dir, Attempt attempt, String kind) {
        if (!kind.equals("poll")) {
            return kind + "-response" + ENDING;
        }
        int number = attempt.history().size() + 1;
        while (true) {
            String name = String.format(Locale.ROOT, "poll-response-%03d.json", number++);
            if (!Files.exists(dir.resolve(name))) {
                return name;
            }
        }
    }

    private static String metaOf(String name) {
        return name.substring(0, name.length() - ENDING.length()) + ".meta" + ENDING;
    }
}
