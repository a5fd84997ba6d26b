package app.proofsheet.work;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.brief.BatchPlan;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Gate;
import app.proofsheet.domain.brief.PromptComposer;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.SettingProblem;
import app.proofsheet.domain.model.SettledRender;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.brief.BriefCodec;
import app.proofsheet.jobs.JobSnapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edits as queued runs: the picture is uploaded, then edited, in one job with two steps. */
public final class QueuedEdits implements Edits {

    private final Briefs briefs;
    private final Catalogue catalogue;
    private final EndpointTable endpoints;
    private final RunQueueing queueing;
    private final EditHandoffs handoffs;
    private final EditReferences references;

    /** Edits of the pictures of a work folder. */
    public QueuedEdits(
            WorkPaths paths,
            Briefs briefs,
            Catalogue catalogue,
            EndpointTable endpoints,
            RunQueueing queueing,
            EditHandoffs handoffs) {
        this.briefs = briefs;
        this.catalogue = catalogue;
        this.endpoints = endpoints;
        this.queueing = queueing;
        this.handoffs = handoffs;
        this.references = new EditReferences(paths);
    }

    @Override
    public List<String> endpoints() {
        return endpoints.all().stream().filter(Endpoint::isEdit).map(Endpoint::key).toList();
    }

    @Override
    public List<String> mustNotChange(PictureId source) {
        return briefs.load(source.assetDir()).rules().mustKeep().stream()
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public List<Brief.Reference> references(PictureId source) {
        return references.known(source, briefs.load(source.assetDir()));
    }

    @Override
    public Look look(EditOrder order) {
        Endpoint endpoint = checkedEndpoint(order);
        PictureSnapshot picture = picture(order.source());
        Brief brief = briefs.load(order.source().assetDir());
        List<String> sent = references.sent(order, brief);
        EditShape shape =
                EditShape.of(endpoint, picture.size(), brief, order.resolution(), sent.size());
        List<SettingProblem> problems =
                EndpointRules.check(endpoint, shape.wish()).stream()
                        .sorted(Comparator.comparing(p -> !p.isBlocking()))
                        .toList();
        boolean isSettled = problems.stream().noneMatch(SettingProblem::isBlocking);
        return new Look(
                shape.wish().aspectRatio(),
                isSettled ? size(EndpointRules.settle(endpoint, shape.wish())) : "",
                sent.size(),
                endpoint.maxReferences(),
                problems);
    }

    private static String size(SettledRender settled) {
        String size = settled.size();
        String tier = settled.resolution();
        return size != null ? size : tier != null ? tier : "";
    }

    @Override
    public String compose(PictureId source, Map<String, String> notes, List<String> mustNotChange) {
        return compose(briefs.load(source.assetDir()), notes, mustNotChange);
    }

    @Override
    public Estimate estimate(EditOrder order) {
        Endpoint endpoint = checkedEndpoint(order);
        PictureSnapshot picture = picture(order.source());
        Brief brief = briefs.load(order.source().assetDir());
        // The price does not wait for the words.
        return queueing.estimate(
                endpoint, wanted(order, endpoint, picture, brief, "Edit the picture."));
    }

    @Override
    public List<JobSnapshot> queue(EditOrder order, Consent consent) {
        Endpoint endpoint = checkedEndpoint(order);
        PictureSnapshot picture = picture(order.source());
        Brief brief = briefs.load(order.source().assetDir());
        List<JobSnapshot> jobs =
                queueing.queue(
                                order.source().assetDir(),
                                endpoint,
                                wanted(order, endpoint, picture, brief, prompt(order, brief)),
                                consent,
                                () -> {})
                        .jobs();
        handoffs.queued(order.source(), order.notes(), jobs);
        return jobs;
    }

    private Endpoint checkedEndpoint(EditOrder order) {
        Endpoint endpoint = editEndpoint(order.model());
        queueing.requireProvider(order.provider());
        if (order.count() < 1 || order.count() > Gate.MAX_COUNT) {
            throw refuse(
                    "bad_field",
                    "An edit makes 1 to "
                            + Gate.MAX_COUNT
                            + " pictures; this one asks for "
                            + order.count()
                            + ".",
                    "Choose a number from 1 to " + Gate.MAX_COUNT + ".");
        }
        return endpoint;
    }

    private List<RunQueueing.Wanted> wanted(
            EditOrder order,
            Endpoint endpoint,
            PictureSnapshot picture,
            Brief brief,
            String prompt) {
        List<String> sent = references.sent(order, brief);
        EditShape shape =
                EditShape.of(endpoint, picture.size(), brief, order.resolution(), sent.size());
        for (SettingProblem problem : EndpointRules.check(endpoint, shape.wish())) {
            if (problem.isBlocking()) {
                throw refuse(problem.code(), problem.message(), problem.mend());
            }
        }
        SettledRender settled = EndpointRules.settle(endpoint, shape.wish());
        List<RunQueueing.Wanted> wanted = new ArrayList<>();
        for (int pictures : BatchPlan.split(order.count(), endpoint, null)) {
            Integer most = endpoint.isSequential() ? Integer.valueOf(pictures) : null;
            ImageRequest.Render render =
                    BriefRequests.render(order.provider(), endpoint, settled, most);
            wanted.add(
                    new RunQueueing.Wanted(
                            request(order, sent, brief, prompt, shape, render), pictures));
        }
        return wanted;
    }

    private static ImageRequest request(
            EditOrder order,
            List<String> sent,
            Brief brief,
            String prompt,
            EditShape shape,
            ImageRequest.Render render) {
        AssetPurpose purpose = brief.identity().purpose();
        String folder = BriefRequests.folderName(order.source().assetDir());
        return new ImageRequest(
                BriefRequests.target(
                        brief, (purpose == null ? AssetPurpose.EDIT_FIX : purpose).id()),
                new ImageRequest.Format(
                        shape.format().id(), shape.format().label(), shape.format().aspectRatio()),
                prompt,
                brief.negativePrompt(),
                render,
                folder,
                folder,
                brief.grounding().sourceBasis(),
                new ImageRequest.Rules(
                        order.mustNotChange(),
                        List.of(),
                        brief.rules().mustAvoid(),
                        feedback(order.notes())),
                List.of(),
                sent,
                Map.of(),
                order.source().workPath(),
                BriefCodec.recordedFields(brief, shape.wish().isRatioChosen(), ""));
    }

    /** {@code "lighting: Lift the shadow"}: subject and text, in the order of the prompt. */
    private static List<String> feedback(Map<String, String> notes) {
        return notes.entrySet().stream()
                .filter(e -> !e.getValue().isBlank())
                .sorted(Map.Entry.comparingByKey(PromptComposer.subjectOrder()))
                .map(e -> e.getKey() + ": " + e.getValue().strip())
                .toList();
    }

    private static String prompt(EditOrder order, Brief brief) {
        String own = order.prompt();
        String prompt =
                own != null && !own.isBlank()
                        ? own
                        : compose(brief, order.notes(), order.mustNotChange());
        if (prompt.isBlank()) {
            throw refuse(
                    "empty_feedback",
                    "The edit does not say what should change.",
                    "Choose what the feedback is about and write it.");
        }
        return prompt;
    }

    private static String compose(
            Brief brief, Map<String, String> notes, List<String> mustNotChange) {
        Brief.Identity identity = brief.identity();
        List<String> names = new ArrayList<>(words(identity.assetId()));
        names.addAll(words(Optional.ofNullable(identity.personaId()).orElse("")));
        return PromptComposer.composeEdit(notes, mustNotChange, brief.rules().mustAvoid(), names);
    }

    private static List<String> words(String id) {
        return Arrays.asList(id.split("[^\\p{L}]+"));
    }

    private PictureSnapshot picture(PictureId source) {
        return catalogue
                .picture(source)
                .orElseThrow(() ->
                        refuse(
                                "picture_missing",
                                "The picture " + source.fileName() + " is no longer in its folder.",
                                "Look where it was moved to, and send it to edit there."));
    }

    private Endpoint editEndpoint(String key) {
        EndpointRules.unknownKey(endpoints, key)
                .ifPresent(problem -> {
                    throw refuse(
                            problem.code(),
                            problem.message(),
                            "Choose one of: " + String.join(", ", endpoints()) + ".");
                });
        Endpoint endpoint = endpoints.find(key).orElseThrow();
        if (!endpoint.isEdit()) {
            throw refuse(
                    "mode_mismatch",
                    key + " makes new pictures and cannot keep this one.",
                    "Choose one of: " + String.join(", ", endpoints()) + ".");
        }
        return endpoint;
    }

    private static FailureException refuse(String code, String sentence, String next) {
        return new FailureException(
                Failure.of(code, FailureKind.INPUT, sentence)
                        .withKept("Nothing was queued.")
                        .withNext(next));
    }
}
