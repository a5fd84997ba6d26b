package app.proofsheet.flaky;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;

/**
 * A hosted media service on this machine, 2026-07 wire, that keeps its books by operation id: the
 * same id twice is one purchase. With a chance it breaks each exchange in one of many ways, before
 * or after the purchase stands in its books.
 */
final class FlakyService implements AutoCloseable {

    /** How an exchange breaks. */
    private enum Fault {
        CLOSED_BEFORE_READING,
        CLOSED_AFTER_READING,
        CLOSED_AFTER_DOING,
        RESET_AFTER_DOING,
        CUT_OFF,
        ERROR_500,
        ERROR_500_AFTER_DOING,
        ERROR_503,
        RELEASE_503,
        LIMIT_429,
        PAGE,
        SLOW
    }

    private static final byte[] NOTHING = new byte[0];

    private final ServerSocket socket;
    private final double chance;
    private final int pictureBytes;
    private final Random random;
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger submits = new AtomicInteger();
    private final Map<String, String> handles = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Starts listening.
     *
     * @param chance 0 to 1: how many of the exchanges break
     * @param pictureBytes about how large a picture is
     */
    FlakyService(double chance, int pictureBytes, long seed) throws IOException {
        this.socket = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        this.chance = chance;
        this.pictureBytes = pictureBytes;
        this.random = new Random(seed);
        Thread.ofVirtual().name("flaky-service").start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** The books: handle of the bought job by operation id. */
    Map<String, String> bought() {
        return Map.copyOf(handles);
    }

    /** Exchanges that broke. */
    int faults() {
        return faults.get();
    }

    /** Submits that arrived, repeated ones too. */
    int submits() {
        return submits.get();
    }

    /** Hash of the picture of a job. */
    String sha256(String handle) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(picture(handle)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                InputStream in = new BufferedInputStream(caller.getInputStream());
                OutputStream out = caller.getOutputStream()) {
            caller.setTcpNoDelay(true);
            String line = line(in);
            while (!line.isEmpty()) {
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).trim());
                    }
                }
                if (!exchange(caller, in, out, line.split(" ")[1], length)) {
                    return;
                }
                line = line(in);
            }
        } catch (IOException e) {
            // The caller hung up.
        }
    }

    private boolean exchange(
            Socket caller, InputStream in, OutputStream out, String path, int length)
            throws IOException {
        Fault fault = fault();
        if (fault == Fault.CLOSED_BEFORE_READING) {
            return false;
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        switch (fault) {
            case CLOSED_AFTER_READING -> {
                return false;
            }
            case ERROR_500 -> {
                return answer(
                        out, 500, "", "{\"error\":\"internal\"}".getBytes(StandardCharsets.UTF_8));
            }
            case ERROR_503 -> {
                return answer(out, 503, "", NOTHING);
            }
            case RELEASE_503 -> {
                return answer(
                        out,
                        503,
                        "retry-after: 1\r\n",
                        "{\"code\":\"postplus_cli_cloud_release_in_progress\"}"
                                .getBytes(StandardCharsets.UTF_8));
            }
            case LIMIT_429 -> {
                return answer(out, 429, "retry-after: 1\r\n", NOTHING);
            }
            case PAGE -> {
                return answer(out, 200, "", "<html>Welcome!".getBytes(StandardCharsets.UTF_8));
            }
            case null, default -> {}
        }
        if (path.contains("/hosted/runs")) {
            // Keeps no list for its callers: a lost answer is asked for by sending it again.
            return answer(out, 404, "", NOTHING);
        }
        byte[] done = path.startsWith("/o/") ? picture(path.substring(3)) : capability(body);
        switch (fault) {
            case CLOSED_AFTER_DOING -> {
                return false;
            }
            case RESET_AFTER_DOING -> {
                caller.setSoLinger(true, 0);
                return false;
            }
            case ERROR_500_AFTER_DOING -> {
                return answer(out, 500, "", NOTHING);
            }
            case CUT_OFF -> {
                head(out, 200, "", done.length);
                out.write(done, 0, done.length / 2);
                return false;
            }
            case SLOW -> {
                head(out, 200, "", done.length);
                for (int at = 0; at < done.length; at += Math.max(1, done.length / 4)) {
                    out.write(done, at, Math.min(Math.max(1, done.length / 4), done.length - at));
                    out.flush();
                    LockSupport.parkNanos(15_000_000);
                }
                return true;
            }
            case null, default -> {
                return answer(out, 200, "", done);
            }
        }
    }

    private synchronized @Nullable Fault fault() {
        if (random.nextDouble() >= chance) {
            return null;
        }
        faults.incrementAndGet();
        return Fault.values()[random.nextInt(Fault.values().length)];
    }

    private byte[] capability(String body) {
        JsonNode asked = Json.read(body, "body");
        if (asked.path("operation").asText().equals("request")) {
            submits.incrementAndGet();
            String handle =
                    handles.computeIfAbsent(
                            asked.path("operationId").asText(),
                            id -> "gen" + Integer.toHexString(id.hashCode()) + "x" + id.length());
            return job(handle, "processing");
        }
        String handle = asked.path("handle").asText();
        int looks = polls.computeIfAbsent(handle, h -> new AtomicInteger()).incrementAndGet();
        return job(handle, looks < 2 ? "processing" : "completed");
    }

    private byte[] job(String handle, String status) {
        String outputs =
                status.equals("completed")
                        ? ",\"outputs\":[\"" + address() + "/o/" + handle + "\"]"
                        : "";
        return ("{\"output\":{\"data\":{\"id\":\""
                        + handle
                        + "\",\"status\":\""
                        + status
                        + "\""
                        + outputs
                        + "}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A PNG of one pixel that carries the handle, padded in a chunk of its own. */
    private byte[] picture(String handle) {
        ByteArrayOutputStream png = new ByteArrayOutputStream(pictureBytes + 200);
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(png, "IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0});
        chunk(png, "tEXt", ("Job\0" + handle).getBytes(StandardCharsets.ISO_8859_1));
        if (pictureBytes > 0) {
            chunk(png, "paDd", new byte[pictureBytes]);
        }
        // zlib: one stored block of two bytes (filter, grey).
        chunk(
                png,
                "IDAT",
                new byte[] {0x78, 1, 1, 2, 0, (byte) 0xfd, (byte) 0xff, 0, 7, 0, 9, 0, 8});
        chunk(png, "IEND", NOTHING);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        number(png, data.length);
        png.writeBytes(name);
        png.writeBytes(data);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        number(png, (int) crc.getValue());
    }

    private static void number(ByteArrayOutputStream to, int value) {
        to.writeBytes(
                new byte[] {
                    (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
                });
    }

    private static boolean answer(OutputStream out, int status, String headers, byte[] body)
            throws IOException {
        head(out, status, headers, body.length);
        out.write(body);
        out.flush();
        return true;
    }

    private static void head(OutputStream out, int status, String headers, int length)
            throws IOException {
        out.write(
                ("HTTP/1.1 "
                                + status
                                + " X\r\ncontent-type: application/json\r\n"
                                + headers
                                + "content-length: "
                                + length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
    }
}
