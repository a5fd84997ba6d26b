package app.proofsheet.work;

import java.util.List;

/** The providers a producer can choose. */
public interface ProviderBoard {

    /** All wired providers, the embedded one first. */
    List<Entry> entries();

    /** Asks a provider whether it can be used now. May use the network. */
    Entry look(String providerId) throws InterruptedException;

    /**
     * One provider.
     *
     * @param label honest label of what it makes ({@code offline sketch}, {@code hosted model})
     * @param isReady false when it needs something first
     * @param sentence why or why not
     */
    record Entry(String id, String displayName, String label, boolean isReady, String sentence) {}
}
