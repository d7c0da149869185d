package io.aiocosmos.core.auth;

import io.aiocosmos.TokenSupplier.AccessToken;
import io.aiocosmos.core.uri.PercentEncoding;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Sends a token that a source gives, such as Entra ID. The token is kept; past half of its life a new one is fetched in
 * the background while the old one serves on. One fetch at a time, shared by all who wait.
 */
public final class TokenSigner implements RequestSigner {
    /** A token is not renewed sooner than this after it came, nor a failed renewal repeated sooner. */
    static final long MIN_RENEWAL_MILLIS = 60_000;

    /** A fetch that takes longer is given up, so that a source that hangs once does not hang for ever. */
    static final long MAX_FETCH_MILLIS = 60_000;

    private final Supplier<? extends CompletionStage<AccessToken>> source;
    private final Clock clock;
    private final AtomicReference<Fetch> running = new AtomicReference<>();
    private final AtomicReference<Held> held = new AtomicReference<>();

    /** @param source asked for a token on the thread of a request, so it should not block */
    public TokenSigner(Supplier<? extends CompletionStage<AccessToken>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public String authorizationNow(String verb, String resourceType, String resourceLink, String date) {
        Held current = held.get();
        if (current == null) return null;
        long now = clock.millis();
        if (now >= current.expiresAt) return null;
        if (now >= current.renewAt) fetch();
        return current.header;
    }

    @Override
    public CompletableFuture<Void> ready() {
        Held current = held.get();
        if (current != null && clock.millis() < current.expiresAt) return CompletableFuture.completedFuture(null);
        return fetch().thenRun(() -> {}); // a future of the waiter's own
    }

    /** Drops the token if it is still the one refused: of many that met a 401 at once, one starts the fetch. */
    @Override
    public boolean refused(String authorization) {
        Held current = held.get();
        if (current != null && current.header.equals(authorization)) held.compareAndSet(current, null);
        return true;
    }

    private CompletableFuture<Void> fetch() {
        long now = clock.millis();
        Fetch current = running.get();
        if (current != null && now - current.startedAt < MAX_FETCH_MILLIS) return current.done;
        Fetch mine = new Fetch(now);
        if (!running.compareAndSet(current, mine)) return fetch();
        if (current != null) current.done.completeExceptionally(tooLong());
        start(mine);
        return mine.done;
    }

    private void start(Fetch fetch) {
        try {
            source.get().whenComplete((token, problem) -> finish(fetch, token, problem));
        } catch (Throwable problem) { // the source is not ours: whatever it throws is what the waiters must hear
            finish(fetch, null, problem);
        }
    }

    private void finish(Fetch fetch, AccessToken token, Throwable problem) {
        Throwable failure = problem == null ? keep(token) : problem;
        if (failure != null) renewLater();
        running.compareAndSet(fetch, null);
        if (failure == null) fetch.done.complete(null);
        else fetch.done.completeExceptionally(failure);
    }

    /** Gives the reason why the token cannot be kept, or {@code null}. */
    private Throwable keep(AccessToken token) {
        if (token == null) return new IllegalStateException("the token source gave no token");
        long now = clock.millis();
        long expiresAt = millis(token.expiresAt());
        if (expiresAt <= now)
            return new IllegalStateException("the token source gave a token that expired at " + token.expiresAt());
        long renewAt = now + Math.max((expiresAt - now) / 2, MIN_RENEWAL_MILLIS);
        held.set(new Held(PercentEncoding.encode("type=aad&ver=1.0&sig=" + token.value()), renewAt, expiresAt));
        return null;
    }

    /** {@code Instant.MAX} is beyond what fits: such a token never expires. */
    private static long millis(Instant time) {
        return time.isBefore(Instant.ofEpochMilli(Long.MAX_VALUE)) ? time.toEpochMilli() : Long.MAX_VALUE;
    }

    private void renewLater() {
        Held current = held.get();
        if (current == null) return;
        long renewAt = clock.millis() + MIN_RENEWAL_MILLIS;
        held.compareAndSet(current, new Held(current.header, renewAt, current.expiresAt)); // unless refused meanwhile
    }

    private static IllegalStateException tooLong() {
        return new IllegalStateException("the token source gave no token within " + MAX_FETCH_MILLIS / 1000 + " s");
    }

    @Override
    public String toString() {
        return "access token <hidden>";
    }

    private static final class Held {
        final String header;
        final long renewAt;
        final long expiresAt;

        Held(String header, long renewAt, long expiresAt) {
            this.header = header;
            this.renewAt = renewAt;
            this.expiresAt = expiresAt;
        }
    }

    private static final class Fetch {
        final long startedAt;
        final CompletableFuture<Void> done = new CompletableFuture<>();

        Fetch(long startedAt) {
            this.startedAt = startedAt;
        }
    }
}
