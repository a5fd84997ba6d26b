package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;

import java.util.Comparator;
import java.util.stream.Collectors;

/** Under which headings the shown pictures stand. */
public enum PictureGrouping {
    /** No headings. */
    NONE,
    /** One heading for each run, last run first; pictures without a run last. */
    RUN,
    /** One heading for each combination of can-vary choices; pictures without one last. */
    VARIANT;

    /** What the pictures of a group have in common; {@code ""} for those that have nothing. */
    public String key(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return switch (this) {
            case NONE -> "";
            case RUN -> origin == null ? "" : origin.runId();
            case VARIANT ->
                    origin == null
                            ? ""
                            : origin.variant().entrySet().stream()
                                    .map(choice -> choice.getKey() + ": " + choice.getValue())
                                    .collect(Collectors.joining("  ·  "));
        };
    }

    /** Keeps groups together and in their order. */
    Comparator<PictureSnapshot> comparator() {
        return switch (this) {
            case NONE -> (_, _) -> 0;
            case RUN ->
                    Comparator.comparing(
                            this::key,
                            Comparator.comparing(String::isEmpty)
                                    .thenComparing(
                                            ((Comparator<String>) PictureOrder::compareRuns)
                                                    .reversed()));
            case VARIANT ->
                    Comparator.comparing(
                            this::key,
                            Comparator.comparing(String::isEmpty)
                                    .thenComparing(Comparator.naturalOrder()));
        };
    }
}
