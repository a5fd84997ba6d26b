package app.proofsheet.ui.brief;

import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.work.Workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Chosen and dropped files as the brief names them: relative to the work folder. */
final class BriefFiles {

    private final StudioSession session;
    private final FileChoice choice;

    BriefFiles(StudioSession session, FileChoice choice) {
        this.session = session;
        this.choice = choice;
    }

    Optional<Path> askOne(String title) {
        return root().flatMap(root -> choice.oneFile(title, root));
    }

    List<Path> askMany(String title) {
        return root().map(root -> choice.manyFiles(title, root)).orElse(List.of());
    }

    private Optional<Path> root() {
        return Optional.ofNullable(session.workspaceProperty().get()).map(Workspace::root);
    }

    /** A file below the work folder relative to it, any other with its full path. */
    String workPath(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path named =
                root().filter(whole::startsWith).map(root -> root.relativize(whole)).orElse(whole);
        return named.toString().replace('\\', '/');
    }
}
