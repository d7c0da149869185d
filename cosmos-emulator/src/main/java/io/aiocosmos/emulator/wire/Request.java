package io.aiocosmos.emulator.wire;

import io.aiocosmos.emulator.region.RegionEndpoint;

/** One request. Immutable; the body must not be changed. */
public final class Request {
    private final RegionEndpoint endpoint;
    private final String method;
    private final String path;
    private final String[] headers;
    private final byte[] body;
    private final ResourceAddress address;
    private final Operation operation;
    private final boolean opensConnection;

    /**
     * @param target path and query, percent-encoded
     * @param headers lower-case names and values in turn
     */
    public Request(RegionEndpoint endpoint, String method, String target, String[] headers, byte[] body) {
        this(endpoint, method, target, headers, body, true);
    }

    /** @param opensConnection whether it is the first one on its connection */
    public Request(
            RegionEndpoint endpoint,
            String method,
            String target,
            String[] headers,
            byte[] body,
            boolean opensConnection) {
        this.endpoint = endpoint;
        this.opensConnection = opensConnection;
        this.method = method;
        this.headers = headers;
        this.body = body;
        int query = target.indexOf('?');
        path = query < 0 ? target : target.substring(0, query);
        address = ResourceAddress.parse(path);
        operation = Operation.of(this);
    }

    /** Whether it is the first one on its connection. In process, each has one of its own. */
    public boolean opensConnection() {
        return opensConnection;
    }

    public RegionEndpoint endpoint() {
        return endpoint;
    }

    public String method() {
        return method;
    }

    /** The path, percent-encoded. */
    public String path() {
        return path;
    }

    public ResourceAddress address() {
        return address;
    }

    public Operation operation() {
        return operation;
    }

    /** The first header of that lower-case name, or {@code null}. */
    public String header(String name) {
        for (int i = 0; i < headers.length; i += 2) if (headers[i].equals(name)) return headers[i + 1];
        return null;
    }

    /** The header without blanks around it, {@code null} if it is absent or empty. */
    public String text(String name) {
        String value = header(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Whether a boolean header is set, in any case of letters. */
    public boolean flag(String name) {
        String value = header(name);
        return value != null && value.equalsIgnoreCase("true");
    }

    public byte[] body() {
        return body;
    }

    public int headerCount() {
        return headers.length / 2;
    }

    public String headerName(int i) {
        return headers[2 * i];
    }

    public String headerValue(int i) {
        return headers[2 * i + 1];
    }

    /** Method and path only. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
