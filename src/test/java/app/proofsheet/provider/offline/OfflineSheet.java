package app.proofsheet.provider.offline;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/** For eyes: renders the known scenes into {@code target/sheet}. Arguments: width, scene names. */
final class OfflineSheet {
    private OfflineSheet() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = Files.createDirectories(Path.of("target/sheet"));
        int width = args.length > 0 ? Integer.parseInt(args[0]) : 360;
        List<KnownScenes.Named> chosen = new ArrayList<>();
        for (KnownScenes.Named named : KnownScenes.all()) {
            if (args.length < 2 || List.of(args).contains(named.name())) {
                chosen.add(named);
            }
        }
        int height = width * 16 / 9;
        List<BufferedImage> pictures = new ArrayList<>();
        for (KnownScenes.Named named : chosen) {
            long start = System.nanoTime();
            BufferedImage picture = new PortraitPainter(1).paint(named.scene(), width, height);
            System.err.println(named.name() + " " + (System.nanoTime() - start) / 1_000_000);
            pictures.add(picture);
            if (args.length > 1) {
                Files.write(folder.resolve(named.name() + ".png"), PngEncoder.encode(picture));
            }
        }
        if (args.length < 2) {
            ImageIO.write(sheet(pictures, 8, 220), "png", folder.resolve("sheet.png").toFile());
        }
    }

    static BufferedImage sheet(List<BufferedImage> pictures, int columns, int cell) {
        int tall = cell * 16 / 9;
        int rows = (pictures.size() + columns - 1) / columns;
        BufferedImage sheet =
                new BufferedImage(
                        columns * (cell + 4), rows * (tall + 4), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (int i = 0; i < pictures.size(); i++) {
            BufferedImage p = pictures.get(i);
            double k = Math.min((double) cell / p.getWidth(), (double) tall / p.getHeight());
            g.drawImage(
                    p,
                    2 + i % columns * (cell + 4),
                    2 + i / columns * (tall + 4),
                    (int) (p.getWidth() * k),
                    (int) (p.getHeight() * k),
                    null);
        }
        g.dispose();
        return sheet;
    }
}
