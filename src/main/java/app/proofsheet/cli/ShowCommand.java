package app.proofsheet.cli;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.sent.Difference;
import app.proofsheet.json.JsonText;
import app.proofsheet.work.Dossiers;
import app.proofsheet.work.Dossiers.Dossier;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code show}: everything known about one picture. */
@Command(
        name = "show",
        description = "Everything known about one picture: run, request, attempts, lineage.")
final class ShowCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Parameters(
            paramLabel = "PATH",
            description = "The picture, absolute or relative to here or to the work folder.")
    @Nullable String path;

    @Override
    public Integer call() {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.open()) {
            PictureId picture =
                    PictureAddress.find(folder.workspace(), given.here(), Given.value(path));
            Dossier dossier = folder.workspace().dossiers().of(picture);
            given.print(JsonText.pretty(json(dossier)).stripTrailing());
            return ExitCode.DONE;
        }
    }

    private static Map<String, Object> json(Dossier dossier) {
        PictureSnapshot picture = dossier.picture();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("picture", picture(picture));
        json.put("explanation", dossier.explanation());
        json.put("run", picture.origin() == null ? null : origin(picture.origin()));
        json.put("promptHash", hash(dossier.promptHash()));
        json.put("requestHash", hash(dossier.requestHash()));
        json.put("personaLock", lock(dossier.lock()));
        json.put("records", dossier.files().stream().map(ShowCommand::record).toList());
        json.put("attempts", dossier.attempts().stream().map(ShowCommand::attempt).toList());
        json.put("parents", paths(dossier.parents()));
        json.put("children", paths(dossier.children()));
        json.put(
                "decisions",
                dossier.decisions().stream()
                        .map(d -> VerdictCommand.json(picture.id().assetDir(), d))
                        .toList());
        json.put("sourceBasis", dossier.source().stream().map(ShowCommand::evidence).toList());
        json.put(
                "differences",
                dossier.differences().stream().map(ShowCommand::difference).toList());
        return json;
    }

    private static Map<String, Object> picture(PictureSnapshot picture) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", picture.id().workPath());
        json.put("assetDir", picture.id().assetDir());
        json.put("state", JobLines.word(picture.state().name()));
        json.put("label", picture.label());
        json.put("rating", picture.rating());
        json.put("bytes", picture.bytes());
        json.put("modified", picture.modified());
        json.put("width", picture.size() == null ? null : picture.size().width());
        json.put("height", picture.size() == null ? null : picture.size().height());
        json.put("format", picture.format());
        json.put("sha256", picture.sha256());
        json.put("problem", picture.problem());
        return json;
    }

    private static Map<String, Object> origin(PictureSnapshot.Origin origin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("runId", origin.runId());
        json.put("attemptId", origin.attemptId());
        json.put("index", origin.index());
        json.put("provider", origin.provider());
        json.put("model", origin.model());
        json.put("mode", origin.mode());
        json.put("prompt", origin.prompt());
        json.put("variant", origin.variant());
        json.put("derivedFrom", origin.derivedFrom());
        json.put("feedback", origin.feedback());
        json.put("paidCredits", origin.cost());
        return json;
    }

    private static Map<String, Object> hash(Dossiers.HashCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("result", JobLines.word(check.result().name()));
        json.put("recorded", check.recorded());
        json.put("computed", check.computed());
        return json;
    }

    private static Map<String, Object> lock(Dossiers.LockCheck lock) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("result", JobLines.word(lock.result().name()));
        json.put("path", lock.path());
        json.put("sentence", lock.sentence());
        return json;
    }

    private static Map<String, Object> record(Dossiers.RecordFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", file.name());
        json.put("path", file.path());
        if (file.outline() == null) {
            json.put("problem", file.problem());
            json.put("text", file.text());
        } else {
            json.put("content", file.outline());
        }
        return json;
    }

    private static Map<String, Object> attempt(Dossiers.AttemptStory story) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("attemptId", story.attemptId());
        json.put("state", story.state());
        json.put("nextAction", story.nextAction());
        json.put("isPaid", story.isPaid());
        json.put("estimatedCredits", story.bill().estimated());
        json.put("reservedCredits", story.bill().reserved());
        json.put("finalizedCredits", story.bill().finalized());
        json.put("events", story.events().stream().map(ShowCommand::event).toList());
        return json;
    }

    private static Map<String, Object> event(Dossiers.Event event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", event.at());
        json.put("kind", event.kind());
        json.put("sentence", event.sentence());
        json.put("detail", event.detail());
        json.put("record", event.file());
        return json;
    }

    private static Map<String, Object> evidence(Dossiers.Evidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entry", evidence.entry());
        json.put("exists", evidence.exists());
        return json;
    }

    private static Map<String, Object> difference(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", difference.field());
        json.put("asked", difference.asked());
        json.put("sent", difference.sent());
        json.put("came", difference.came());
        json.put("sentence", difference.sentence());
        return json;
    }

    private static List<String> paths(List<PictureSnapshot> pictures) {
        return pictures.stream().map(p -> p.id().workPath()).toList();
    }
}
