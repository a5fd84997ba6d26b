package app.proofsheet.domain.money;

import app.proofsheet.domain.run.RunRef;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One submit that was bought, or may have been, and what became of it.
 *
 * @param run the run
 * @param attemptId the attempt, null in folders without attempts
 * @param assetId for people
 * @param provider provider id
 * @param model endpoint key, {@code ""} when not recorded
 * @param personaId null when the run names none
 * @param campaignId null when the run names none
 * @param at when it was bought
 * @param charge what it cost
 * @param made pictures it made, also those no longer there
 * @param approved how many of them are approved now
 * @param rejected how many of them are rejected now
 */
public record CostLine(
        RunRef run,
        @Nullable String attemptId,
        String assetId,
        String provider,
        String model,
        @Nullable String personaId,
        @Nullable String campaignId,
        Instant at,
        Charge charge,
        int made,
        int approved,
        int rejected) {}
