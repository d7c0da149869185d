package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Turns a request into OkHttp's, or refuses it if OkHttp would put anything else on the wire. */
final class RequestTranslation {
    private RequestTranslation() {}

    static Request of(TransportRequest request) throws TransportFailure {
        if (request.hasDotSegment()) throw refused("the target has a dot segment");
        HttpUrl url = HttpUrl.parse(request.origin() + request.target());
        if (url == null || !keeps(url, request.target()))
            throw refused("the target would not arrive as it is: OkHttp normalises it");
        try {
            Request.Builder translated = new Request.Builder().url(url).method(request.method(), body(request));
            for (int i = 0; i < request.headerCount(); i++)
                translated.addHeader(request.headerName(i), request.headerValue(i));
            return translated.build();
        } catch (IllegalArgumentException e) {
            // The message may hold the value of a header, and so must not travel.
            throw refused("OkHttp allows this method no such body, or a header no such character");
        }
    }

    /** Compares without building the target anew. OkHttp keeps the path and the query apart, and has dropped a fragment. */
    private static boolean keeps(HttpUrl url, String target) {
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

    /** Methods that OkHttp does not send without a body; RFC 9110 (8.6) wants the length even of nothing. */
    private static boolean expectsBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private static TransportFailure refused(String why) {
        return new TransportFailure(Kind.REFUSED, false, why, null);
    }
}
