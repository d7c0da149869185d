package io.aiocosmos.core.auth;

import io.aiocosmos.TokenSupplier;
import io.aiocosmos.TokenSupplier.AccessToken;
import io.aiocosmos.core.uri.PercentEncoding;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends an access token, such as one of Entra ID. The token is cached; past half of its life a new one is fetched in the
 * background while the old one stays in use. There is one fetch at a time, shared by all waiters.
 */
public final class TokenSigner implements RequestSigner {
    /** The least time between a token and its renewal, and between a failed renewal and the next. */
    static final long MIN_RENEWAL_MILLIS = 60_000;

    /** A fetch that takes longer is abandoned, so that a later one can succeed. */
    static final long MAX_FETCH_MILLIS = 60_000;

    /** A token is used at least this long, so that those who waited for it can send it; the service decides on it. */
    static final long MIN_LIFE_MILLIS = 1_000;

    private final TokenSource source;
    private final Clock clock;
    private final AtomicReference<Fetch> running = new AtomicReference<>();
    private final AtomicReference<Held> held = new AtomicReference<>();

    /** The claims that the next token must meet, {@code null} for none. */
    private final AtomicReference<String> claims = new AtomicReference<>();

    /**
     * @param supplier may block: each fetch has a thread of its own
     * @param scope to ask for
     */
    public TokenSigner(TokenSupplier supplier, String scope, Clock clock) {
        this(supplier, scope, clock, TokenSigner::onItsOwnThread);
    }

    /** @param threads where the supplier may block */
    public TokenSigner(TokenSupplier supplier, String scope, Clock clock, Executor threads) {
        this.source = new TokenSource(supplier, scope, clock, threads);
        this.clock = clock;
    }

    /** They are few, a token serves for an hour: nothing is kept for them. */
    private static void onItsOwnThread(Runnable fetch) {
        Thread thread = new Thread(fetch, "cosmos-token");
        thread.setDaemon(true);
        thread.start();
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
        return fetch().thenRun(() -> {}); // each waiter has its own future
    }

    /** Drops the token if it is still the refused one: of many 401s at once, one starts the fetch. */
    @Override
    public boolean refused(String authorization, String challenge) {
        String wanted = ClaimsChallenge.claims(challenge);
        if (wanted != null && !wanted.equals(claims.getAndSet(wanted)))
            running.set(null); // the running fetch lacks these claims
        Held current = held.get();
        if (current != null && current.header.equals(authorization)) held.compareAndSet(current, null);
        return true;
    }

    @Override
    public boolean isRenewable() {
        return true;
    }

    private CompletableFuture<Void> fetch() {
        long now = clock.millis();
        Fetch current = running.get();
        if (current != null && now - current.startedAt < MAX_FETCH_MILLIS) return current.done;
        Fetch mine = new Fetch(now);
        if (!running.compareAndSet(current, mine)) return fetch();
        if (current != null) current.done.completeExceptionally(tooLong(current));
        String wanted = claims.get();
        source.fetch(wanted, (token, problem) -> finish(mine, wanted, token, problem));
        return mine.done;
    }

    private void finish(Fetch fetch, String met, AccessToken token, Throwable problem) {
        if (problem == null && running.get() == fetch) {
            if (met != null) claims.compareAndSet(met, null);
            keep(token);
        }
        if (problem != null) renewLater();
        running.compareAndSet(fetch, null);
        if (problem == null) fetch.done.complete(null);
        else fetch.done.completeExceptionally(problem);
    }

    private void keep(AccessToken token) {
        long now = clock.millis();
        long expiresAt = Math.max(millis(token.expiresAt()), now + MIN_LIFE_MILLIS);
        long renewAt = now + Math.max((expiresAt - now) / 2, MIN_RENEWAL_MILLIS);
        held.set(new Held(PercentEncoding.encode("type=aad&ver=1.0&sig=" + token.value()), renewAt, expiresAt));
    }

    /** {@code Instant.MAX} overflows: such a token never expires. */
    private static long millis(Instant time) {
        return time.isBefore(Instant.ofEpochMilli(Long.MAX_VALUE)) ? time.toEpochMilli() : Long.MAX_VALUE;
    }

    private void renewLater() {
        Held current = held.get();
        if (current == null) return;
        long renewAt = clock.millis() + MIN_RENEWAL_MILLIS;
        held.compareAndSet(current, new Held(current.header, renewAt, current.expiresAt)); // unless refused meanwhile
    }

    private IllegalStateException tooLong(Fetch fetch) {
        return new IllegalStateException(source.pending(fetch.startedAt));
    }

    @Override
    public String pending() {
        Fetch current = running.get();
        return current == null ? "" : source.pending(current.startedAt);
    }

    @Override
    public String hint() {
        return "Check that the token is of the account's tenant and for this service, and that its user may sign in";
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
