package app.proofsheet.domain.brief;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a brief said before it was saved over.
 *
 * @param number counts up by one for each state that is kept; gaps are states thinned out since
 * @param savedAt when this state was saved, null when the record does not say
 */
public record BriefVersion(int number, @Nullable Instant savedAt, Brief brief) {}
