package app.proofsheet.provider.hosted;

import app.proofsheet.provider.AlwaysAsk;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.settings.PostplusConfigFile;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import java.io.IOException;
import java.time.Clock;

/** Makes the hosted provider for a wire. */
public final class HostedProviders {

    private HostedProviders() {}

    /**
     * The hosted provider.
     *
     * @param configFile where the sign-in stands
     * @param wire generation of the wire
     * @param identity how the program introduces itself
     * @param consent to prices, on the current wire; the legacy wire asks a person every time
     * @param ids source of operation ids
     */
    public static ImageProvider create(
            PostplusConfigFile configFile,
            Wire wire,
            ClientIdentity identity,
            QuoteConsent consent,
            OperationIds ids) {
        return create(
                new OkHttpClient(),
                configFile,
                wire,
                identity,
                consent,
                ids,
                WireLimits.of(wire),
                Clock.systemUTC());
    }

    static ImageProvider create(
            OkHttpClient client,
            PostplusConfigFile configFile,
            Wire wire,
            ClientIdentity identity,
            QuoteConsent consent,
            OperationIds ids,
            WireLimits limits,
            Clock clock) {
        OkHttpClient base =
                switch (wire) {
                    case V2026_07 -> client;
                    case V2026_05 ->
                            client.newBuilder()
                                    .addNetworkInterceptor(HostedProviders::bare)
                                    .build();
                };
        return new HostedProvider(
                new HostedTransport(
                        new HostedExchange(base, limits, clock),
                        limits.retries(),
                        configFile,
                        wire,
                        identity),
                new MediaFiles(base, limits, clock),
                wire,
                switch (wire) {
                    case V2026_07 -> consent;
                    case V2026_05 -> new AlwaysAsk();
                },
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
