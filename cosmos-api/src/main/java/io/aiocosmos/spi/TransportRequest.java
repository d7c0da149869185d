package io.aiocosmos.spi;

/**
 * One HTTP request, ready to send. Immutable; the arrays given to it must not be changed afterwards. {@code Host},
 * {@code Content-Length} and {@code Connection} are the transport's own business and never among the headers.
 */
public final class TransportRequest {
    private static final byte[] NO_BODY = new byte[0];

    private final String method;
    private final Origin origin;
    private final String target;
    private final String[] headers;
    private final byte[] body;
    private final int bodyOffset;
    private final int bodyLength;
    private final long timeoutNanos;

    /**
     * @param method upper case
     * @param target path and query as they stand in the request line, percent-encoded, beginning with a slash
     * @param headers names and values in turn; names lower case, values ISO-8859-1 without line breaks
     * @param body the array that holds the body, or {@code null} for a request without one
     * @param timeoutNanos time allowed for all of the call, from the moment it is given to the transport (waiting for a
     *     connection included) to the last byte of the answer; positive
     */
    public TransportRequest(
            String method,
            Origin origin,
            String target,
            String[] headers,
            byte[] body,
            int bodyOffset,
            int bodyLength,
            long timeoutNanos) {
        if (headers.length % 2 != 0) throw new IllegalArgumentException("headers must be names and values in turn");
        if (!target.startsWith("/"))
            throw new IllegalArgumentException(PrintableText.of("target must begin with a slash: " + target));
        if (timeoutNanos <= 0) throw new IllegalArgumentException("timeoutNanos must be positive, was " + timeoutNanos);
        this.method = method;
        this.origin = origin;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.bodyOffset = bodyOffset;
        this.bodyLength = bodyLength;
        this.timeoutNanos = timeoutNanos;
    }

    /** The method, upper case. */
    public String method() {
        return method;
    }

    /** Where to connect to. */
    public Origin origin() {
        return origin;
    }

    /** Path and query as they stand in the request line: to be sent byte for byte, or not at all. */
    public String target() {
        return target;
    }

    /**
     * Whether a segment of the path is {@code .} or {@code ..}, also with the dots encoded as {@code %2e}. Whatever stands
     * on the way may take such segments out and so make a request to something else of it: every transport refuses such a
     * target, with a failure of kind {@link TransportFailure.Kind#UNSUPPORTED_REQUEST}.
     */
    public boolean hasDotSegment() {
        return DotSegments.in(target);
    }

    /** How many headers there are. */
    public int headerCount() {
        return headers.length >> 1;
    }

    /** Name of header {@code i}, lower case. */
    public String headerName(int i) {
        return headers[i << 1];
    }

    /** Value of header {@code i}, ISO-8859-1 without line breaks. */
    public String headerValue(int i) {
        return headers[(i << 1) + 1];
    }

    /** Whether the request has a body, be it an empty one. */
    public boolean hasBody() {
        return body != null;
    }

    /** An array with {@link #bodyLength()} bytes of body from {@link #bodyOffset()} on; not to be changed. */
    public byte[] body() {
        return body == null ? NO_BODY : body;
    }

    /** Where the body begins in {@link #body()}. */
    public int bodyOffset() {
        return bodyOffset;
    }

    /** Length of the body in bytes, 0 if there is none. */
    public int bodyLength() {
        return bodyLength;
    }

    /** Time allowed for the whole call, in nanoseconds. */
    public long timeoutNanos() {
        return timeoutNanos;
    }

    /** Method and target; never headers or body. */
    @Override
    public String toString() {
        return PrintableText.of(method + " " + origin + target);
    }
}
