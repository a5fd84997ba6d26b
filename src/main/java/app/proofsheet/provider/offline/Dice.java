package app.proofsheet.provider.offline;

/**
 * A seeded stream of numbers (splitmix64). Every part of a picture draws from its own named stream,
 * so that a change to one part leaves every other part as it was.
 */
final class Dice {
    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The stream {@code name} of {@code seed}: always the same numbers for the same pair. */
    static Dice of(long seed, String name) {
        long h = seed ^ 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            h = mix(h + name.charAt(i) * 0x100000001B3L);
        }
        return new Dice(h);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** 0 inclusive to 1 exclusive. */
    double next() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    double range(double from, double to) {
        return from + next() * (to - from);
    }

    int below(int bound) {
        return (int) (next() * bound);
    }

    boolean chance(double p) {
        return next() < p;
    }

    <T> T pick(java.util.List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** About normal, mean 0, deviation 1, never beyond 3.5. */
    double normal() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += next();
        }
        return Math.clamp(sum - 6, -3.5, 3.5);
    }
}
