package app.proofsheet.provider.hosted;

import java.util.regex.Pattern;

/**
 * Makes texts of a server fit for people, records and logs: no signed addresses, durable
 * references, tokens or control characters, and of a readable length.
 */
final class Redaction {

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?://)(?:[^\\s/?#@\"']*@)?([^\\s/?#@\"']+)[^\\s\"']*");
    private static final Pattern REFERENCE = Pattern.compile("(?i)postplus-media://[^\\s\"']+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s\"',;]+");
    private static final Pattern SECRET_FIELD =
            Pattern.compile(
                    "(?i)([\\w-]{0,40}(?:authorization|cookie|credential|secret|signature|token"
                            + "|api[_ -]?key)[\\w-]{0,40}[\"']?\\s{0,3}[:=]\\s{0,3})"
                            + "(\"[^\"]*\"?|'[^']*'?|[^\\s,;&}]+)");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]+");
    private static final int LONGEST = 600;
    private static final int LONGEST_READ = 8 * 1024;

    private Redaction() {}

    /** The text without queries, paths, references, secrets and control characters. */
    static String of(String text) {
        String read = text.length() <= LONGEST_READ ? text : text.substring(0, LONGEST_READ);
        String cut = ADDRESS.matcher(plain(read)).replaceAll("$1$2/…");
        cut = REFERENCE.matcher(cut).replaceAll("postplus-media://…");
        cut = BEARER.matcher(cut).replaceAll("$1 •••");
        cut = SECRET_FIELD.matcher(cut).replaceAll("$1•••");
        return cut.length() <= LONGEST ? cut : cut.substring(0, LONGEST) + "…";
    }

    /** The text on one line, without characters that could drive a terminal. */
    static String plain(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }
}
