package app.proofsheet.ui.notice;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One notice about something that has no place of its own on screen.
 *
 * @param kind how serious it is
 * @param topic notices of one topic replace each other, null when each stands alone
 * @param sentence what happened
 * @param more what was kept and what to do next, null when there is nothing to add
 * @param detail technical cause behind "Show details", null when none
 * @param action what can be done about it, null when nothing
 */
public record Notice(
        Kind kind,
        @Nullable String topic,
        String sentence,
        @Nullable String more,
        @Nullable String detail,
        @Nullable Deed action) {

    /** How serious a notice is; only problems stay until they are closed. */
    public enum Kind {
        DONE,
        INFO,
        PROBLEM
    }

    /** A button of a notice. */
    public record Deed(String label, Runnable action) {}

    /** Something was done and can be taken back; replaces the last one of its topic. */
    public static Notice done(String topic, String sentence, @Nullable Deed undo) {
        return new Notice(Kind.DONE, topic, sentence, null, null, undo);
    }

    /** Something worth knowing. */
    public static Notice info(String sentence) {
        return new Notice(Kind.INFO, null, sentence, null, null, null);
    }

    /** Something that was found and made good; it stays until it is closed. */
    public static Notice found(String sentence) {
        return new Notice(Kind.PROBLEM, null, sentence, null, null, null);
    }

    /** An expected failure, with what was kept and what to do next. */
    public static Notice of(Failure failure) {
        String more =
                Stream.of(failure.kept(), failure.next())
                        .filter(s -> s != null && !s.isBlank())
                        .collect(Collectors.joining(" "));
        return new Notice(
                Kind.PROBLEM,
                null,
                failure.sentence(),
                more.isEmpty() ? null : more,
                failure.detail(),
                null);
    }
}
