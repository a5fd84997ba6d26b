package app.proofsheet.ui.brief;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.money.Today;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.work.ForwardingBriefs;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

class BriefViewModelTest {

    @TempDir Path folder;
    private final HandPause save = new HandPause();
    private final HandPause check = new HandPause();
    private final HandPause look = new HandPause();
    private final Shelf shelf = new Shelf();
    private final List<Confirm.Question> questions = new ArrayList<>();
    private boolean agrees;
    private FakeWorkspace work;
    private StudioSession session;
    private BriefViewModel model;

    @BeforeEach
    void open() {
        work = FakeWorkspace.sample(folder);
        session = new StudioSession(PanelTest.INLINE);
        session.workspaceProperty().set(withShelf());
        session.assets().setAll(work.catalogue().assets());
        model =
                new BriefViewModel(
                        session,
                        this::ask,
                        Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC),
                        save,
                        check,
                        look);
        choose(0);
    }

    private void ask(Confirm.Question question, Runnable yes) {
        questions.add(question);
        if (agrees) {
            yes.run();
        }
    }

    private AssetSnapshot choose(int index) {
        AssetSnapshot asset = session.assets().get(index);
        session.pictures().setAll(work.catalogue().pictures(asset.dir()));
        session.assetProperty().set(asset);
        return asset;
    }

    /** The fake work folder with briefs that can refuse. */
    private Workspace withShelf() {
        return (Workspace)
                Proxy.newProxyInstance(
                        Workspace.class.getClassLoader(),
                        new Class<?>[] {Workspace.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "briefs" -> shelf;
                                    case "equals" -> proxy == arguments[0];
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    default -> method.invoke(work, arguments);
                                });
    }

    /** Briefs that count and can refuse; everything else is the fake's. */
    private final class Shelf extends ForwardingBriefs {
        final List<Brief> saves = new ArrayList<>();
        final Map<String, Brief> files = new HashMap<>();
        final List<Finding> findings = new ArrayList<>();
        @Nullable Failure refusal;
        @Nullable Estimate unpriced;
        @Nullable Failure unreadable;

        Shelf() {
            super(() -> work.briefs());
        }

        @Override
        public Brief load(String assetDir) {
            if (unreadable != null) {
                throw new FailureException(unreadable);
            }
            return files.getOrDefault(assetDir, super.load(assetDir));
        }

        @Override
        public void save(Brief brief) {
            if (refusal != null) {
                throw new FailureException(refusal);
            }
            saves.add(brief);
            files.put(String.valueOf(brief.localAssetDir()), brief);
        }

        @Override
        public GateReport check(Brief brief) {
            List<Finding> all = new ArrayList<>(super.check(brief).findings());
            all.addAll(findings);
            return new GateReport(all, compose(brief));
        }

        @Override
        public Estimate estimate(Brief brief) {
            return unpriced == null ? super.estimate(brief) : unpriced;
        }

        @Override
        public List<JobSnapshot> queue(Brief brief, Consent consent, String reason) {
            List<JobSnapshot> queued = super.queue(brief, consent, reason);
            save(brief);
            return queued;
        }
    }

    @Test
    void typingIsSavedOnceAfterThePause() {
        model.form().visualDirectionProperty().set("A");
        model.form().visualDirectionProperty().set("A colleague");
        assertThat(shelf.saves).isEmpty();
        assertThat(model.saveStateProperty().get()).isEqualTo("Not saved yet");
        save.end();
        assertThat(shelf.saves).hasSize(1);
        assertThat(shelf.saves.getFirst().grounding().visualDirection()).isEqualTo("A colleague");
        assertThat(model.saveStateProperty().get()).isEqualTo("Saved 14:06");
    }

    @Test
    void nothingIsWrittenWhenNothingChanged() {
        save.end();
        model.save();
        choose(1);
        assertThat(shelf.saves).isEmpty();
    }

    @Test
    void goingToAnotherAssetSavesTheFirst() {
        String dir = session.assets().getFirst().dir();
        model.form().mustKeep().add("left-hand mug");
        choose(1);
        assertThat(shelf.saves).hasSize(1);
        assertThat(shelf.saves.getFirst().localAssetDir()).isEqualTo(dir);
        assertThat(model.form().mustKeep()).doesNotContain("left-hand mug");
        choose(0);
        assertThat(model.form().mustKeep()).contains("left-hand mug");
    }

    @Test
    void whatCouldNotBeSavedIsKeptAcrossAssets() {
        shelf.refusal = Failure.of("disk_full", FailureKind.STORAGE, "The disk is full.");
        model.form().notesProperty().set("ask the customer");
        save.end();
        assertThat(model.saveStateProperty().get()).isEqualTo("Not saved: The disk is full.");
        choose(1);
        choose(0);
        assertThat(model.form().notesProperty().get()).isEqualTo("ask the customer");
        shelf.refusal = null;
        model.save();
        assertThat(shelf.saves).hasSize(1);
        assertThat(model.saveStateProperty().get()).isEqualTo("Saved 14:06");
    }

    @Test
    void closingSavesEveryOpenBriefAlsoOneThatCouldNotBeSavedBefore() {
        shelf.refusal = Failure.of("disk_full", FailureKind.STORAGE, "The disk is full.");
        model.form().notesProperty().set("first");
        AssetSnapshot second = choose(1);
        model.form().notesProperty().set("second");
        shelf.refusal = null;
        model.dispose();
        assertThat(shelf.saves)
                .extracting(Brief::notes)
                .containsExactlyInAnyOrder("first", "second");
        assertThat(shelf.files.get(second.dir()).notes()).isEqualTo("second");
    }

    @Test
    void aBrokenBriefIsShownAndNeverWrittenOver() {
        shelf.unreadable =
                Failure.of("brief_newer", FailureKind.RECORD, "The brief is of a newer version.");
        choose(1);
        assertThat(model.stageProperty().get()).isEqualTo(BriefViewModel.Stage.UNREADABLE);
        model.form().notesProperty().set("typed into nothing");
        save.end();
        model.queueing().queue();
        assertThat(shelf.saves).isEmpty();
        assertThat(work.jobs().jobs()).isEmpty();
        shelf.unreadable = null;
        model.reload();
        assertThat(model.stageProperty().get()).isEqualTo(BriefViewModel.Stage.FORM);
        assertThat(model.form().notesProperty().get()).isEmpty();
    }

    @Test
    void theGateNamesWhatStopsAndTheButtonSaysWhy() {
        model.form().sourceBasis().clear();
        check.end();
        GateLine source = line(GateLine.Topic.SOURCE);
        assertThat(source.state()).isEqualTo(GateLine.State.STOPS);
        assertThat(source.field()).isEqualTo("sourceBasis");
        assertThat(model.gate().offerProperty().get().isReady()).isFalse();
        assertThat(model.gate().offerProperty().get().reason())
                .startsWith("Source basis is missing.");
        model.queueing().queue();
        assertThat(work.jobs().jobs()).isEmpty();
    }

    @Test
    void whatIsAboveTheCeilingIsAskedAboutAndQueuedOnlyWithConsent() {
        work.costs().setCeilings(new Ceilings(null, new BigDecimal("2")));
        work.costs().today(new Today(new BigDecimal("1.5"), BigDecimal.ZERO, 0));
        model.queueing().queue();
        assertThat(questions).hasSize(1);
        Confirm.Question asked = questions.getFirst();
        assertThat(asked.danger()).isTrue();
        assertThat(asked.text())
                .contains("≈ 0.56 credits (4 × 0.14)")
                .contains("Spent or committed today: 1.5 credits")
                .contains("Ceiling: 2.0 a day");
        assertThat(work.jobs().jobs()).isEmpty();
        assertThat(shelf.saves).isEmpty();
        agrees = true;
        model.queueing().queue();
        assertThat(work.jobs().jobs()).hasSize(4);
    }

    @Test
    void aPriceThatIsNotToldIsSaidWithItsReason() {
        shelf.unpriced = new Estimate.Unknown("The service is away.");
        model.form().sourceBasis().add("more.md");
        check.end();
        QueueOffer offer = model.gate().offerProperty().get();
        assertThat(offer.detail()).endsWith("price not told");
        assertThat(offer.priceNote()).isEqualTo("Price not told: The service is away.");
        assertThat(offer.isReady()).isTrue();
    }

    private GateLine line(GateLine.Topic topic) {
        return model.gate().linesProperty().get().stream()
                .filter(l -> l.topic() == topic)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theButtonSaysWhatItWillDoAndDoesIt() {
        QueueOffer offer = model.gate().offerProperty().get();
        assertThat(offer.title()).isEqualTo("Queue 4 candidates");
        assertThat(offer.detail()).isEqualTo("nano-banana-2 · 4k · ≈ 0.56 credits (4 × 0.14)");
        model.queueing().queue();
        assertThat(work.jobs().jobs()).hasSize(4);
        assertThat(model.queueing().confirmationProperty().get()).startsWith("4 candidates queued");
    }

    @Test
    void anApprovedFaceAsksFirst() {
        shelf.findings.add(
                new Finding(
                        BriefGate.APPROVED_FACE,
                        Finding.Severity.WARNING,
                        "assetPurpose",
                        "This asset has an approved face.",
                        "Edit instead?",
                        null));
        model.form().notesProperty().set("again");
        check.end();
        model.queueing().queue();
        assertThat(work.jobs().jobs()).isEmpty();
        assertThat(model.queueing().questionProperty().get()).isNotNull();
        model.queueing().editInstead();
        assertThat(session.pictures())
                .filteredOn(p -> p.id().equals(session.editingProperty().get()))
                .allMatch(p -> p.rating() == 5)
                .hasSize(1);
        model.queueing().queue();
        model.queueing().generateAnyway();
        assertThat(work.jobs().jobs()).isEmpty();
        model.queueing().reasonProperty().set(" Another person is wanted. ");
        model.queueing().generateAnyway();
        assertThat(work.jobs().jobs()).hasSize(4);
        assertThat(work.briefs().reason).isEqualTo("Another person is wanted.");
        assertThat(model.queueing().reasonProperty().get()).isEmpty();
    }

    @Test
    void marksFollowTheDiskWithoutATouch() {
        String entry = "research/benchmark-work-friend.md";
        assertThat(model.gate().existence()).containsEntry(entry, true);
        work.briefs().gone.add(entry);
        look.end();
        assertThat(model.gate().existence()).containsEntry(entry, false);
        work.briefs().gone.clear();
        look.end();
        assertThat(model.gate().existence()).containsEntry(entry, true);
        assertThat(look.isWaiting()).isTrue();
    }

    @Test
    void anEditedPromptIsKeptUntilItIsPutBack() {
        String composed = model.promptProperty().get();
        model.editPrompt();
        model.form().ownPromptProperty().set(composed + " Softer.");
        check.end();
        assertThat(model.promptProperty().get()).isEqualTo(composed + " Softer.");
        model.putPromptBack();
        assertThat(model.promptProperty().get()).isEqualTo(composed);
    }

    @Test
    void onlyWhatTheEndpointAllowsIsOffered() {
        BriefChoices choices = model.options().choicesProperty().get();
        assertThat(choices.models()).containsExactly("image-nano-banana-2-text");
        assertThat(choices.ratios()).containsExactly("9:16", "3:4");
        assertThat(choices.tiers()).containsExactly("1k", "2k", "4k");
        assertThat(choices.topTier()).contains("4k");
        model.options().choosePurpose(AssetPurpose.EDIT_FIX);
        assertThat(model.form().modelProperty().get()).isEqualTo("image-nano-banana-2-edit");
    }

    @Test
    void aRatioBringsItsCreativeFormat() {
        model.options().chooseRatio("3:4");
        assertThat(model.form().brief().output().creativeFormat()).isEqualTo("instagram_meta_ads");
        model.options().chooseRatio("1:1");
        assertThat(model.form().brief().output().creativeFormat()).isNull();
    }

    @Test
    void anotherLockForgetsTheOldHash() {
        model.form()
                .fill(
                        model.form()
                                .brief()
                                .withGrounding(
                                        new Brief.Grounding(
                                                new Brief.PersonaLock("persona/a.md", "ab"),
                                                null,
                                                List.of(),
                                                false,
                                                List.of())));
        model.options().chooseLock("persona/a.md");
        assertThat(model.form().personaLockProperty().get())
                .isEqualTo(new Brief.PersonaLock("persona/a.md", "ab"));
        model.options().confirmLock();
        assertThat(model.form().personaLockProperty().get())
                .isEqualTo(new Brief.PersonaLock("persona/a.md", null));
    }

    @Test
    void aReadingThatBeganBeforeAChangeNeverTakesItBack() {
        List<Runnable> late = new ArrayList<>();
        StudioSession slow =
                new StudioSession(
                        new Tasks() {
                            @Override
                            public <T> void run(String what, Callable<T> job, Consumer<T> onFx) {
                                try {
                                    T result = job.call();
                                    late.add(() -> onFx.accept(result));
                                } catch (Exception e) {
                                    throw new IllegalStateException(what, e);
                                }
                            }

                            @Override
                            public void onFx(Runnable action) {
                                action.run();
                            }
                        });
        slow.workspaceProperty().set(withShelf());
        BriefViewModel other =
                new BriefViewModel(
                        slow,
                        this::ask,
                        Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC),
                        save,
                        check,
                        look);
        AssetSnapshot asset = session.assets().getFirst();
        slow.assetProperty().set(asset);
        handOver(late);
        slow.assetProperty().set(copy(asset, 7));
        List<Runnable> reading = List.copyOf(late);
        late.clear();
        other.form().sourceBasis().clear();
        save.end();
        handOver(late);
        reading.forEach(Runnable::run);
        assertThat(other.form().sourceBasis()).isEmpty();
        other.dispose();
    }

    private static void handOver(List<Runnable> late) {
        while (!late.isEmpty()) {
            late.removeFirst().run();
        }
    }

    @Test
    void theFindingsAreThoseOfTheLines() {
        List<Integer> counts = new ArrayList<>();
        model.gate().linesProperty().addListener(l -> counts.add(model.gate().findings().size()));
        model.gate().linesProperty().get();
        model.form().sourceBasis().clear();
        check.end();
        assertThat(counts).last().isEqualTo(1);
    }

    @Test
    void aChangeOnDiskShowsUnlessSomethingWasTyped() {
        AssetSnapshot asset = session.assets().getFirst();
        shelf.files.put(asset.dir(), shelf.load(asset.dir()).withNotes("by another program"));
        session.assetProperty().set(copy(asset, 1));
        assertThat(model.form().notesProperty().get()).isEqualTo("by another program");
        model.form().notesProperty().set("mine");
        shelf.files.put(asset.dir(), shelf.load(asset.dir()).withNotes("theirs"));
        session.assetProperty().set(copy(asset, 2));
        assertThat(model.form().notesProperty().get()).isEqualTo("mine");
    }

    private static AssetSnapshot copy(AssetSnapshot asset, int news) {
        return new AssetSnapshot(
                asset.dir(),
                asset.assetId(),
                asset.purpose(),
                asset.counts(),
                news,
                asset.hero(),
                asset.hasBrief(),
                asset.problem());
    }
}
