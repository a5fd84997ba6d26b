package app.proofsheet.folder.handover;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what passes. */
final class CountedStream extends FilterOutputStream {

    private final MessageDigest digest;
    private long bytes;

    CountedStream(OutputStream out) {
        super(out);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        digest.update((byte) value);
        bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        digest.update(from, offset, length);
        bytes += length;
    }

    /** Bytes that passed. */
    long bytes() {
        return bytes;
    }

    /** Lower-case hex of all that passed; once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
