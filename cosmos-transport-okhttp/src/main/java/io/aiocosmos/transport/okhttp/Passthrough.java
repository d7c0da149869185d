package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps OkHttp's own interceptors from acting on what passes. They sit between two of ours: the outer one puts the
 * request as given into a tag, the inner one takes out of the request what was added to it, and hides the answer behind a
 * plain 200; the outer one shows it again. So nothing in between can send a request again on 408, 421 or 503 with
 * {@code Retry-After: 0}, object to a 407 without a proxy, or decompress. Interceptors of the user's are outside, on
 * either side, and see the real thing.
 */
final class Passthrough {
    private static final String[] ADDED = {"Accept-Encoding", "User-Agent"};

    private Headers asked;
    private Response answer;

    private Passthrough() {}

    static void install(OkHttpClient.Builder client) {
        client.addInterceptor(Passthrough::show);
        client.networkInterceptors().add(0, Passthrough::hide);
    }

    private static Response show(Interceptor.Chain chain) throws IOException {
        Passthrough passing = new Passthrough();
        passing.asked = chain.request().headers();
        Request marked =
                chain.request().newBuilder().tag(Passthrough.class, passing).build();
        Response hidden = chain.proceed(marked);
        return hidden.newBuilder()
                .code(passing.answer.code())
                .message(passing.answer.message())
                .headers(passing.answer.headers())
                .build();
    }

    private static Response hide(Interceptor.Chain chain) throws IOException {
        Passthrough passing = chain.request().tag(Passthrough.class);
        Request.Builder stripped = chain.request().newBuilder();
        for (String name : ADDED) if (passing.asked.get(name) == null) stripped.removeHeader(name);
        passing.answer = chain.proceed(stripped.build());
        return passing.answer
                .newBuilder()
                .code(200)
                .message("")
                .headers(Headers.EMPTY)
                .build();
    }
}
