package app.proofsheet.folder.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Where a hand-off is written: a temp place beside its name, which it gets when everything is
 * there. Whoever closes it before {@link #finish} leaves nothing.
 */
interface HandOverTarget extends AutoCloseable {

    /** Writes one file. */
    interface Body {
        /** Writes the file whole; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Takes a file.
     *
     * @param path {@code /}-separated, new
     * @param isPacked true for pictures, which no compression makes smaller
     */
    void put(String path, Instant time, boolean isPacked, Body body) throws IOException;

    /** Gives it its name; fails when somebody else took the name meanwhile. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
