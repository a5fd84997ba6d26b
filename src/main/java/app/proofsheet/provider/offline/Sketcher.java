package app.proofsheet.provider.offline;

import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.Pixels;
import app.proofsheet.media.PngText;
import app.proofsheet.media.UnreadablePictureException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws the pictures of a job and labels them for what they are. */
final class Sketcher {
    /** Software named in every picture. */
    static final String SOFTWARE = "Proofsheet offline sketch";

    /** What every drawn picture says of itself. */
    static final String DRAWN = "Offline sketch drawn by Proofsheet; not made by an image model";

    /** What every adjusted photograph says of itself. */
    static final String ADJUSTED =
            "Light and focus adjusted offline by Proofsheet; not made by an image model";

    private static final int LONGEST_PHOTO = 4096;
    private static final float JPEG_QUALITY = .92f;

    private final PortraitPainter painter = new PortraitPainter(1);
    private final OfflineStore store;

    Sketcher(OfflineStore store) {
        this.store = store;
    }

    /** One picture of a job as bytes of its format. */
    byte[] picture(OfflineJob job, int index) throws IOException {
        if (!job.isEdit()) {
            return drawn(job, SceneMaker.another(scene(job), index));
        }
        Path source = store.media(job.references().getFirst());
        if (source == null) {
            throw new IOException("The picture to edit is no longer kept on this machine.");
        }
        byte[] bytes = Files.readAllBytes(source);
        EditReader.Change change = change(job);
        Optional<Scene> scene = sceneOf(bytes);
        if (scene.isPresent()) {
            Scene edited = SceneEditor.edit(scene.get(), change, job.candidate());
            return drawn(job, SceneMaker.another(edited, index));
        }
        BufferedImage adjusted = PhotoAdjustments.of(change).apply(decode(source));
        return encode(job, adjusted, ADJUSTED, Optional.empty());
    }

    static Scene scene(OfflineJob job) {
        Wishes wishes =
                PromptReader.read(
                        job.prompt(),
                        job.rules().mustKeep(),
                        job.rules().canVary(),
                        job.rules().mustAvoid());
        return SceneMaker.make(wishes, job.prompt(), job.personKey(), job.candidate());
    }

    private static EditReader.Change change(OfflineJob job) {
        return EditReader.read(job.prompt());
    }

    /** The scene a picture carries, empty for pictures of other origin. */
    static Optional<Scene> sceneOf(byte[] bytes) {
        if (PngText.isPng(bytes)) {
            try {
                return Optional.ofNullable(PngText.read(bytes).get(SceneText.KEYWORD))
                        .flatMap(SceneText::read);
            } catch (IOException damaged) {
                return Optional.empty();
            }
        }
        return JpegComments.read(bytes).stream()
                .map(SceneText::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private byte[] drawn(OfflineJob job, Scene scene) throws IOException {
        BufferedImage image = painter.paint(scene, job.width(), job.height());
        return encode(job, image, DRAWN, Optional.of(scene));
    }

    /** A foreign picture upright, scaled down when it is larger than the engine's largest. */
    private static BufferedImage decode(Path file) throws IOException {
        Pixels pixels;
        try {
            pixels = new PictureDecoder().decode(file, LONGEST_PHOTO);
        } catch (UnreadablePictureException e) {
            // Pictures are kept under their hash, which tells a person nothing.
            String name = String.valueOf(file.getFileName());
            throw new IOException(
                    String.valueOf(e.getMessage()).replace(name, "The picture to edit"), e);
        }
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        System.arraycopy(pixels.argb(), 0, Soften.pixels(image), 0, pixels.argb().length);
        return image;
    }

    private static byte[] encode(
            OfflineJob job, BufferedImage image, String description, Optional<Scene> scene)
            throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", SOFTWARE);
        texts.put("Description", description);
        scene.ifPresent(s -> texts.put(SceneText.KEYWORD, SceneText.write(s)));
        if (!job.format().equals("jpeg")) {
            return PngText.with(PngEncoder.encode(image), texts);
        }
        return JpegComments.with(
                jpeg(image),
                List.of(
                        description + " (" + SOFTWARE + ")",
                        scene.map(SceneText::write).orElse("no scene")));
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
