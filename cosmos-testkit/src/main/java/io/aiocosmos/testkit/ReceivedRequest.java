package io.aiocosmos.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * A request as it was received.
 *
 * @param requestLine method, target and version, one {@code char} per byte
 * @param headerLines names and values in turn, as sent
 * @param body as many bytes as {@code Content-Length} announced
 */
record ReceivedRequest(String requestLine, List<String> headerLines, byte[] body) {
    String method() {
        return requestLine.substring(0, requestLine.indexOf(' '));
    }

    /** The target without its origin, with which a server must accept it too: RFC 9112, 3.2.2. */
    String target() {
        String target = requestLine.substring(requestLine.indexOf(' ') + 1, requestLine.lastIndexOf(' '));
        List<String> hosts = header("host");
        String origin = hosts.size() == 1 ? "http://" + hosts.get(0) : "/";
        return target.startsWith(origin + "/") ? target.substring(origin.length()) : target;
    }

    /** The values of a header; the case of its name is ignored. */
    List<String> header(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < headerLines.size(); i += 2)
            if (headerLines.get(i).equalsIgnoreCase(name)) values.add(headerLines.get(i + 1));
        return values;
    }

    List<String> headerNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < headerLines.size(); i += 2) names.add(headerLines.get(i));
        return names;
    }

    int contentLength() {
        List<String> values = header("content-length");
        return values.isEmpty() ? 0 : Integer.parseInt(values.get(0));
    }
}
