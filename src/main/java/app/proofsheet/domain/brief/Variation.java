package app.proofsheet.domain.brief;

import java.util.List;

/**
 * A can-vary entry written as alternatives.
 *
 * @param name what varies: the words all alternatives share ({@code glasses}), else the entry
 * @param options at least two, in the producer's order
 */
public record Variation(String name, List<Option> options) {

    /** Copies the options. */
    public Variation {
        options = List.copyOf(options);
    }

    /**
     * One alternative.
     *
     * @param value what is recorded under the name ({@code off})
     * @param phrase what is said in the prompt ({@code glasses off})
     */
    public record Option(String value, String phrase) {}
}
