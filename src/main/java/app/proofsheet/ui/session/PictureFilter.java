package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * Which pictures of the asset are shown and in which order.
 *
 * @param state only this review state, null for all
 * @param run only this run, null for all
 * @param text words that must all occur in label, path, run, model, prompt, variant or feedback;
 *     {@code ""} for none
 * @param order how they are ordered
 */
public record PictureFilter(
        @Nullable PictureState state, @Nullable String run, String text, PictureOrder order) {

    /** Everything, last made first. */
    public static final PictureFilter ALL = new PictureFilter(null, null, "", PictureOrder.NEWEST);

    /** The same with another state. */
    public PictureFilter withState(@Nullable PictureState value) {
        return new PictureFilter(value, run, text, order);
    }

    /** The same with another run. */
    public PictureFilter withRun(@Nullable String value) {
        return new PictureFilter(state, value, text, order);
    }

    /** The same with another text. */
    public PictureFilter withText(String value) {
        return new PictureFilter(state, run, value, order);
    }

    /** The same with another order. */
    public PictureFilter withOrder(PictureOrder value) {
        return new PictureFilter(state, run, text, value);
    }

    /** The pictures that pass, in order. */
    public List<PictureSnapshot> apply(List<PictureSnapshot> pictures) {
        List<String> words =
                List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                        .filter(w -> !w.isEmpty())
                        .toList();
        return pictures.stream()
                .filter(p -> state == null || p.state() == state)
                .filter(p -> run == null || run.equals(runOf(p)))
                .filter(p -> words.isEmpty() || containsAll(p, words))
                .sorted(order.comparator())
                .toList();
    }

    private static @Nullable String runOf(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return origin == null ? null : origin.runId();
    }

    private static boolean containsAll(PictureSnapshot picture, List<String> words) {
        StringBuilder all = new StringBuilder();
        all.append(picture.label()).append('\n').append(picture.id().workPath());
        PictureSnapshot.Origin origin = picture.origin();
        if (origin != null) {
            all.append('\n').append(origin.runId()).append('\n').append(origin.model());
            all.append('\n').append(origin.prompt()).append('\n').append(origin.variant());
            all.append('\n').append(origin.feedback());
        }
        String text = all.toString().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
