package app.proofsheet.work;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The providers a producer can choose. */
public interface ProviderBoard {

    /** All wired providers, the embedded one first. */
    List<Entry> entries();

    /** Asks a provider whether it can be used now. May use the network. */
    Entry look(String providerId) throws InterruptedException;

    /**
     * Asks a provider what is left to spend; empty when nothing costs anything there. May use the
     * network.
     */
    Optional<Funds> funds(String providerId) throws InterruptedException;

    /**
     * What is left to spend.
     *
     * @param available credits that can be spent, null when the provider does not tell
     * @param reserved credits held back for running jobs, null when not told
     * @param sentence the same in words, or why it is not known
     */
    record Funds(@Nullable BigDecimal available, @Nullable BigDecimal reserved, String sentence) {}

    /**
     * One provider.
     *
     * @param label honest label of what it makes ({@code offline sketch}, {@code hosted model})
     * @param isReady false when it needs something first
     * @param sentence why or why not
     */
    record Entry(String id, String displayName, String label, boolean isReady, String sentence) {}
}
