package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;

/** Converts requests to the client's, or fails if the client would send anything else. */
final class JdkRequests {
    private JdkRequests() {}

    /** @param proxyAuthorization the value of that header, {@code null} for none */
    static HttpRequest of(TransportRequest request, SingleUseBody body, String proxyAuthorization)
            throws TransportFailure {
        try {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(address(request)).method(request.method(), body);
            for (int i = 0; i < request.headerCount(); i++)
                builder.header(request.headerName(i), ascii(request.headerName(i), request.headerValue(i)));
            if (proxyAuthorization != null) builder.header("proxy-authorization", proxyAuthorization);
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw unsupported("the JDK's client does not support the request", e);
        }
    }

    /** The client sends the raw path and query of a URI, in ASCII; it drops a fragment and an empty query. */
    private static URI address(TransportRequest request) throws TransportFailure {
        String target = request.target();
        if (request.hasDotSegment()) throw unsupported("the target has a dot segment", null);
        URI address;
        try {
            address = new URI(request.origin() + target);
        } catch (URISyntaxException e) {
            throw unsupported("the target is not a URI: " + e.getReason() + " at " + e.getIndex(), null);
        }
        if (address.getHost() == null)
            throw unsupported(
                    "the JDK's client does not support the host "
                            + request.origin().host(),
                    null);
        String path = address.getRawPath();
        String query = address.getRawQuery();
        boolean same = target.startsWith(path)
                && (query == null
                        ? target.length() == path.length()
                        : !query.isEmpty()
                                && target.length() == path.length() + 1 + query.length()
                                && target.endsWith(query));
        if (!same) throw unsupported("the JDK's client would change the target", null);
        ascii("the target", target);
        return address;
    }

    private static String ascii(String what, String text) throws TransportFailure {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' && c != '\t') throw unsupported("not printable ASCII at " + i + ": " + what, null);
        }
        return text;
    }

    private static TransportFailure unsupported(String why, Throwable cause) {
        return new TransportFailure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false, why, cause);
    }
}
