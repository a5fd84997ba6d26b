package app.proofsheet.provider;

/** Whether a service could be used now, and a sentence why or why not. */
public record Readiness(boolean isReady, String sentence) {}
