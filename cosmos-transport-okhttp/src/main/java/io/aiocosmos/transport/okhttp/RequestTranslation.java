package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Converts a request to OkHttp's, or fails if OkHttp would send anything else. */
final class RequestTranslation {
    private RequestTranslation() {}

    static Request of(TransportRequest request) throws TransportFailure {
        if (request.hasDotSegment()) throw unsupported("the target has a dot segment");
        HttpUrl url = HttpUrl.parse(request.origin() + request.target());
        if (url == null || !isUnchanged(url, request.target())) throw unsupported("OkHttp would normalise the target");
        try {
            Request.Builder translated = new Request.Builder().url(url).method(request.method(), body(request));
            for (int i = 0; i < request.headerCount(); i++)
                translated.addHeader(request.headerName(i), request.headerValue(i));
            return translated.build();
        } catch (IllegalArgumentException e) {
            // The message may quote the value of a header, so it is dropped.
            throw unsupported("OkHttp does not allow this body with this method, or a character of a header");
        }
    }

    /** Compares without building the target: OkHttp has path and query apart, and drops a fragment. */
    private static boolean isUnchanged(HttpUrl url, String target) {
        String path = url.encodedPath();
        String query = url.encodedQuery();
        if (query == null) return target.equals(path);
        return target.length() == path.length() + 1 + query.length()
                && target.startsWith(path)
                && target.charAt(path.length()) == '?'
                && target.endsWith(query);
    }

    private static RequestBody body(TransportRequest request) {
        if (request.hasBody() || expectsBody(request.method()))
            return RequestBody.create(request.body(), null, request.bodyOffset(), request.bodyLength());
        return null;
    }

    /** Methods that OkHttp does not send without a body; RFC 9110 (8.6) wants a length even without one. */
    private static boolean expectsBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private static TransportFailure unsupported(String why) {
        return new TransportFailure(Kind.UNSUPPORTED_REQUEST, false, why, null);
    }
}
