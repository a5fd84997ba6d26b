package app.proofsheet.provider.hosted;

import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.settings.PostplusConfigFile;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import java.io.IOException;

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
        OkHttpClient base =
                switch (wire) {
                    case V2026_07 -> new OkHttpClient();
                    case V2026_05 ->
                            new OkHttpClient.Builder()
                                    .addNetworkInterceptor(HostedProviders::bare)
                                    .build();
                };
        return new HostedProvider(
                new HostedTransport(base, configFile, wire, identity),
                new MediaFiles(base),
                wire,
                ids);
    }

    /** Clients of the legacy wire sent no headers of their HTTP library. */
    private static Response bare(Interceptor.Chain chain) throws IOException {
        return chain.proceed(
                chain.request()
                        .newBuilder()
                        .removeHeader("user-agent")
                        .removeHeader("accept-encoding")
                        .build());
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
