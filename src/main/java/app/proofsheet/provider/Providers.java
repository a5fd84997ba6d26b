package app.proofsheet.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers this program was wired with, by id. */
public final class Providers implements AutoCloseable {

    private final Map<String, ImageProvider> byId = new LinkedHashMap<>();

    /** Keeps the given order for lists. */
    public Providers(List<ImageProvider> providers) {
        providers.forEach(p -> byId.put(p.id(), p));
    }

    /** The provider of an id, empty when none is wired: never replaced by another. */
    public Optional<ImageProvider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All, in order. */
    public List<ImageProvider> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public void close() {
        byId.values().forEach(ImageProvider::close);
    }
}
