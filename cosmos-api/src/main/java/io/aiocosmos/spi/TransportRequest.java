package io.aiocosmos.spi;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, ready to send. Immutable; the arrays given to it must not be changed until its response has come whole, after which a body may be. {@code Host},
 * {@code Content-Length} and {@code Connection} are the transport's own business and never among the headers.
 */
public final class TransportRequest {
    private static final byte[] NO_BODY = new byte[0];
    private static final String[] NO_HEADERS = new String[0];

    private final String method;
    private final Origin origin;
    private final String target;
    private final String[] headers;
    private final byte[] body;
    private final int bodyOffset;
    private final int bodyLength;
    private final long timeoutNanos;

    private TransportRequest(
            String method,
            Origin origin,
            String target,
            String[] headers,
            byte[] body,
            int bodyOffset,
            int bodyLength,
            long timeoutNanos) {
        if (!target.startsWith("/"))
            throw new IllegalArgumentException(PrintableText.of("target must begin with a slash: " + target));
        if (headers.length % 2 != 0) throw new IllegalArgumentException("headers must be names and values in turn");
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

    /**
     * The same as by {@link #builder} in one step and without an object in between, for callers that make a request for
     * each operation. What requests gain later has its default here.
     *
     * @param body {@code null} for none
     * @throws IllegalArgumentException where the builder would throw it
     */
    public static TransportRequest of(
            String method,
            Origin origin,
            String target,
            String[] headers,
            byte @Nullable [] body,
            int bodyOffset,
            int bodyLength,
            long timeoutNanos) {
        return new TransportRequest(method, origin, target, headers, body, bodyOffset, bodyLength, timeoutNanos);
    }

    /**
     * A request without headers and body; {@link Builder#timeoutNanos} must be called.
     *
     * @param method upper case
     * @param target path and query as they stand in the request line, percent-encoded, beginning with a slash
     */
    public static Builder builder(String method, Origin origin, String target) {
        return new Builder(method, origin, target);
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

    /**
     * An array with {@link #bodyLength()} bytes of body from {@link #bodyOffset()} on; not to be changed. Whoever wants them
     * after the response has come must copy them: the array may be used again then.
     */
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

    /** Builds {@link TransportRequest}. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final Origin origin;
        private final String target;
        private String[] headers = NO_HEADERS;
        private byte[] body;
        private int bodyOffset;
        private int bodyLength;
        private long timeoutNanos;

        private Builder(String method, Origin origin, String target) {
            this.method = method;
            this.origin = origin;
            this.target = target;
        }

        /**
         * All headers; the array must not be changed afterwards.
         *
         * @param namesAndValues in turn; names lower case, values ISO-8859-1 without line breaks
         */
        public Builder headers(String... namesAndValues) {
            headers = namesAndValues;
            return this;
        }

        /**
         * The body; the array must not be changed afterwards.
         *
         * @param bytes the array that holds the body, or {@code null} for a request without one
         * @param offset where the body begins in it
         * @param length of the body in bytes
         */
        public Builder body(byte @Nullable [] bytes, int offset, int length) {
            body = bytes;
            bodyOffset = offset;
            bodyLength = length;
            return this;
        }

        /**
         * Time allowed for all of the call, from the moment it is given to the transport (waiting for a connection
         * included) to the last byte of the response; positive.
         */
        public Builder timeoutNanos(long nanos) {
            timeoutNanos = nanos;
            return this;
        }

        /**
         * @throws IllegalArgumentException if the target does not begin with a slash, a header has no value, or there is
         *     no positive {@link #timeoutNanos}
         */
        public TransportRequest build() {
            return new TransportRequest(method, origin, target, headers, body, bodyOffset, bodyLength, timeoutNanos);
        }
    }
}
