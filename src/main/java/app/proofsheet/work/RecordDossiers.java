package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.sent.Difference;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.story.AskedFacts;
import app.proofsheet.folder.story.AttemptTimeline;
import app.proofsheet.folder.story.PictureStory;
import app.proofsheet.folder.story.RecordText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dossiers read from the record files each time they are asked for. */
public final class RecordDossiers implements Dossiers {

    private final WorkPaths paths;
    private final FolderCatalogue catalogue;

    /** Dossiers of a work folder. */
    public RecordDossiers(WorkPaths paths, FolderCatalogue catalogue) {
        this.paths = paths;
        this.catalogue = catalogue;
    }

    @Override
    public Dossier of(PictureId id) {
        PictureSnapshot picture = catalogue.picture(id).orElseThrow(() -> missing(id));
        PictureSnapshot.Origin origin = picture.origin();
        PictureStory story =
                new PictureStory(
                        paths.assetRoot(id.assetDir()),
                        origin == null ? null : origin.runId(),
                        origin == null ? null : origin.attemptId(),
                        origin == null ? 0 : origin.index());
        AskedFacts asked = story.asked();
        LockCheck lock = new LockChecks(paths, id.assetDir()).of(asked);
        List<PictureSnapshot> parents = parents(picture);
        List<Decision> decisions =
                catalogue.reader(id.assetDir()).journal().log().about(id.path(), hash(picture));
        List<Difference> differences = story.differences();
        return new Dossier(
                picture,
                story.files().stream().map(file -> file(id.assetDir(), file)).toList(),
                story.timelines().stream()
                        .map(t -> attempt(id.assetDir(), runId(origin), t))
                        .toList(),
                check(story.recordedPromptHash(), story.computedPromptHash()),
                check(story.sentHash().recorded(), story.sentHash().computed()),
                lock,
                parents,
                children(id),
                decisions,
                story.sourceBasis().stream().map(entry -> evidence(id.assetDir(), entry)).toList(),
                story.isCompared(),
                differences,
                new PictureExplanation(
                                picture,
                                asked,
                                story.madeAt(),
                                lock,
                                parents,
                                decisions,
                                story.isCompared(),
                                differences)
                        .text());
    }

    @Override
    public Map<String, LockCheck> locks(String assetDir) {
        LockChecks checks = new LockChecks(paths, assetDir);
        Map<String, LockCheck> locks = new LinkedHashMap<>();
        AskedFacts.ofRuns(paths.assetRoot(assetDir))
                .forEach((run, asked) -> locks.put(run, checks.of(asked)));
        return locks;
    }

    private static String runId(PictureSnapshot.@Nullable Origin origin) {
        return origin == null ? "" : origin.runId();
    }

    private static RecordFile file(String assetDir, RecordText record) {
        return new RecordFile(
                record.name(),
                new PictureId(assetDir, record.path()).workPath(),
                record.text(),
                record.outline(),
                record.problem());
    }

    private static AttemptStory attempt(String assetDir, String runId, AttemptTimeline attempt) {
        String folder = "runs/image/" + runId + "/attempts/" + attempt.attemptId() + "/";
        return new AttemptStory(
                attempt.attemptId(),
                attempt.state(),
                attempt.nextAction(),
                attempt.isPaid(),
                attempt.bill(),
                attempt.moments().stream()
                        .map(m ->
                                new Event(
                                        m.at(),
                                        m.kind(),
                                        m.sentence(),
                                        m.detail(),
                                        m.file() == null
                                                ? null
                                                : new PictureId(assetDir, folder + m.file())
                                                        .workPath()))
                        .toList());
    }

    private static HashCheck check(@Nullable String recorded, @Nullable String computed) {
        if (recorded == null || computed == null) {
            return new HashCheck(HashCheck.Result.NOT_RECORDED, recorded, computed);
        }
        return new HashCheck(
                recorded.equals(computed) ? HashCheck.Result.VERIFIED : HashCheck.Result.DIFFERS,
                recorded,
                computed);
    }

    private List<PictureSnapshot> parents(PictureSnapshot picture) {
        List<PictureSnapshot> parents = new ArrayList<>();
        Set<PictureId> visited = new HashSet<>(Set.of(picture.id()));
        Optional<PictureSnapshot> next = parent(picture);
        while (next.isPresent() && visited.add(next.get().id())) {
            parents.add(next.get());
            next = parent(next.get());
        }
        return parents;
    }

    private Optional<PictureSnapshot> parent(PictureSnapshot picture) {
        return Optional.ofNullable(picture.origin())
                .map(PictureSnapshot.Origin::derivedFrom)
                .flatMap(catalogue::locate)
                .flatMap(catalogue::picture);
    }

    private List<PictureSnapshot> children(PictureId id) {
        return AssetFolders.find(paths.root()).stream()
                .flatMap(dir -> catalogue.pictures(dir).stream())
                .filter(picture ->
                        picture.origin() != null
                                && id.workPath().equals(picture.origin().derivedFrom()))
                .toList();
    }

    private @Nullable String hash(PictureSnapshot picture) {
        if (picture.sha256() != null) {
            return picture.sha256();
        }
        try {
            return Pictures.sha256(catalogue.file(picture.id()));
        } catch (IOException e) {
            // Bytes that cannot be read have no verdicts of their own; those on the path remain.
            return null;
        }
    }

    /** An address cannot be looked at without the network, so it counts as there. */
    private Evidence evidence(String assetDir, String entry) {
        boolean isAddress = entry.startsWith("https://") || entry.startsWith("http://");
        if (isAddress) {
            return new Evidence(entry, true);
        }
        boolean exists =
                WorkPaths.isSafePath(entry)
                        && (isThere(paths.root(), entry)
                                || isThere(paths.assetRoot(assetDir), entry));
        return new Evidence(entry, exists);
    }

    private static boolean isThere(Path folder, String entry) {
        return Files.exists(folder.resolve(entry));
    }

    private static FailureException missing(PictureId id) {
        return new FailureException(
                Failure.of(
                                "picture_missing",
                                FailureKind.INPUT,
                                "The picture " + id.workPath() + " is no longer there.")
                        .withNext("Look for it under another name or in another folder."));
    }
}
