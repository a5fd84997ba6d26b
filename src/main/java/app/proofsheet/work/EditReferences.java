package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Brief.Reference;
import app.proofsheet.domain.brief.Brief.ReferenceUse;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.brief.ReferenceContract;

import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The pictures an edit sends: the one that is edited first, then what goes along with it. */
final class EditReferences {

    private final WorkPaths paths;

    EditReferences(WorkPaths paths) {
        this.paths = paths;
    }

    /** What the brief and the contract say of references that are in the work folder. */
    List<Reference> known(PictureId source, Brief brief) {
        return contract(source, brief).references().stream()
                .filter(r -> r.use() == ReferenceUse.EXCLUDED || isThere(r.path()))
                .toList();
    }

    private ReferenceContract contract(PictureId source, Brief brief) {
        return ReferenceContract.read(paths.assetRoot(source.assetDir()), brief);
    }

    private boolean isThere(String workPath) {
        return WorkPaths.isSafePath(workPath)
                && WorkPaths.find(paths.root(), workPath).filter(Files::isRegularFile).isPresent();
    }

    /**
     * Work-relative paths in the order they are sent, each once.
     *
     * @throws FailureException {@code reference_excluded}, {@code reference_missing}, {@code
     *     contract_unreadable}
     */
    List<String> sent(Edits.EditOrder order, Brief brief) {
        PictureId source = order.source();
        ReferenceContract contract = contract(source, brief);
        SequencedSet<String> sent = new LinkedHashSet<>();
        sent.add(source.workPath());
        sent.addAll(order.references());
        for (String path : sent) {
            if (contract.isExcluded(path, source.assetDir())) {
                throw refuse(
                        "reference_excluded",
                        path + " is excluded by the reference contract and is never sent.",
                        path.equals(source.workPath())
                                ? "Edit another picture, or change what it may be used for in the"
                                        + " brief."
                                : "Take it off the references.");
            }
            if (!isThere(path)) {
                throw refuse(
                        "reference_missing",
                        "The reference " + path + " is not in the work folder.",
                        "Put the file there, or take it off the references.");
            }
        }
        return List.copyOf(sent);
    }

    private static FailureException refuse(String code, String sentence, String next) {
        return new FailureException(
                Failure.of(code, FailureKind.INPUT, sentence)
                        .withKept("Nothing was queued.")
                        .withNext(next));
    }
}
