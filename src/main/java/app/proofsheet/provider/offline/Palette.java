package app.proofsheet.provider.offline;

import java.util.List;

/** The colours the engine picks from when no word names one, as {@code #rrggbb}. */
final class Palette {
    static final List<String> GARMENTS =
            List.of(
                    "#8f9296", "#ddd0b8", "#56704f", "#2f3d52", "#b59a72", "#8f9d84", "#3f4449",
                    "#a65a3c", "#8f8377", "#666b47", "#55697d", "#e4dac4", "#586470", "#6b2f35",
                    "#b5915f", "#c08a86");
    static final List<String> TEES = List.of("#e9e4da", "#ece7dd", "#d8d4cc", "#4b5157");
    static final List<String> MUGS =
            List.of("#e2dacb", "#d9d2c4", "#c9764a", "#38424a", "#6f7f74", "#8a4f39", "#c8b48f");
    static final List<String> DESKS =
            List.of("#9a7650", "#8f6c4a", "#a17c57", "#7c6148", "#6e5340", "#94714f");
    static final List<String> FRAMES = List.of("#2b211c", "#1f2023", "#5a3a26", "#6b5a4a");
    static final List<String> SKINS =
            List.of(
                    "#d8a987", "#cd9b77", "#bd8763", "#e2b997", "#a87048", "#8c5b3f", "#e0b493",
                    "#c4916c");
    static final List<String> HAIRS = List.of("#1e1816", "#2e211b", "#3b2a22", "#4a3226");
    static final List<String> FAIR_HAIRS =
            List.of("#1e1816", "#2e211b", "#3b2a22", "#4a3226", "#6b4a30", "#8f6c42", "#7a3f26");

    private Palette() {}

    static List<String> walls(Scene.Room room) {
        return switch (room) {
            case WINDOW -> List.of("#b9ab98", "#a79d90", "#aeb0ab", "#c2b5a2");
            case SHELF -> List.of("#7b6f63", "#6a6058", "#857a6c", "#75695f");
            case OFFICE -> List.of("#8d979e", "#93a0a8", "#98a1a2", "#8b969b");
            case SUNLIGHT -> List.of("#c3a78a", "#b99e86", "#bba68f", "#b39a80");
            case DUSK -> List.of("#3e4450", "#464a52", "#4a4550", "#3f4a52");
            case SAGE -> List.of("#9aa28c", "#a3a891", "#9da795", "#98a48f");
        };
    }

    /** The colour of hair a word means; "black" hair is warmer than black cloth. */
    static int hair(int named) {
        return switch (named) {
            case 0x27282b -> 0x1e1816;
            case 0x7a5a44 -> 0x4a3226;
            case 0xa3423a -> 0x7a3722;
            case 0xe8e4dc -> 0xcfcac2;
            default -> named;
        };
    }

    static int rgb(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }
}
