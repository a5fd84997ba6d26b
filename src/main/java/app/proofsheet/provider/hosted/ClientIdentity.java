package app.proofsheet.provider.hosted;

import org.jspecify.annotations.Nullable;

/**
 * How the program introduces itself (spec/hosted-media-api.md §4). Never pretends to be the
 * official client on the current wire; every value can be configured.
 *
 * @param runtime {@code x-postplus-client-runtime}
 * @param version {@code x-postplus-cli-version}, null to send the config file's value when it has
 *     one
 * @param skillName {@code x-postplus-skill-name} on submits, null to send none
 */
public record ClientIdentity(String runtime, @Nullable String version, @Nullable String skillName) {

    /** The identity of a wire unless configured otherwise. */
    public static ClientIdentity of(Wire wire, String programVersion) {
        return switch (wire) {
            case V2026_07 -> new ClientIdentity("proofsheet", programVersion, "image-batch-runner");
            case V2026_05 -> new ClientIdentity("postplus-skill", null, null);
        };
    }
}
