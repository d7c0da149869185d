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
 * Asks a user's supplier for tokens, on threads that nobody else needs. It is asked once more when a connection of its
 * failed, and for another scope where the account has no name of its own in Entra ID.
 */
final class TokenSource {
    /** Of the service as a whole. */
    static final String SERVICE_SCOPE = "https://cosmos.azure.com/.default";

    /** Entra ID's word for a resource that it does not know in this tenant. */
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
     * @param claims that a token must meet, {@code null} for none
     * @param done told a token that is good for now, or why there is none
     */
    void fetch(String claims, BiConsumer<AccessToken, Throwable> done) {
        ask(new Question(scope, claims, true, clock.millis(), done));
    }

    private void ask(Question question) {
        try {
            threads.execute(() -> answer(question));
        } catch (Throwable e) { // no thread to be had
            ended(question.last(), null, e);
        }
    }

    private void answer(Question question) {
        try {
            String claims = question.claims;
            CompletionStage<AccessToken> stage =
                    claims == null ? supplier.token(question.scope) : supplier.token(question.scope, claims);
            if (stage == null) question.done.accept(null, failure(question, "gave null instead of a stage", null));
            else stage.whenComplete((token, problem) -> ended(question, token, problem));
        } catch (Throwable e) { // supplier and stage are not ours: whatever they throw is what the waiters must hear
            ended(question, null, e);
        }
    }

    private void ended(Question question, AccessToken token, Throwable problem) {
        if (problem == null) take(question, token);
        else if (!question.scope.equals(SERVICE_SCOPE) && isUnknownResource(problem)) ask(question.of(SERVICE_SCOPE));
        else if (question.mayRepeat && isOfConnection(problem)) ask(question.last());
        else {
            Throwable cause = unwrapped(problem);
            String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
            String what = "failed with " + cause.getClass().getSimpleName();
            question.done.accept(null, failure(question, what, said, cause));
        }
    }

    private void take(Question question, AccessToken token) {
        if (token == null) question.done.accept(null, failure(question, "gave no token (null)", null));
        else if (!token.expiresAt().isAfter(clock.instant()))
            question.done.accept(null, failure(question, "gave a token that expired at " + token.expiresAt(), null));
        else if (!isOneWord(token.value()))
            question.done.accept(null, failure(question, "gave a token with blanks or line breaks in it", null));
        else {
            scope = question.scope;
            question.done.accept(token, null);
        }
    }

    private static boolean isOneWord(String token) {
        for (int i = 0; i < token.length(); i++) if (token.charAt(i) <= ' ') return false;
        return true;
    }

    private IllegalStateException failure(Question question, String what, Throwable cause) {
        return failure(question, what, "", cause);
    }

    private IllegalStateException failure(Question question, String what, String said, Throwable cause) {
        String after = ", after " + (clock.millis() - question.since) + " ms";
        String message = name() + ", asked for " + question.scope + ", " + what + after + said;
        return new IllegalStateException(PrintableText.of(message), cause);
    }

    /** What is being waited for, in words. */
    String pending(long since) {
        return name() + ", asked for " + scope + ", has given nothing for " + (clock.millis() - since) + " ms";
    }

    /** A lambda is named after the class that it stands in. */
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

    private static final class Question {
        final String scope;
        final String claims;
        final boolean mayRepeat;
        final long since;
        final BiConsumer<AccessToken, Throwable> done;

        Question(String scope, String claims, boolean mayRepeat, long since, BiConsumer<AccessToken, Throwable> done) {
            this.scope = scope;
            this.claims = claims;
            this.mayRepeat = mayRepeat;
            this.since = since;
            this.done = done;
        }

        Question of(String otherScope) {
            return new Question(otherScope, claims, mayRepeat, since, done);
        }

        Question last() {
            return new Question(scope, claims, false, since, done);
        }
    }
}
