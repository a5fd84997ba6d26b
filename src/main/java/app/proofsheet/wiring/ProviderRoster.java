package app.proofsheet.wiring;

import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.Readiness;
import app.proofsheet.work.ProviderBoard;

import java.util.List;

/** The wired providers as a producer chooses among them. */
final class ProviderRoster implements ProviderBoard {

    private final Providers providers;

    ProviderRoster(Providers providers) {
        this.providers = providers;
    }

    @Override
    public List<Entry> entries() {
        return providers.all().stream()
                .map(p ->
                        new Entry(
                                p.id(),
                                p.displayName(),
                                p.capabilities().label(),
                                true,
                                p.capabilities().label()))
                .toList();
    }

    @Override
    public Entry look(String providerId) throws InterruptedException {
        ImageProvider provider = providers.find(providerId).orElse(null);
        if (provider == null) {
            return new Entry(
                    providerId,
                    providerId,
                    "",
                    false,
                    "No provider \"" + providerId + "\" is set up in this program.");
        }
        Readiness readiness = provider.readiness();
        return new Entry(
                provider.id(),
                provider.displayName(),
                provider.capabilities().label(),
                readiness.isReady(),
                readiness.sentence());
    }
}
