package app.proofsheet.wiring;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Fills what the studio needs. */
final class StudioWiring {

    private final Surroundings around;
    private final FolderOptions options;

    StudioWiring(Surroundings around, FolderOptions options) {
        this.around = around;
        this.options = options;
    }

    void show(@Nullable Path workFolder) {
        throw new FailureException(
                Failure.of("studio_missing", FailureKind.STATE, around + " " + options));
    }

    List<Path> tour(Path target, Consumer<String> progress) throws InterruptedException {
        throw new FailureException(Failure.of("tour_missing", FailureKind.STATE, "" + target));
    }
}
