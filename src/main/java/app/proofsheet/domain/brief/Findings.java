package app.proofsheet.domain.brief;

/** Short ways to write a finding. */
final class Findings {

    private Findings() {}

    static Finding blocked(String code, String field, String message, String mend) {
        return new Finding(code, Finding.Severity.BLOCKED, field, message, mend, null);
    }

    static Finding about(String code, String field, String message, String mend, String subject) {
        return new Finding(code, Finding.Severity.BLOCKED, field, message, mend, subject);
    }

    static Finding warning(String code, String field, String message, String mend) {
        return new Finding(code, Finding.Severity.WARNING, field, message, mend, null);
    }

    static Finding warningAbout(
            String code, String field, String message, String mend, String subject) {
        return new Finding(code, Finding.Severity.WARNING, field, message, mend, subject);
    }

    /** A value in a sentence: control characters shown as a mark, long ones cut. */
    static String quoted(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        int end = Math.min(plain.length(), 120);
        if (end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        return "\"" + plain.substring(0, end) + (end < plain.length() ? "…" : "") + "\"";
    }
}
