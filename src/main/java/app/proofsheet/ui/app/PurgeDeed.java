package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictDesk;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Reviews;
import app.proofsheet.work.Workspace;

import java.text.NumberFormat;

/**
 * Moves the rejected pictures of the asset on screen to the trash, after saying how many they are
 * and how large, and after the verdicts that are still on their way.
 */
final class PurgeDeed {

    private static final double MEGABYTE = 1_000_000;

    private final StudioSession session;
    private final VerdictDesk verdicts;
    private final Confirm confirm;
    private final Notices notices;
    private final Texts texts = Texts.of("app");

    PurgeDeed(StudioSession session, VerdictDesk verdicts, Confirm confirm, Notices notices) {
        this.session = session;
        this.verdicts = verdicts;
        this.confirm = confirm;
        this.notices = notices;
    }

    void ask() {
        verdicts.whenIdle(() -> {
            Workspace workspace = session.workspaceProperty().get();
            AssetSnapshot asset = session.assetProperty().get();
            if (workspace != null && asset != null) {
                session.tasks()
                        .run(
                                texts.get("purge.looking"),
                                () -> workspace.reviews().lookPurge(asset.dir()),
                                purge -> ask(workspace, purge));
            }
        });
    }

    private void ask(Workspace workspace, Reviews.Purge purge) {
        int count = purge.pictures().size();
        if (count == 0) {
            notices.show(Notice.info(texts.get("purge.none")));
            return;
        }
        confirm.ask(
                new Confirm.Question(
                        texts.get("purge.title", count),
                        texts.get("purge.text", count, megabytes(purge.bytes())),
                        texts.get("purge.deed", count),
                        true,
                        null),
                () -> carryOut(workspace, purge));
    }

    private void carryOut(Workspace workspace, Reviews.Purge purge) {
        session.tasks()
                .run(
                        texts.get("purge.working"),
                        () -> workspace.reviews().purge(purge),
                        purged ->
                                notices.show(
                                        Notice.info(
                                                texts.get(
                                                        purged.isInSystemTrash()
                                                                ? "purge.done"
                                                                : "purge.kept",
                                                        purged.pictures(),
                                                        megabytes(purged.bytes())))));
    }

    private static String megabytes(long bytes) {
        NumberFormat format = NumberFormat.getInstance();
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(bytes / MEGABYTE);
    }
}
