package app.proofsheet.cli;

import org.jspecify.annotations.Nullable;

/**
 * What the common options ask for.
 *
 * @param provider provider id that replaces the one of a request or brief, null to keep it
 * @param wire wire of hosted-media, {@code 2026-07} or {@code 2026-05}, null for the default
 * @param reviewer name written into decisions, null for the setting or the system user
 */
public record CommandSettings(
        @Nullable String provider, @Nullable String wire, @Nullable String reviewer) {}
