package app.proofsheet.domain.run;

/**
 * Names one image run.
 *
 * @param assetDir asset root relative to the work folder, {@code /}-separated
 * @param runId the run, a single safe path segment
 */
public record RunRef(String assetDir, String runId) {}
