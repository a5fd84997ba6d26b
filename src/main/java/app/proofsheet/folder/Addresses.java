package app.proofsheet.folder;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of a provider in records that anybody may read (defect D47): what signs them in is cut,
 * what a person can recognise them by stays.
 */
public final class Addresses {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "([a-zA-Z][a-zA-Z0-9+.-]*://)(?:[^/?#]*@)?([^?#]*)(?:[?#].*)?", Pattern.DOTALL);

    private Addresses() {}

    /** An address without user, query and fragment; any other text as it is. */
    public static String plain(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches() ? address.group(1) + address.group(2) : text;
    }
}
