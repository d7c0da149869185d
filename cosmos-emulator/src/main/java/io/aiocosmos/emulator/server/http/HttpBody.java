package io.aiocosmos.emulator.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a request's body, by its length or in chunks. */
final class HttpBody {
    private static final int MAX = 4 * 1024 * 1024; // a longer body is read to its end, then refused
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_LENGTH_DIGITS = 15;
    private static final int MAX_CHUNK_DIGITS = 8;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private HttpBody() {}

    static byte[] read(HttpHead head, HttpInput input, OutputStream out) throws IOException, HttpProblem {
        List<String> lengths = head.values("content-length");
        List<String> encodings = head.values("transfer-encoding");
        if (lengths.isEmpty() && encodings.isEmpty()) return new byte[0];
        if (!encodings.isEmpty() && !lengths.isEmpty())
            throw HttpProblem.malformed("it has both a content-length and a transfer-encoding");
        if (lengths.stream().distinct().count() > 1) throw HttpProblem.malformed("it has two content-lengths");
        if (!encodings.isEmpty() && (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked")))
            throw HttpProblem.of(501, "The only transfer-encoding that this port knows is chunked.");
        long length = lengths.isEmpty() ? -1 : length(lengths.get(0));
        if (length != 0 && head.values("expect").stream().anyMatch("100-continue"::equalsIgnoreCase)) {
            out.write(CONTINUE);
            out.flush();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream((int) Math.min(Math.max(length, 32), 65536));
        if (length >= 0) input.copy(length, body, MAX);
        else chunks(input, body);
        if (body.size() == MAX) throw HttpProblem.of(413, "Request size is too large");
        return body.toByteArray();
    }

    private static long length(String text) throws HttpProblem {
        if (text.isEmpty() || text.length() > MAX_LENGTH_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9'))
            throw HttpProblem.malformed("its content-length is no number of bytes");
        return Long.parseLong(text);
    }

    private static void chunks(HttpInput input, ByteArrayOutputStream body) throws IOException, HttpProblem {
        for (long size = chunkSize(input); size > 0; size = chunkSize(input)) {
            input.copy(size, body, MAX);
            if (!input.line(0xF).isEmpty()) throw HttpProblem.malformed("a chunk is longer than it says");
        }
        int left = MAX_LINE;
        for (String trailer = input.line(left); !trailer.isEmpty(); trailer = input.line(left))
            left = Math.max(0, left - trailer.length());
    }

    private static long chunkSize(HttpInput input) throws IOException, HttpProblem {
        String line = input.line(MAX_LINE);
        int end = line.indexOf(';');
        String digits = (end < 0 ? line : line.substring(0, end)).strip();
        if (digits.isEmpty()
                || digits.length() > MAX_CHUNK_DIGITS
                || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80))
            throw HttpProblem.malformed("the size of a chunk is no hexadecimal number");
        return Long.parseLong(digits, 16);
    }
}
