package app.proofsheet.ui;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.sent.Difference;
import app.proofsheet.work.Dossiers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Records of a picture as a finished run would have them. */
final class FakeDossiers implements Dossiers {

    private final FakeCatalogue catalogue;

    FakeDossiers(FakeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Dossier of(PictureId id) {
        PictureSnapshot picture = catalogue.picture(id).orElseThrow();
        PictureSnapshot.Origin origin = picture.origin();
        String derived = origin == null ? null : origin.derivedFrom();
        List<PictureSnapshot> own = catalogue.pictures(id.assetDir());
        List<PictureSnapshot> parents =
                own.stream().filter(p -> p.id().workPath().equals(derived)).toList();
        List<PictureSnapshot> children =
                own.stream()
                        .filter(p -> {
                            PictureSnapshot.Origin from = p.origin();
                            return from != null && id.workPath().equals(from.derivedFrom());
                        })
                        .toList();
        String run = origin == null ? "image-run-001" : origin.runId();
        return new Dossier(
                picture,
                List.of(
                        record("Manifest", run, "manifest.json"),
                        record("Request", run, "request.json"),
                        record("Response", run, "response.json")),
                List.of(
                        new AttemptStory(
                                "attempt-01",
                                "materialized",
                                "done",
                                true,
                                new Charge.Told(
                                        null, new BigDecimal("0.14"), new BigDecimal("0.14")),
                                List.of(
                                        new Event(
                                                FakeWorkspace.NOW.minusSeconds(50),
                                                "sent",
                                                "Request sent.",
                                                "4 pictures",
                                                null),
                                        new Event(
                                                FakeWorkspace.NOW,
                                                "saved",
                                                "4 of 4 pictures saved.",
                                                "HTTP 200",
                                                "runs/image/" + run + "/response.json")))),
                new HashCheck(HashCheck.Result.VERIFIED, "9f2c71e0", "9f2c71e0"),
                new HashCheck(HashCheck.Result.DIFFERS, "sha256:11112222", "sha256:33334444"),
                Objects.requireNonNull(locks(id.assetDir()).get("any")),
                parents,
                children,
                List.of(),
                List.of(
                        new Evidence("research/benchmark-work-friend.md", true),
                        new Evidence("refs/desk-window-03.jpg", false)),
                true,
                List.of(
                        new Difference(
                                "quality", "high", null, null, "Quality: asked high, not sent.")),
                id.path() + " was made by a test.");
    }

    /** Every run was made with a lock that has changed since. */
    @Override
    public Map<String, LockCheck> locks(String assetDir) {
        LockCheck changed =
                new LockCheck(
                        LockCheck.Result.CHANGED,
                        "persona/practical-work-friend.md",
                        "The persona lock persona/practical-work-friend.md has changed.");
        return Map.of("any", changed, "image-run-002", changed);
    }

    private static RecordFile record(String name, String run, String file) {
        return new RecordFile(
                name,
                "runs/image/" + run + "/" + file,
                "{\n  \"runId\": \"" + run + "\"\n}\n",
                new JsonOutline.ObjectNode(
                        List.of(new JsonOutline.Field("runId", new JsonOutline.Text(run)))),
                null);
    }
}
