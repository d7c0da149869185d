package io.aiocosmos.emulator.server.http;

import io.aiocosmos.emulator.wire.Delivery;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Writes a response. The names of headers go out in lower case, as the service's do: some clients look at case. */
final class ResponseWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> OWN = Set.of("date", "content-length", "transfer-encoding", "connection");

    private ResponseWriter() {}

    /**
     * @param keepsAlive whether another request may follow
     * @return whether all of it went out
     */
    static boolean write(OutputStream out, Response response, boolean withBody, boolean keepsAlive) throws IOException {
        int status = response.status();
        StringBuilder head = new StringBuilder(1024);
        head.append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\n");
        header(head, "date", DATE.format(Instant.now()));
        response.forEachHeader((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lower)) header(head, lower, value);
        });
        boolean neverHasBody = status < 200 || status == 204 || status == 304;
        if (!neverHasBody) header(head, "content-length", Integer.toString(response.bodyLength()));
        if (!keepsAlive) header(head, "connection", "close");
        head.append("\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + response.bodyLength());
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        boolean hasBody = withBody && !neverHasBody;
        if (hasBody && response.delivery() != Delivery.WHOLE) {
            whole.writeTo(out);
            return SlowBody.write(out, response);
        }
        if (hasBody) whole.write(response.body(), response.bodyOffset(), response.bodyLength());
        whole.writeTo(out);
        out.flush();
        return true;
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ");
        for (int i = 0; i < value.length(); i++) head.append(value.charAt(i) < ' ' ? ' ' : value.charAt(i));
        head.append("\r\n");
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 304 -> "Not Modified";
            default -> ServiceError.code(status);
        };
    }
}
