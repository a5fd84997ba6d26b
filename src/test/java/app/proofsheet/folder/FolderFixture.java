package app.proofsheet.folder;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** Builds requests, pictures and records for tests of the asset folder. */
public final class FolderFixture {

    /** A fixed time for records. */
    public static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-08-02T09:14:05.120Z"), ZoneOffset.UTC);

    private FolderFixture() {}

    /** A full text-to-image request. */
    public static ImageRequest request(String runId) {
        return request(runId, "text-to-image", "a person at a desk", null);
    }

    /** An edit of a picture that names nothing about the asset. */
    public static ImageRequest narrowEdit(String runId, String derivedFrom) {
        ImageRequest full = request(runId, "edit", "change the hoodie", derivedFrom);
        ImageRequest.Target target =
                new ImageRequest.Target(
                        full.target().assetId(), runId, runId, null, null, null, null, null);
        return new ImageRequest(
                target,
                full.format(),
                full.prompt(),
                null,
                full.render(),
                full.localAssetDir(),
                full.localOutputDir(),
                List.of(),
                new ImageRequest.Rules(List.of(), List.of(), List.of(), List.of("wardrobe")),
                List.of(),
                List.of(derivedFrom),
                Map.of(),
                derivedFrom,
                Map.of());
    }

    private static ImageRequest request(
            String runId,
            String mode,
            String prompt,
            @org.jspecify.annotations.Nullable String derivedFrom) {
        return new ImageRequest(
                new ImageRequest.Target(
                        "mara-desk-cover-v1",
                        runId,
                        runId,
                        "acme",
                        "spring-launch",
                        "mara-v2",
                        "hook-07",
                        "cover_frame"),
                new ImageRequest.Format("short_form_vertical", "Short form", "9:16"),
                prompt,
                null,
                new ImageRequest.Render(
                        "offline",
                        "image-nano-banana-2-text",
                        mode,
                        "4k",
                        null,
                        null,
                        null,
                        "png",
                        false,
                        false,
                        false),
                "assets/mara",
                "assets/mara",
                List.of("reports/mara-lock.md"),
                new ImageRequest.Rules(List.of("glasses"), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                Map.of("glasses", "on"),
                derivedFrom,
                Map.of());
    }

    /** Writes a small PNG whose pixels depend on the seed. */
    public static Path png(Path file, int seed) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, pngBytes(9, 16, seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small PNG. */
    public static byte[] pngBytes(int width, int height, int seed) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (seed * 7919 + x * 31 + y * 17) & 0xffffff);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** Reads a record. */
    public static ObjectNode json(Path file) {
        try {
            return Json.readObject(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes text, making folders. */
    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
