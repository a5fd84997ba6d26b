package app.proofsheet.domain.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoint keys this program knows, as data (spec/endpoints.md §7).
 *
 * @param sourceDate the day the table was checked
 * @param endpoints by key, in catalogue order
 */
public record EndpointTable(LocalDate sourceDate, Map<String, Endpoint> endpoints) {

    /** Copies the map, keeping its order. */
    public EndpointTable {
        endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
    }

    /** The endpoint of a key, empty when it is unknown or vanished; old runs stay readable. */
    public Optional<Endpoint> find(String key) {
        return Optional.ofNullable(endpoints.get(key));
    }

    /** All, in catalogue order. */
    public Collection<Endpoint> all() {
        return endpoints.values();
    }
}
