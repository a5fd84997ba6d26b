package app.proofsheet.provider.offline;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/** For eyes: candidates of one prompt side by side in {@code target/sheet/prompt.png}. */
final class PromptSheet {
    private PromptSheet() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = Files.createDirectories(Path.of("target/sheet"));
        int width = Integer.parseInt(args[0]);
        int height = Integer.parseInt(args[1]);
        int count = Integer.parseInt(args[2]);
        List<BufferedImage> pictures = new ArrayList<>();
        for (int p = 3; p < args.length; p++) {
            for (int i = 1; i <= count; i++) {
                Scene scene =
                        SceneMaker.make(
                                PromptReader.read(args[p]), args[p], "example-a", "run-" + i);
                pictures.add(new PortraitPainter(1).paint(scene, width, height));
            }
        }
        ImageIO.write(
                OfflineSheet.sheet(pictures, count, 220),
                "png",
                folder.resolve("prompt.png").toFile());
    }
}
