package app.proofsheet.domain.sent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that was asked, sent or made differently.
 *
 * @param field what differs, a stable word for programs: {@code aspectRatio}, {@code count}
 * @param asked as the request has it, null when it asks for nothing
 * @param sent as it left, null when it did not
 * @param came as the pictures are, null when that says nothing or there are none
 * @param sentence all of it for people
 */
public record Difference(
        String field,
        @Nullable String asked,
        @Nullable String sent,
        @Nullable String came,
        String sentence) {

    /** A difference in the usual words: {@code Ratio: asked 9:16, sent 1:1, came 1024×1024.} */
    static Difference of(
            String field,
            String name,
            @Nullable String asked,
            @Nullable String sent,
            @Nullable String came) {
        List<String> parts = new ArrayList<>();
        if (asked != null) {
            parts.add("asked " + asked);
        }
        parts.add(sent == null ? "not sent" : "sent " + sent);
        if (came != null) {
            parts.add("came " + came);
        }
        return new Difference(
                field, asked, sent, came, name + ": " + String.join(", ", parts) + ".");
    }
}
