package app.proofsheet.ui.assets;

import app.proofsheet.domain.asset.AssetPurpose;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** What an asset id may look like, and a suggestion for one (spec/brief.md §2). */
final class AssetIdRule {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._-]{1,79}");
    private static final int LONGEST_STEM = 72;

    private AssetIdRule() {}

    static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }

    /** Persona, concept and purpose joined, with the first version number that is free. */
    static String suggest(
            String persona, String concept, @Nullable AssetPurpose purpose, Set<String> taken) {
        StringJoiner parts = new StringJoiner("-");
        add(parts, persona);
        add(parts, concept);
        if (purpose != null) {
            add(parts, purpose.id().replace('_', '-'));
        }
        String stem = parts.length() == 0 ? "asset" : parts.toString();
        String shortened = stem.length() > LONGEST_STEM ? stem.substring(0, LONGEST_STEM) : stem;
        int version = 1;
        while (taken.contains(shortened + "-v" + version)) {
            version++;
        }
        return shortened + "-v" + version;
    }

    private static void add(StringJoiner parts, String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug =
                plain.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (!slug.isEmpty()) {
            parts.add(slug);
        }
    }
}
