package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.media.PictureEncoder;
import app.proofsheet.media.Pixels;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Real picture files of soft colours, and snapshots of them. */
public final class TestPictures {

    private final Path folder;

    public TestPictures(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** Writes a picture whose colours follow the seed and gives its snapshot. */
    public PictureSnapshot picture(String label, int seed, int width, int height) {
        return write(label, gradient(seed, width, height), PictureState.CANDIDATE, 0, false, null);
    }

    public PictureSnapshot picture(
            String label,
            int seed,
            PictureState state,
            int rating,
            boolean isNew,
            @Nullable String derivedFrom) {
        return write(label, gradient(seed, 288, 512), state, rating, isNew, derivedFrom);
    }

    public PictureSnapshot write(
            String label,
            Pixels pixels,
            PictureState state,
            int rating,
            boolean isNew,
            @Nullable String derivedFrom) {
        try {
            byte[] bytes = PictureEncoder.png(pixels);
            return bytes(
                    label,
                    bytes,
                    new PixelSize(pixels.width(), pixels.height()),
                    state,
                    rating,
                    isNew,
                    derivedFrom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PictureSnapshot bytes(
            String label,
            byte[] bytes,
            @Nullable PixelSize size,
            PictureState state,
            int rating,
            boolean isNew,
            @Nullable String derivedFrom) {
        try {
            String path = "images/" + state.folder() + "/image-run-" + label + ".png";
            Path file = folder.resolve(path);
            Files.createDirectories(folder.resolve("images/" + state.folder()));
            Files.write(file, bytes);
            PictureSnapshot.Origin origin =
                    new PictureSnapshot.Origin(
                            "image-run-" + label.substring(0, Math.min(3, label.length())),
                            null,
                            1,
                            "offline",
                            "image-nano-banana-2-text",
                            derivedFrom == null ? "text-to-image" : "edit",
                            "prompt",
                            Map.of(),
                            derivedFrom,
                            List.of(),
                            null);
            return new PictureSnapshot(
                    new PictureId("", path),
                    state,
                    label,
                    rating,
                    origin,
                    bytes.length,
                    Files.getLastModifiedTime(file).toInstant(),
                    size,
                    "png",
                    null,
                    isNew,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Soft ground, a head and shoulders, so that panning and comparing can be seen. */
    public static Pixels gradient(int seed, int width, int height) {
        int[] values = new int[width * height];
        double hue = (seed * 47 % 360) / 60.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (double) x / width;
                double v = (double) y / height;
                double light = 0.85 - 0.5 * v + 0.1 * Math.sin(u * 6 + seed);
                double head = Math.hypot((u - 0.5) / 0.22, (v - 0.36) / 0.16);
                double body = Math.hypot((u - 0.5) / 0.5, (v - 0.95) / 0.42);
                if (head < 1) {
                    light = 0.75 - 0.15 * head;
                } else if (body < 1) {
                    light = 0.55 + 0.2 * Math.cos(hue) * (1 - body);
                }
                int red = channel(light * (0.9 + 0.1 * Math.cos(hue)));
                int green = channel(light * (0.8 + 0.1 * Math.cos(hue - 2)));
                int blue = channel(light * (0.72 + 0.12 * Math.cos(hue - 4)));
                values[y * width + x] = 0xFF000000 | red << 16 | green << 8 | blue;
            }
        }
        return new Pixels(width, height, values, true);
    }

    private static int channel(double value) {
        return (int) Math.clamp(value * 255, 0, 255);
    }
}
