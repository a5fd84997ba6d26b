package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.folder.check.AssetCheck;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Checks asset folders by reading every record and every picture. */
public final class FolderVerifier implements FolderCheck {

    private final WorkPaths paths;

    /** Checks of a work folder. */
    public FolderVerifier(WorkPaths paths) {
        this.paths = paths;
    }

    /**
     * {@inheritDoc}
     *
     * @throws FailureException {@code asset_missing} when the named folder is not there
     */
    @Override
    public Report verify(@Nullable String assetDir) {
        List<String> dirs = assetDir == null ? AssetFolders.find(paths.root()) : List.of(assetDir);
        List<Difference> differences = new ArrayList<>();
        int pictures = 0;
        int runs = 0;
        for (String dir : dirs) {
            if (!Files.isDirectory(paths.assetRoot(dir))) {
                throw missing(dir);
            }
            AssetCheck check = new AssetCheck(paths.assetRoot(dir));
            check.run()
                    .forEach(finding ->
                            differences.add(
                                    new Difference(
                                            finding.kind(),
                                            new PictureId(dir, finding.path()).workPath(),
                                            finding.sentence())));
            pictures += check.pictures();
            runs += check.runs();
        }
        return new Report(dirs.size(), pictures, runs, List.copyOf(differences));
    }

    private static FailureException missing(String dir) {
        return new FailureException(
                Failure.of(
                                "asset_missing",
                                FailureKind.INPUT,
                                "There is no asset folder \"" + dir + "\" in this work folder.")
                        .withNext("Name a folder that is there."));
    }
}
