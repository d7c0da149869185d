package io.aiocosmos.transport.netty;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The bytes of a random valid response: interim ones before it, optional blanks, every framing. */
final class RandomResponse {
    private static final int[] STATUS = {200, 201, 204, 304, 400, 404, 409, 429, 503};
    private static final String[] BLANKS = {"", " ", "\t", "  "};
    private static final String VALUE = "abcXYZ019 ,;:=\"#/é";

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomResponse(Random random) {
        this.random = random;
    }

    static byte[] of(Random random) {
        return new RandomResponse(random).write();
    }

    /** Whether a header belongs to the response, and not to its framing, which a decoder may change. */
    static boolean isOfResponse(String name) {
        return name.startsWith("x-ms-");
    }

    private byte[] write() {
        for (int i = random.nextInt(8); i > 6; i--)
            line("HTTP/1.1 100 Continue").append("\r\n");
        int status = STATUS[random.nextInt(STATUS.length)];
        line("HTTP/1.1 " + status + (random.nextBoolean() ? " Some Reason" : " "));
        headers();
        if (status == 204 || status == 304) text.append("\r\n");
        else if (random.nextBoolean()) ofToldLength();
        else chunked();
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void headers() {
        for (int i = random.nextInt(50); i > 0; i--)
            line("x-ms-" + (char) ('a' + random.nextInt(26)) + random.nextInt(10) + ':' + blank() + value() + blank());
    }

    private void ofToldLength() {
        String body = body();
        line("Content-Length:" + blank() + body.length()).append("\r\n").append(body);
    }

    private void chunked() {
        line("Transfer-Encoding: chunked").append("\r\n");
        for (int i = random.nextInt(5); i > 0; i--) {
            String part = 'x' + body();
            line(Integer.toHexString(part.length()) + (random.nextInt(4) == 0 ? ";name=value" : ""));
            line(part);
        }
        line("0");
        if (random.nextInt(4) == 0) line("trailer: " + value());
        text.append("\r\n");
    }

    private String blank() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) value.append(VALUE.charAt(random.nextInt(VALUE.length())));
        return value.toString().strip();
    }

    private String body() {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(random.nextBoolean() ? 10 : 3_000); i > 0; i--)
            body.append((char) random.nextInt(256));
        return body.toString();
    }

    private StringBuilder line(String line) {
        return text.append(line).append("\r\n");
    }
}
