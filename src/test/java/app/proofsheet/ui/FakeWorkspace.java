package app.proofsheet.ui;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.model.SettingProblem;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.work.Dossiers;
import app.proofsheet.work.Edits;
import app.proofsheet.work.ProviderBoard;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A work folder for tests of screens: real picture files in a directory of the test, records in
 * memory. Verdicts really move files. Calls can be made to wait ({@link #hold()}) or to fail once
 * ({@link #failNext}).
 */
public final class FakeWorkspace implements Workspace {

    /** When the newest picture of {@link #sample} was made. */
    public static final Instant NOW = Instant.parse("2026-03-12T14:06:00Z");

    private volatile boolean isCeilingReached;
    private final Path root;
    private final FakeCatalogue catalogue;
    private final FakeVerdicts verdicts;
    private final FakeReviews reviews;
    private final FakeCosts costs = new FakeCosts();
    private final List<Brief.Reference> references = new ArrayList<>();
    private final FakeBriefs briefs;
    private final FakeHandOver handOver;
    private final FakeJobQueue jobs;
    private final List<Edits.EditOrder> edits = new ArrayList<>();
    private final Switch gate = new Switch();
    private boolean writable = true;
    private boolean closed;

    private FakeWorkspace(Path root) {
        this.root = root.toAbsolutePath();
        this.catalogue = new FakeCatalogue(this.root);
        this.jobs = new FakeJobQueue();
        this.handOver = new FakeHandOver(catalogue);
        this.verdicts = new FakeVerdicts(catalogue, gate);
        this.reviews = new FakeReviews(catalogue, verdicts, gate);
        this.briefs = new FakeBriefs(jobs, costs);
    }

    /** A work folder without assets. */
    public static FakeWorkspace empty(Path root) {
        return new FakeWorkspace(root);
    }

    /**
     * Three assets; the first with twenty pictures of seven runs in all states, two of them edits,
     * the second with three, the third with none.
     */
    public static FakeWorkspace sample(Path root) {
        FakeWorkspace work = new FakeWorkspace(root);
        String a = "assets/example-co-th-001-persona-a";
        work.catalogue.addAsset(a, AssetPurpose.PERSONA_CANDIDATE);
        work.catalogue.addAsset("assets/example-co-th-001-cover-a", AssetPurpose.COVER_FRAME);
        work.catalogue.addAsset("assets/example-co-th-001-desk-wide", AssetPurpose.SHOT_SUPPORT);
        work.add(a, 7, 1, PictureState.CANDIDATE, 0, true);
        work.add(a, 7, 2, PictureState.CANDIDATE, 0, true);
        work.add(a, 7, 3, PictureState.CANDIDATE, 0, true);
        work.add(a, 5, 1, PictureState.REJECTED, 0, false);
        work.add(a, 5, 2, PictureState.CANDIDATE, 0, false);
        work.add(a, 5, 3, PictureState.CANDIDATE, 4, false);
        work.add(a, 5, 4, PictureState.CANDIDATE, 3, false);
        work.add(a, 3, 1, PictureState.REJECTED, 0, false);
        work.add(a, 3, 2, PictureState.CANDIDATE, 4, false);
        work.add(a, 3, 3, PictureState.APPROVED, 4, false);
        work.add(a, 3, 4, PictureState.CANDIDATE, 2, false);
        work.add(a, 2, 1, PictureState.REJECTED, 0, false);
        work.add(a, 2, 2, PictureState.CANDIDATE, 3, false);
        PictureId parent = work.add(a, 2, 3, PictureState.APPROVED, 5, false);
        work.add(a, 2, 4, PictureState.CANDIDATE, 0, false);
        work.add(a, 1, 1, PictureState.SOURCE, 0, false);
        work.add(a, 1, 2, PictureState.SOURCE, 0, false);
        work.add(a, 1, 3, PictureState.CANDIDATE, 0, false);
        work.addEdit(parent, 4, PictureState.APPROVED, 5, false, "wardrobe");
        work.addEdit(parent, 6, PictureState.CANDIDATE, 0, true, "lighting");
        String b = "assets/example-co-th-001-cover-a";
        work.add(b, 1, 1, PictureState.APPROVED, 0, false);
        work.add(b, 1, 2, PictureState.CANDIDATE, 0, true);
        work.add(b, 1, 3, PictureState.CANDIDATE, 0, false);
        return work;
    }

    /** Adds a generated picture: {@code image-run-00R-a01-00I.png}. */
    public PictureId add(
            String dir, int run, int index, PictureState state, int rating, boolean isNew) {
        return add(dir, run, index, state, rating, isNew, null, List.of());
    }

    /** Adds an edit of a picture, index 1 of its run. */
    public PictureId addEdit(
            PictureId parent,
            int run,
            PictureState state,
            int rating,
            boolean isNew,
            String subject) {
        return add(
                parent.assetDir(),
                run,
                1,
                state,
                rating,
                isNew,
                parent.workPath(),
                List.of(subject));
    }

    private PictureId add(
            String dir,
            int run,
            int index,
            PictureState state,
            int rating,
            boolean isNew,
            @Nullable String derivedFrom,
            List<String> feedback) {
        String runId = String.format("image-run-%03d", run);
        String name = String.format("%s-a01-%03d.png", runId, index);
        PictureId id = new PictureId(dir, "images/" + state.folder() + "/" + name);
        boolean edit = derivedFrom != null;
        PixelSize size = new PixelSize(288, 512);
        Path file = root.resolve(id.workPath());
        SamplePictures.portrait(file, size, edit ? 203 : run * 100 + index, edit ? run : 0);
        Instant made = NOW.minusSeconds(3600L * (7 - run)).plusSeconds(60L * index);
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catalogue.put(
                new PictureSnapshot(
                        id,
                        state,
                        String.format("%03d-%02d", run, index),
                        rating,
                        new PictureSnapshot.Origin(
                                runId,
                                "attempt-01",
                                index,
                                "offline",
                                edit ? "image-nano-banana-2-edit" : "image-nano-banana-2-text",
                                edit ? "edit" : "text-to-image",
                                edit
                                        ? "Edit the picture. Change only the "
                                                + feedback.getFirst()
                                                + ". Keep: same face."
                                        : "Persona candidate, practical work friend. A colleague"
                                                + " on a video call: real desk, window light.",
                                edit ? Map.of() : Map.of("knit colour", "knit " + index),
                                derivedFrom,
                                feedback,
                                "0.14"),
                        bytes,
                        made,
                        size,
                        "png",
                        String.format("%064x", run * 1000L + index),
                        isNew,
                        null));
        return id;
    }

    /** Makes the next verdicts, saves and other writes wait until {@link #release()}. */
    public void hold() {
        gate.hold();
    }

    /** Lets held calls go on. */
    public void release() {
        gate.release();
    }

    /** Makes the next verdict fail once. */
    public void failNext(app.proofsheet.domain.failure.Failure failure) {
        gate.failNext(failure);
    }

    /** Makes the folder refuse writing. */
    public void readOnly() {
        writable = false;
    }

    /** References of every asset, for the reference contract. */
    public List<Brief.Reference> references() {
        return references;
    }

    /** Edits that were queued. */
    public List<Edits.EditOrder> editOrders() {
        return List.copyOf(edits);
    }

    /** True when the studio let go of it. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public FakeCatalogue catalogue() {
        return catalogue;
    }

    @Override
    public FakeBriefs briefs() {
        return briefs;
    }

    @Override
    public FakeVerdicts verdicts() {
        return verdicts;
    }

    @Override
    public FakeReviews reviews() {
        return reviews;
    }

    @Override
    public Edits edits() {
        return new Edits() {
            @Override
            public List<String> endpoints() {
                return List.of("image-nano-banana-2-edit");
            }

            @Override
            public List<String> mustNotChange(PictureId source) {
                return List.of("same face", "natural skin texture", "window light from left");
            }

            @Override
            public List<Brief.Reference> references(PictureId source) {
                return List.copyOf(references);
            }

            @Override
            public Look look(EditOrder order) {
                boolean isTooMany = order.references().size() > 2;
                return new Look(
                        "9:16",
                        String.valueOf(order.resolution()),
                        order.references().size() + 1,
                        3,
                        isTooMany
                                ? List.of(
                                        new SettingProblem(
                                                "too_many_references",
                                                false,
                                                "references",
                                                "More references than its maker states.",
                                                "Keep the 3 that matter most.",
                                                null))
                                : List.of());
            }

            @Override
            public String compose(
                    PictureId source, Map<String, String> notes, List<String> mustNotChange) {
                return "Edit the picture. Change only: "
                        + String.join("; ", notes.values())
                        + ". Keep: "
                        + String.join(", ", mustNotChange)
                        + ".";
            }

            @Override
            public Estimate estimate(EditOrder order) {
                return Estimate.together(
                        Collections.nCopies(
                                order.count(), Estimate.Known.of(new BigDecimal("0.14"))));
            }

            @Override
            public List<app.proofsheet.jobs.JobSnapshot> queue(EditOrder order, Consent consent) {
                costs.require(estimate(order), consent);
                edits.add(order);
                return jobs.enqueue(
                        List.of(
                                FakeJobQueue.edit(
                                        order.source().assetDir(),
                                        "image-run-" + String.format("%03d", 50 + edits.size()),
                                        order.model(),
                                        order.count(),
                                        order.source().workPath())));
            }
        };
    }

    @Override
    public FakeHandOver handOver() {
        return handOver;
    }

    @Override
    public FakeCosts costs() {
        return costs;
    }

    @Override
    public Dossiers dossiers() {
        return new FakeDossiers(catalogue);
    }

    /** Refuses what buys something until a person agreed; false at first. */
    public void refuseAboveCeiling(boolean value) {
        isCeilingReached = value;
    }

    @Override
    public void choose(JobSnapshot job, RunProgress.Choice choice, Consent consent) {
        boolean buys =
                choice == RunProgress.Choice.NEW_PAID_ATTEMPT
                        || choice == RunProgress.Choice.CONFIRM_QUOTE;
        if (isCeilingReached && buys && !consent.isGiven()) {
            throw new FailureException(
                    Failure.of(
                            CeilingRule.EXCEEDED,
                            FailureKind.QUOTA,
                            "This would cost 2 credits; the ceiling of the day is 1."));
        }
        jobs().choose(job.id(), choice);
    }

    @Override
    public FakeJobQueue jobs() {
        return jobs;
    }

    @Override
    public EndpointTable endpoints() {
        Map<String, Endpoint> all = new LinkedHashMap<>();
        for (String mode : List.of("text", "edit")) {
            String key = "image-nano-banana-2-" + mode;
            Map<String, FieldRule> fields = new LinkedHashMap<>();
            fields.put("prompt", rule("prompt", true, List.of(), null));
            fields.put("aspect_ratio", rule("aspect_ratio", false, List.of("9:16", "3:4"), "9:16"));
            fields.put("resolution", rule("resolution", false, List.of("1k", "2k", "4k"), "1k"));
            all.put(
                    key,
                    new Endpoint(
                            key,
                            "Nano Banana 2",
                            mode.equals("edit") ? "edit" : "text-to-image",
                            "nano-banana",
                            null,
                            fields,
                            null,
                            Map.of("4k", new BigDecimal("0.14"))));
        }
        return new EndpointTable(LocalDate.parse("2026-03-01"), all);
    }

    private static FieldRule rule(
            String name, boolean required, List<String> allowed, @Nullable String fallback) {
        return new FieldRule(
                name,
                "string",
                required,
                false,
                allowed,
                fallback,
                FieldRule.Canon.LOWER,
                null,
                null);
    }

    @Override
    public ProviderBoard providers() {
        ProviderBoard.Entry offline =
                new ProviderBoard.Entry(
                        "offline", "Offline sketch", "offline sketch", true, "Always ready.");
        return new ProviderBoard() {
            @Override
            public List<Entry> entries() {
                return List.of(offline);
            }

            @Override
            public Entry look(String providerId) {
                return offline;
            }

            @Override
            public java.util.Optional<Funds> funds(String providerId) {
                return java.util.Optional.empty();
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        gate.release();
        jobs.close();
    }
}
