package app.proofsheet.settings;

/** A secret text that never prints itself. */
public final class Secret {

    private final String value;

    /** Wraps a secret. */
    public Secret(String value) {
        this.value = value;
    }

    /** True when a text can stand in a header: printable ASCII, no line ends. */
    public static boolean isUsable(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** The secret itself; only for the header that needs it. */
    public String reveal() {
        return value;
    }

    /**
     * A form a person may see: all stars up to eight characters, else the first and last four
     * (spec/hosted-media-api.md §2).
     */
    public String masked() {
        return value.length() <= 8
                ? "*".repeat(value.length())
                : value.substring(0, 4) + "…" + value.substring(value.length() - 4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
