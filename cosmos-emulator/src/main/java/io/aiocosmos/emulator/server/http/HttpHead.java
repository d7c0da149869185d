package io.aiocosmos.emulator.server.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The first line and the headers of a request, checked as RFC 9112 asks.
 *
 * @param target path and query; what stands in front of them in the absolute form is part of the hosts
 * @param headers lower-case names and values in turn
 * @param hosts what the request says of the host and port that it is for; none in HTTP/1.0
 */
record HttpHead(String method, String target, boolean keepsAlive, List<String> headers, List<String> hosts) {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    static HttpHead read(HttpInput input) throws IOException, HttpProblem {
        if (input.isNext(TLS_HANDSHAKE)) throw noTls();
        String first = input.line(MAX_BYTES);
        if (first.isEmpty()) first = input.line(MAX_BYTES); // what some clients send behind a body (RFC 9112, 2.2)
        String[] parts = first.split(" ", -1);
        if (first.startsWith("PRI * HTTP/2")) throw secondVersion();
        if (parts.length != 3 || !isToken(parts[0]) || !parts[2].startsWith("HTTP/"))
            throw HttpProblem.malformed("its first line is not \"METHOD target HTTP/1.1\"");
        boolean current = parts[2].equals("HTTP/1.1");
        if (!current && !parts[2].equals("HTTP/1.0")) throw HttpProblem.of(505, "This port speaks HTTP/1.1.");
        List<String> headers = headers(input);
        List<String> hosts = values(headers, "host");
        String target = target(parts[1], hosts);
        return new HttpHead(parts[0], target, current && !closes(headers), headers, hosts);
    }

    /** A TLS handshake has no line break to wait for; the refusal is plain text, so the client fails at once. */
    private static HttpProblem noTls() {
        return HttpProblem.of(400, "This port speaks no TLS: address it by http://.");
    }

    private static HttpProblem secondVersion() {
        return HttpProblem.of(505, "This port speaks HTTP/1.1 only: switch HTTP/2 off in the client.");
    }

    private static List<String> headers(HttpInput input) throws IOException, HttpProblem {
        List<String> headers = new ArrayList<>(32);
        int left = MAX_BYTES;
        for (String line = input.line(left); !line.isEmpty(); line = input.line(left)) {
            left = Math.max(0, left - line.length() - 2);
            int colon = line.indexOf(':');
            if (colon < 0 || !isToken(line.substring(0, colon)))
                throw HttpProblem.malformed("a header's name is not valid");
            String value = line.substring(colon + 1).strip();
            if (value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0)
                throw HttpProblem.malformed("a header's value is not valid");
            headers.add(line.substring(0, colon).toLowerCase(Locale.ROOT));
            headers.add(value);
        }
        return headers;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c >= '0' && c <= '9'
                                || c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || TOKEN.indexOf(c) >= 0);
    }

    /** In the absolute form, which clients of a proxy send, scheme and host stand before the path. */
    private static String target(String text, List<String> hosts) throws HttpProblem {
        if (text.startsWith("/") || text.equals("*")) return text;
        int authority = text.indexOf("://") + 3;
        if (authority < 3) throw HttpProblem.malformed("its target is not a path");
        int path = text.indexOf('/', authority);
        hosts.add(path < 0 ? text.substring(authority) : text.substring(authority, path));
        return path < 0 ? "/" : text.substring(path);
    }

    private static boolean closes(List<String> headers) {
        return values(headers, "connection").stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    /** The values of all headers of that name. */
    List<String> values(String name) {
        return values(headers, name);
    }

    private static List<String> values(List<String> headers, String name) {
        List<String> values = new ArrayList<>(2);
        for (int i = 0; i < headers.size(); i += 2) if (headers.get(i).equals(name)) values.add(headers.get(i + 1));
        return values;
    }
}
