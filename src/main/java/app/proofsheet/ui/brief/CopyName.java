package app.proofsheet.ui.brief;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id a copy of an asset is suggested: the next version that is free. */
final class CopyName {

    private static final Pattern VERSIONED = Pattern.compile("(.*?)-v(\\d{1,6})");
    private static final int LONGEST_STEM = 70;

    private CopyName() {}

    static String next(String assetId, Set<String> taken) {
        Matcher versioned = VERSIONED.matcher(assetId);
        boolean hasVersion = versioned.matches();
        String stem = hasVersion ? versioned.group(1) : assetId.isBlank() ? "asset" : assetId;
        String shortened = stem.length() > LONGEST_STEM ? stem.substring(0, LONGEST_STEM) : stem;
        int version = hasVersion ? Integer.parseInt(versioned.group(2)) + 1 : 2;
        while (taken.contains(shortened + "-v" + version)) {
            version++;
        }
        return shortened + "-v" + version;
    }
}
