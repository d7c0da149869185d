package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;

/** Turns our requests into the client's, refusing what it would change on the way. */
final class JdkRequests {
    private JdkRequests() {}

    /** @param proxyAuthorization the value of that header, or {@code null} */
    static HttpRequest of(TransportRequest request, OnceBody body, String proxyAuthorization) throws TransportFailure {
        try {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(address(request)).method(request.method(), body);
            for (int i = 0; i < request.headerCount(); i++)
                builder.header(request.headerName(i), ascii(request.headerName(i), request.headerValue(i)));
            if (proxyAuthorization != null) builder.header("proxy-authorization", proxyAuthorization);
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw refused("the JDK's client refuses the request", e);
        }
    }

    /** The client sends the raw path and query of an address, in ASCII; it leaves out a fragment and an empty query. */
    private static URI address(TransportRequest request) throws TransportFailure {
        String target = request.target();
        if (request.hasDotSegment()) throw refused("the target has a dot segment", null);
        URI address;
        try {
            address = new URI(request.origin() + target);
        } catch (URISyntaxException e) {
            throw refused("the target is not a URI: " + e.getReason() + " at " + e.getIndex(), null);
        }
        if (address.getHost() == null)
            throw refused(
                    "the JDK's client takes no host such as " + request.origin().host(), null);
        String path = address.getRawPath();
        String query = address.getRawQuery();
        boolean same = target.startsWith(path)
                && (query == null
                        ? target.length() == path.length()
                        : !query.isEmpty()
                                && target.length() == path.length() + 1 + query.length()
                                && target.endsWith(query));
        if (!same) throw refused("the target would be changed on the way", null);
        ascii("the target", target);
        return address;
    }

    private static String ascii(String what, String text) throws TransportFailure {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' && c != '\t') throw refused("not printable ASCII at " + i + ": " + what, null);
        }
        return text;
    }

    private static TransportFailure refused(String why, Throwable cause) {
        return new TransportFailure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false, why, cause);
    }
}
