package app.proofsheet.folder.money;

import app.proofsheet.domain.money.Charge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One submit of an asset that was bought, or may have been, as its records tell.
 *
 * @param attemptId null in folders without attempts
 * @param made pictures it made
 */
public record Submit(
        String runId,
        @Nullable String attemptId,
        String assetId,
        String provider,
        String model,
        @Nullable String personaId,
        @Nullable String campaignId,
        Instant at,
        Charge charge,
        int made) {}
