package app.proofsheet.wiring;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.provider.BalanceAnswer;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.Readiness;
import app.proofsheet.work.ProviderBoard;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

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

    @Override
    public Optional<Funds> funds(String providerId) throws InterruptedException {
        ImageProvider provider = providers.find(providerId).orElse(null);
        return provider == null ? Optional.empty() : read(provider.balance());
    }

    private static Optional<Funds> read(BalanceAnswer answer) {
        return switch (answer) {
            case BalanceAnswer.NotMetered() -> Optional.empty();
            case BalanceAnswer.Unknown(Failure failure) ->
                    Optional.of(new Funds(null, null, failure.sentence()));
            case BalanceAnswer.Known(BigDecimal available, BigDecimal reserved, String account) ->
                    Optional.of(new Funds(available, reserved, said(available, reserved, account)));
        };
    }

    private static String said(
            BigDecimal available, @Nullable BigDecimal reserved, @Nullable String account) {
        return plain(available)
                + " credits available"
                + (reserved == null || reserved.signum() == 0
                        ? ""
                        : ", " + plain(reserved) + " reserved")
                + (account == null ? "" : " (" + account + ")");
    }

    private static String plain(BigDecimal credits) {
        return credits.stripTrailingZeros().toPlainString();
    }
}
