package app.proofsheet.folder.verdict;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.Verdict;
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
import app.proofsheet.folder.qa.QaReports;
import app.proofsheet.folder.qa.ReviewPage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets {@code asset.json}, {@code index.json}, the reports and the review page follow a verdict.
 */
final class VerdictRecords {

    private static final Logger LOG = System.getLogger(VerdictRecords.class.getName());

    private final Path root;
    private final AssetDocuments documents;
    private final RunArchive archive;
    private final QaReports reports;

    VerdictRecords(Path assetRoot, Clock clock) {
        this.root = assetRoot;
        this.documents = new AssetDocuments(assetRoot, clock);
        this.archive = new RunArchive(assetRoot);
        this.reports = new QaReports(assetRoot);
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
        followReports(log, decision);
        ObjectNode index = documents.indexForWriting();
        ObjectNode asset = documents.assetForWriting();
        String pathNow = decision.pathAfter();
        IndexEntries entries = new IndexEntries(index);
        if (decision.action() == Verdict.PURGE) {
            // The journal keeps what it was; the index names what there is.
            entries.remove(decision.path());
            documents.writeIndex(index);
            return;
        }
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

    /**
     * Brings the reports in line with a decision: one that is named is final while a decision that
     * holds names it, and those on a moved file name its new place.
     */
    void followReports(DecisionLog log, Decision decision) throws IOException {
        String id = decision.qaReportId();
        if (id != null) {
            Optional<QaReport> named = reports.find(id);
            if (named.isPresent()) {
                reports.write(named.get().asFinal(log.confirms(id)));
            }
        }
        if (decision.movedTo() != null) {
            for (QaReport report : reports.about(stems(log, decision.movedTo(), null))) {
                if (report.path().equals(decision.path())) {
                    reports.write(report.at(decision.movedTo()));
                }
            }
        }
    }

    /** File names without endings that a picture has had; the ids of its reports hold one. */
    Set<String> stems(DecisionLog log, String path, @Nullable String sha256) {
        Set<String> stems = new HashSet<>(Set.of(QaReports.stem(path)));
        for (Decision decision : log.about(path, sha256)) {
            stems.add(QaReports.stem(decision.path()));
            stems.add(QaReports.stem(decision.pathAfter()));
        }
        return stems;
    }

    /** Puts what the asset is made for into a report that does not say it. */
    ObjectNode nameAsset(ObjectNode report) {
        documents
                .readAsset()
                .object()
                .ifPresent(asset -> {
                    for (String id : List.of("campaignId", "personaId", "conceptId")) {
                        if (!report.hasNonNull(id) && asset.path(id).isTextual()) {
                            report.put(id, asset.path(id).textValue());
                        }
                    }
                });
        return report;
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
                    ReviewPage.compose(
                            new ReviewPage.Content(assetId(), hero(), shown, log, reports.all())));
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
