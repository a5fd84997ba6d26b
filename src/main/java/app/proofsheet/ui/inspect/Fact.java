package app.proofsheet.ui.inspect;

/** A label and what is known under it. */
public record Fact(String label, String value) {}
