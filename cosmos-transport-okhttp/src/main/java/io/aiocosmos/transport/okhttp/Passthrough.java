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
 * Keeps OkHttp's own interceptors from acting on what passes. They sit between two of ours: the outer one notes the
 * headers as given, the inner one takes out of the request what was added to it, and hides the answer behind a plain 200;
 * the outer one shows it again. So nothing in between can send a request again on 408, 421 or 503 with
 * {@code Retry-After: 0}, object to a 407 without a proxy, or decompress. Interceptors of the user's are outside, on
 * either side, and see the real thing.
 */
final class Passthrough {
    private static final String[] ADDED = {"Accept-Encoding", "User-Agent"};

    /** What is between the two. A tag on the request would do, but OkHttp loads sixty classes of Kotlin's for the first. */
    private final Map<Call, Passing> under = new ConcurrentHashMap<>();

    private final String proxyAuthorization; // null for none

    private Passthrough(String proxyAuthorization) {
        this.proxyAuthorization = proxyAuthorization;
    }

    private static final class Passing {
        private final Headers asked;
        private Response answer;

        private Passing(Headers asked) {
            this.asked = asked;
        }
    }

    /** @param proxyAuthorization what requests carry that a proxy reads; {@code null} for nothing */
    static void install(OkHttpClient.Builder client, String proxyAuthorization) {
        Passthrough passthrough = new Passthrough(proxyAuthorization);
        client.addInterceptor(passthrough::show);
        client.networkInterceptors().add(0, passthrough::hide);
    }

    private Response show(Interceptor.Chain chain) throws IOException {
        Passing passing = new Passing(chain.request().headers());
        under.put(chain.call(), passing);
        try {
            Response hidden = chain.proceed(chain.request());
            return hidden.newBuilder()
                    .code(passing.answer.code())
                    .message(passing.answer.message())
                    .headers(passing.answer.headers())
                    .build();
        } finally {
            under.remove(chain.call());
        }
    }

    private Response hide(Interceptor.Chain chain) throws IOException {
        Passing passing = under.get(chain.call());
        Request.Builder stripped = chain.request().newBuilder();
        for (String name : ADDED) if (passing.asked.get(name) == null) stripped.removeHeader(name);
        Connection connection = chain.connection();
        if (connection != null) Proxies.authorize(stripped, connection.route(), proxyAuthorization);
        passing.answer = chain.proceed(stripped.build());
        return passing.answer
                .newBuilder()
                .code(200)
                .message("")
                .headers(Headers.EMPTY)
                .build();
    }
}
