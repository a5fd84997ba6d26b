package app.proofsheet.ui.review;

import org.jspecify.annotations.Nullable;

/**
 * One decision in words.
 *
 * @param when day and time
 * @param sentence what was decided and by whom
 * @param reason the reason given, null when none
 */
public record HistoryLine(String when, String sentence, @Nullable String reason) {}
