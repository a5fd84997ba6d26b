package app.proofsheet.provider.hosted;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * How the program introduces itself (spec/hosted-media-api.md §4). Never pretends to be the
 * official client on the current wire; every value can be set in the environment, because the
 * service may refuse an unknown client.
 *
 * @param runtime {@code x-postplus-client-runtime}
 * @param version {@code x-postplus-cli-version}, null to send the config file's value when it has
 *     one
 * @param skillName {@code x-postplus-skill-name} on submits and estimates of the current wire, null
 *     to send none
 */
public record ClientIdentity(String runtime, @Nullable String version, @Nullable String skillName) {

    /**
     * The identity of a wire; {@code PROOFSHEET_CLIENT_RUNTIME}, {@code PROOFSHEET_CLIENT_VERSION}
     * and {@code PROOFSHEET_CLIENT_SKILL} win over what is usual there.
     */
    public static ClientIdentity of(
            Wire wire, String programVersion, Map<String, String> environment) {
        ClientIdentity usual =
                switch (wire) {
                    case V2026_07 ->
                            new ClientIdentity("proofsheet", programVersion, "image-batch-runner");
                    case V2026_05 -> new ClientIdentity("postplus-skill", null, null);
                };
        String runtime = given(environment, "RUNTIME", usual.runtime());
        return new ClientIdentity(
                runtime == null ? usual.runtime() : runtime,
                given(environment, "VERSION", usual.version()),
                given(environment, "SKILL", usual.skillName()));
    }

    private static @Nullable String given(
            Map<String, String> environment, String name, @Nullable String otherwise) {
        String value = environment.getOrDefault("PROOFSHEET_CLIENT_" + name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }
}
