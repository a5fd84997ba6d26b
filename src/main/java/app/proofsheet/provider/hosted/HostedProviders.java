package app.proofsheet.provider.hosted;

import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.settings.PostplusConfigFile;

import okhttp3.OkHttpClient;

/** Makes the hosted provider for a wire. */
public final class HostedProviders {

    private HostedProviders() {}

    /**
     * The hosted provider.
     *
     * @param configFile where the sign-in stands
     * @param wire generation of the wire
     * @param identity how the program introduces itself
     * @param ids source of operation ids
     */
    public static ImageProvider create(
            PostplusConfigFile configFile, Wire wire, ClientIdentity identity, OperationIds ids) {
        OkHttpClient base = new OkHttpClient();
        return new HostedProvider(
                new HostedTransport(base, configFile, wire, identity),
                new MediaFiles(base),
                wire,
                ids);
    }

    /** Operation ids in the form each wire's own clients mint (spec/hosted-media-api.md §5.1). */
    public static OperationIds ids(Wire wire) {
        return switch (wire) {
            case V2026_07 -> OperationIds.random();
            case V2026_05 ->
                    (capability, operation) ->
                            "postplus-cli:hosted-capability:"
                                    + capability
                                    + ":"
                                    + operation
                                    + ":"
                                    + java.util.UUID.randomUUID();
        };
    }
}
