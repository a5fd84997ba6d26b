package app.proofsheet.provider.hosted;

import java.util.regex.Pattern;

/** Cuts signed addresses and durable references out of texts that people or logs may see. */
final class Redaction {

    private static final Pattern ADDRESS = Pattern.compile("(https?://[^\\s/?#\"']+)[^\\s\"']*");
    private static final Pattern REFERENCE = Pattern.compile("postplus-media://[^\\s\"']+");
    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+\\S+");
    private static final int LONGEST = 600;

    private Redaction() {}

    /** The text without queries, paths, references and tokens, cut at a readable length. */
    static String of(String text) {
        String cut = ADDRESS.matcher(text).replaceAll("$1/…");
        cut = REFERENCE.matcher(cut).replaceAll("postplus-media://…");
        cut = BEARER.matcher(cut).replaceAll("Bearer •••");
        return cut.length() <= LONGEST ? cut : cut.substring(0, LONGEST) + "…";
    }
}
