package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps OkHttp's own interceptors from acting on responses. They run between two of ours: the outer one keeps the request's
 * headers; the inner one removes headers that OkHttp added and replaces status and headers of the response by a plain 200;
 * the outer one restores them. So OkHttp cannot retry on 408, 421 or 503 with {@code Retry-After: 0}, reject a 407 without
 * a proxy, or decompress. The user's interceptors run outside, on either side, and see the real request and response.
 */
final class InterceptorShield {
    private static final String[] ADDED = {"Accept-Encoding", "User-Agent"};

    /** The exchanges between the two. A tag on the request would do, but the first tag loads sixty classes of Kotlin's. */
    private final Map<Call, Exchange> exchanges = new ConcurrentHashMap<>();

    private final String proxyAuthorization; // null for none

    private InterceptorShield(String proxyAuthorization) {
        this.proxyAuthorization = proxyAuthorization;
    }

    private static final class Exchange {
        private final Headers requestHeaders;
        private Response response;

        private Exchange(Headers requestHeaders) {
            this.requestHeaders = requestHeaders;
        }
    }

    /** @param proxyAuthorization for requests that a proxy reads; {@code null} for none */
    static void install(OkHttpClient.Builder client, String proxyAuthorization) {
        InterceptorShield shield = new InterceptorShield(proxyAuthorization);
        client.addInterceptor(shield::show);
        client.networkInterceptors().add(0, shield::hide);
    }

    private Response show(Interceptor.Chain chain) throws IOException {
        Exchange exchange = new Exchange(chain.request().headers());
        exchanges.put(chain.call(), exchange);
        try {
            Response hidden = chain.proceed(chain.request());
            return hidden.newBuilder()
                    .code(exchange.response.code())
                    .message(exchange.response.message())
                    .headers(exchange.response.headers())
                    .build();
        } finally {
            exchanges.remove(chain.call());
        }
    }

    private Response hide(Interceptor.Chain chain) throws IOException {
        Exchange exchange = exchanges.get(chain.call());
        Request.Builder stripped = chain.request().newBuilder();
        for (String name : ADDED) if (exchange.requestHeaders.get(name) == null) stripped.removeHeader(name);
        Connection connection = chain.connection();
        if (connection != null) SettingsProxySelector.authorize(stripped, connection.route(), proxyAuthorization);
        exchange.response = chain.proceed(stripped.build());
        return exchange.response
                .newBuilder()
                .code(200)
                .message("")
                .headers(Headers.EMPTY)
                .build();
    }
}
