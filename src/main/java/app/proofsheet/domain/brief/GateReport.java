package app.proofsheet.domain.brief;

import java.util.List;

/**
 * The gate's answer for a brief as it stands.
 *
 * @param findings everything found, blocking ones first, in field order
 * @param prompt the prompt that would be sent for the first candidate, {@code ""} when none
 */
public record GateReport(List<Finding> findings, String prompt) {

    /** Copies the findings. */
    public GateReport {
        findings = List.copyOf(findings);
    }

    /** True when nothing blocks. */
    public boolean isReady() {
        return blocking().isEmpty();
    }

    /** The findings that stop the work. */
    public List<Finding> blocking() {
        return of(Finding.Severity.BLOCKED);
    }

    /** The findings that do not stop the work. */
    public List<Finding> warnings() {
        return of(Finding.Severity.WARNING);
    }

    private List<Finding> of(Finding.Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).toList();
    }
}
