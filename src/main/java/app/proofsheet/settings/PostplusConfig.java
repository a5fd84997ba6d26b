package app.proofsheet.settings;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What the hosted service's own config file says (spec/hosted-media-api.md §2).
 *
 * @param token bearer token, null when not signed in
 * @param apiBaseUrl base address without trailing slashes, null when not set
 * @param cliVersion version of the official client that last signed in, null when not recorded
 * @param skillsReleaseId release baseline, null when not recorded
 */
public record PostplusConfig(
        @Nullable Secret token,
        @Nullable String apiBaseUrl,
        @Nullable String cliVersion,
        @Nullable String skillsReleaseId) {

    /** The token, empty when not signed in. */
    public Optional<Secret> signIn() {
        return Optional.ofNullable(token);
    }
}
