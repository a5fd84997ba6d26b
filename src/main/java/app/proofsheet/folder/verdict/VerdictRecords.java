package app.proofsheet.folder.verdict;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetDocuments;
import app.proofsheet.folder.asset.FileStamp;
import app.proofsheet.folder.asset.IndexEntries;
import app.proofsheet.folder.asset.PictureClaim;
import app.proofsheet.folder.asset.PictureClaims;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.asset.RunArchive;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.DecisionLog;
import app.proofsheet.folder.qa.ReviewPage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Lets {@code asset.json}, {@code index.json} and the review page follow a verdict. */
final class VerdictRecords {

    private static final Logger LOG = System.getLogger(VerdictRecords.class.getName());

    private final Path root;
    private final AssetDocuments documents;
    private final RunArchive archive;

    VerdictRecords(Path assetRoot, Clock clock) {
        this.root = assetRoot;
        this.documents = new AssetDocuments(assetRoot, clock);
        this.archive = new RunArchive(assetRoot);
    }

    /** Asset-relative path of the hero as recorded, null when none. */
    @Nullable String hero() {
        return documents
                .readAsset()
                .object()
                .map(asset -> asset.get("heroImagePath"))
                .filter(JsonNode::isTextual)
                .flatMap(path -> WorkPaths.assetRelative(root, path.textValue()))
                .orElse(null);
    }

    /** The asset's id, the folder name when no record has one. */
    String assetId() {
        return documents
                .readAsset()
                .object()
                .map(asset -> asset.path("assetId").asText())
                .filter(id -> !id.isBlank())
                .orElseGet(() -> String.valueOf(root.toAbsolutePath().normalize().getFileName()));
    }

    /** The run that made a picture, null when no record tells. */
    @Nullable String originRun(String path, String sha256) {
        Optional<ObjectNode> entry = entry(path);
        if (entry.isPresent()
                && entry.get().path("originRunId").isTextual()
                && sha256.equals(entry.get().path("sha256").asText())) {
            return entry.get().path("originRunId").textValue();
        }
        Optional<FileStamp> stamp = FileStamp.of(root.resolve(path));
        Optional<PictureState> state = Pictures.stateOf(path);
        if (stamp.isEmpty() || state.isEmpty()) {
            return null;
        }
        Pictures.Found found =
                new Pictures.Found(path, state.get(), root.resolve(path), stamp.get());
        return new PictureClaims(root, archive.runs())
                .origin(found, entry.orElse(null), _ -> sha256)
                .map(PictureClaim::runId)
                .or(() -> entry.map(e -> e.path("originRunId").textValue()))
                .orElse(null);
    }

    /**
     * Brings both records in line with a decision that is carried out and journalled. Doing it
     * twice changes nothing.
     *
     * @param takenBack the entry that the decision takes back, null when it is no undo
     */
    void follow(DecisionLog log, Decision decision, @Nullable DecisionEntry takenBack)
            throws IOException {
        ObjectNode index = documents.indexForWriting();
        ObjectNode asset = documents.assetForWriting();
        String pathNow = decision.movedTo() == null ? decision.path() : decision.movedTo();
        IndexEntries entries = new IndexEntries(index);
        ObjectNode entry = entries.move(decision.path(), pathNow, Pictures.kindOf(pathNow));
        entry.put("sha256", decision.sha256());
        if (!entry.hasNonNull("originRunId")) {
            entry.put("originRunId", decision.originRunId());
        }
        if (decision.movedTo() != null) {
            chooseHero(asset, log, decision, takenBack);
            if (decision.path().equals(asset.path("latestCandidatePath").asText())) {
                asset.put("latestCandidatePath", entries.lastOfKind("candidate").orElse(null));
            }
        }
        documents.writeIndex(index);
        documents.writeReviewed(asset, index, hasApproved());
    }

    /** Writes {@code qa/review.md} anew. A page that cannot be written takes nothing back. */
    void writeReviewPage(DecisionLog log) {
        try {
            List<ReviewPage.Shown> shown =
                    Pictures.in(root).stream()
                            .map(p -> new ReviewPage.Shown(p.path(), p.state()))
                            .toList();
            AtomicFiles.write(
                    root.resolve(ReviewPage.PATH),
                    ReviewPage.compose(assetId(), hero(), shown, log));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the review page could not be written", e);
        }
    }

    private void chooseHero(
            ObjectNode asset,
            DecisionLog log,
            Decision decision,
            @Nullable DecisionEntry takenBack) {
        HeroChoice choice = new HeroChoice(root, log);
        JsonNode recorded = asset.get("heroImagePath");
        String hero =
                recorded != null && recorded.isTextual()
                        ? WorkPaths.assetRelative(root, recorded.textValue()).orElse(null)
                        : null;
        asset.put(
                "heroImagePath",
                takenBack == null
                        ? choice.after(hero, decision)
                        : choice.restored(takenBack, decision));
    }

    private boolean hasApproved() {
        return Pictures.in(root).stream().anyMatch(p -> p.state() == PictureState.APPROVED);
    }

    private Optional<ObjectNode> entry(String path) {
        return documents.readIndex().object().flatMap(i -> new IndexEntries(i).find(path));
    }
}
