package app.proofsheet.provider.hosted;

import java.util.Set;

/** Hosts for which plain http is allowed (spec/hosted-media-api.md §1). */
final class Loopback {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Loopback() {}

    static boolean isLoopback(String host) {
        return HOSTS.contains(host);
    }
}
