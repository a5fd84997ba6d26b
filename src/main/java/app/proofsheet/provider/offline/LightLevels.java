package app.proofsheet.provider.offline;

/** What the words for light mean in strength of key and depth of shade. */
final class LightLevels {
    private LightLevels() {}

    record Level(double key, double shade) {}

    static Level of(String word, double key, double shade) {
        return switch (word) {
            case "SOFT" -> new Level(Math.min(.8, key + .2), shade * .38);
            case "BRIGHT" -> new Level(Math.min(.85, key + .28), shade * .5);
            case "DIM" -> new Level(key * .6, Math.min(.7, shade + .12));
            case "CONTRAST" -> new Level(Math.min(.8, key + .08), Math.min(.75, shade + .22));
            default -> new Level(key, shade);
        };
    }
}
