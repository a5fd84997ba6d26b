package app.proofsheet.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes pixels as PNG or JPEG bytes. */
public final class PictureEncoder {

    private static final float QUALITY = 0.9f;

    private PictureEncoder() {}

    /** JPEG when the pixels are opaque, else PNG. */
    public static byte[] encode(Pixels pixels) throws IOException {
        return pixels.isOpaque() ? jpeg(pixels) : png(pixels);
    }

    /** PNG bytes, without any metadata. */
    public static byte[] png(Pixels pixels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        if (!ImageIO.write(image(pixels), "png", out)) {
            throw new IOException("no PNG writer in this Java");
        }
        return out.toByteArray();
    }

    private static byte[] jpeg(Pixels pixels) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(pixels), null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage image(Pixels pixels) {
        int type = pixels.isOpaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB_PRE;
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), type);
        int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(pixels.argb(), 0, target, 0, target.length);
        return image;
    }
}
