package io.aiocosmos.core.auth;

import io.aiocosmos.TokenSupplier;
import io.aiocosmos.TokenSupplier.AccessToken;
import io.aiocosmos.spi.PrintableText;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Fetches tokens from a user's supplier, on threads of their own. Retries once after a connection failure, and with
 * the scope of the service if Entra ID does not know that of the account.
 */
final class TokenSource {
    /** Of the service as a whole. */
    static final String SERVICE_SCOPE = "https://cosmos.azure.com/.default";

    /** Entra ID's error code for a resource that it does not know in this tenant. */
    private static final String UNKNOWN_RESOURCE = "AADSTS500011";

    private static final int MAX_DEPTH = 10;

    private final TokenSupplier supplier;
    private final Clock clock;
    private final Executor threads;
    private volatile String scope;

    TokenSource(TokenSupplier supplier, String scope, Clock clock, Executor threads) {
        this.supplier = supplier;
        this.scope = scope;
        this.clock = clock;
        this.threads = threads;
    }

    /**
     * @param claims that the token must meet, {@code null} for none
     * @param done receives a valid token, or why there is none
     */
    void fetch(String claims, BiConsumer<AccessToken, Throwable> done) {
        ask(new Request(scope, claims, true, clock.millis(), done));
    }

    private void ask(Request request) {
        try {
            threads.execute(() -> callSupplier(request));
        } catch (Throwable e) { // no thread available
            ended(request.last(), null, e);
        }
    }

    private void callSupplier(Request request) {
        try {
            String claims = request.claims;
            CompletionStage<AccessToken> stage =
                    claims == null ? supplier.token(request.scope) : supplier.token(request.scope, claims);
            if (stage == null) request.done.accept(null, failure(request, "gave null instead of a stage", null));
            else stage.whenComplete((token, problem) -> ended(request, token, problem));
        } catch (Throwable e) { // supplier and stage are the user's: the waiters receive whatever they throw
            ended(request, null, e);
        }
    }

    private void ended(Request request, AccessToken token, Throwable problem) {
        if (problem == null) take(request, token);
        else if (!request.scope.equals(SERVICE_SCOPE) && isUnknownResource(problem)) ask(request.of(SERVICE_SCOPE));
        else if (request.mayRetry && isOfConnection(problem)) ask(request.last());
        else {
            Throwable cause = unwrapped(problem);
            String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
            String what = "failed with " + cause.getClass().getSimpleName();
            request.done.accept(null, failure(request, what, said, cause));
        }
    }

    private void take(Request request, AccessToken token) {
        if (token == null) request.done.accept(null, failure(request, "gave no token (null)", null));
        else if (!token.expiresAt().isAfter(clock.instant()))
            request.done.accept(null, failure(request, "gave a token that expired at " + token.expiresAt(), null));
        else if (!isOneWord(token.value()))
            request.done.accept(null, failure(request, "gave a token with blanks or line breaks in it", null));
        else {
            scope = request.scope;
            request.done.accept(token, null);
        }
    }

    private static boolean isOneWord(String token) {
        for (int i = 0; i < token.length(); i++) if (token.charAt(i) <= ' ') return false;
        return true;
    }

    private IllegalStateException failure(Request request, String what, Throwable cause) {
        return failure(request, what, "", cause);
    }

    private IllegalStateException failure(Request request, String what, String said, Throwable cause) {
        String after = ", after " + (clock.millis() - request.since) + " ms";
        String message = name() + ", asked for " + request.scope + ", " + what + after + said;
        return new IllegalStateException(PrintableText.of(message), cause);
    }

    /** What the fetch waits for, in words. */
    String pending(long since) {
        return name() + ", asked for " + scope + ", has given nothing for " + (clock.millis() - since) + " ms";
    }

    /** A lambda is named by the class that declares it. */
    private String name() {
        String name = supplier.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return "the token supplier " + (lambda < 0 ? name : "of " + name.substring(0, lambda));
    }

    private static boolean isUnknownResource(Throwable problem) {
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++, cause = cause.getCause())
            if (String.valueOf(cause.getMessage()).contains(UNKNOWN_RESOURCE)) return true;
        return false;
    }

    private static boolean isOfConnection(Throwable problem) {
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++, cause = cause.getCause())
            if (cause instanceof IOException) return true;
        return false;
    }

    private static Throwable unwrapped(Throwable problem) {
        boolean wrapped = problem instanceof CompletionException || problem instanceof ExecutionException;
        return wrapped && problem.getCause() != null ? problem.getCause() : problem;
    }

    private static final class Request {
        final String scope;
        final String claims;
        final boolean mayRetry;
        final long since;
        final BiConsumer<AccessToken, Throwable> done;

        Request(String scope, String claims, boolean mayRetry, long since, BiConsumer<AccessToken, Throwable> done) {
            this.scope = scope;
            this.claims = claims;
            this.mayRetry = mayRetry;
            this.since = since;
            this.done = done;
        }

        Request of(String otherScope) {
            return new Request(otherScope, claims, mayRetry, since, done);
        }

        Request last() {
            return new Request(scope, claims, false, since, done);
        }
    }
}
