package app.proofsheet.domain.asset;

/** Width and height in pixels, both at least 1. */
public record PixelSize(int width, int height) {

    /** Refuses sizes below 1. */
    public PixelSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size below 1: " + width + " x " + height);
        }
    }

    /** Number of pixels; does not overflow. */
    public long pixels() {
        return (long) width * height;
    }
}
