package app.proofsheet.media.thumbnail;

import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.PictureEncoder;
import app.proofsheet.media.Pixels;
import app.proofsheet.media.UnreadablePictureException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Small pictures in a cache folder: JPEG, or PNG where something shows through. Everything here can
 * be thrown away and comes back; a cache that cannot be written to is as good as none. Safe for
 * several threads and programs: files appear whole or not at all.
 */
public final class ThumbnailStore {

    private final Path folder;
    private final PictureDecoder decoder;

    /** A store in a folder that is made when the first thumbnail is kept. */
    public ThumbnailStore(Path folder, PictureDecoder decoder) {
        this.folder = folder;
        this.decoder = decoder;
    }

    /**
     * What a thumbnail is of; a change of the file changes the key.
     *
     * @param file absolute path
     * @param modifiedMillis last modified time of the file, milliseconds since 1970
     * @param bytes length of the file
     * @param longest longer side of the thumbnail in pixels
     */
    public record Key(Path file, long modifiedMillis, long bytes, int longest) {

        String hash() {
            String text = file + "\n" + modifiedMillis + "\n" + bytes + "\n" + longest;
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 20);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every Java", e);
            }
        }
    }

    /** The thumbnail kept for a key; empty when there is none or it cannot be read. */
    public Optional<Pixels> find(Key key) {
        String hash = key.hash();
        for (String ending : new String[] {".jpg", ".png"}) {
            Path file = place(hash, ending);
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(decoder.decode(file));
                } catch (UnreadablePictureException damaged) {
                    drop(file);
                }
            }
        }
        return Optional.empty();
    }

    /** Keeps a thumbnail; does nothing when the folder cannot be written to. */
    public void keep(Key key, Pixels thumbnail) {
        try {
            Path file = place(key.hash(), thumbnail.isOpaque() ? ".jpg" : ".png");
            Path parent = file.getParent();
            if (parent == null) {
                return;
            }
            Files.createDirectories(parent);
            Path fresh = Files.createTempFile(parent, "new-", ".tmp");
            try {
                Files.write(fresh, PictureEncoder.encode(thumbnail));
                move(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException full) {
            // A cache that cannot be written to only costs time.
            System.getLogger(ThumbnailStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "thumbnail not kept", full);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path place(String hash, String ending) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash + ending);
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            System.getLogger(ThumbnailStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "damaged thumbnail not deleted", kept);
        }
    }
}
