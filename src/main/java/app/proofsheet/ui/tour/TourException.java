package app.proofsheet.ui.tour;

import org.jspecify.annotations.Nullable;

import java.io.Serial;

/** Something on the tour was not as it should be. */
final class TourException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    TourException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
