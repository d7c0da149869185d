package io.aiocosmos.azure.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Remembers what it was asked for, and gives what the test says: at once, or when the test does so. */
final class FakeCredential implements TokenCredential {
    final List<TokenRequestContext> requests = new CopyOnWriteArrayList<>();
    final List<Sinks.One<AccessToken>> pending = new CopyOnWriteArrayList<>();
    volatile int cancelled;
    private final Function<Integer, Mono<AccessToken>> tokens;

    /** Gives nothing by itself. */
    FakeCredential() {
        tokens = null;
    }

    /** @param tokens by the number of the request, from 1 */
    FakeCredential(Function<Integer, Mono<AccessToken>> tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        requests.add(request);
        if (tokens != null) return tokens.apply(requests.size());
        Sinks.One<AccessToken> sink = Sinks.one();
        pending.add(sink);
        return sink.asMono().doOnCancel(() -> cancelled++);
    }
}
